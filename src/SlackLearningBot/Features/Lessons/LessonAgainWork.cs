using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Features.Lessons;

/// <summary>A lesson comes back that was put off, unless it was done, brought back or put off anew meanwhile.</summary>
internal sealed class LessonAgainWork(NpgsqlDataSource database, LessonCards cards, CalendarClock calendar) : IMessageWork
{
    public string Kind => LessonAgain.Kind;

    public async Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) =>
        LessonAgain.Read(delivery.Slot) is var (lessonId, snoozes)
            ? await database.InTransactionAsync(transaction => RenderAsync(transaction, delivery, lessonId, snoozes, cancel), cancel)
            : new Rendering.Drop("the slot is no lesson");

    private async Task<Rendering> RenderAsync(NpgsqlTransaction transaction, Delivery delivery, string lessonId, int snoozes, CancellationToken cancel)
    {
        if (!await Deliveries.HoldAsync(transaction, delivery, cancel))
        {
            return new Rendering.Drop("erased meanwhile");
        }

        if (await LearnerStore.LockAsync(transaction, delivery.Person, cancel) is not { } learner)
        {
            return new Rendering.Drop("no learner, or stopped");
        }

        if (await TurnStore.FindOfLessonAsync(transaction, delivery.Person, lessonId, cancel) is not { CardState: LessonCardState.Open, ComesBackAt: not null } turn
            || turn.Snoozes != snoozes)
        {
            return new Rendering.Drop("not put off any more");
        }

        await TurnStore.NoteComingBackAsync(transaction, delivery.Person, turn.TurnId, learner.Today(calendar.Now), cancel);
        return new Rendering.Post(LessonCard.Render(await cards.ReadAsync(transaction, delivery.Person, turn, delivery.Id, cancel)));
    }
}
