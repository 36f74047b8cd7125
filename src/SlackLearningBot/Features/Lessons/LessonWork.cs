using System.Globalization;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Lessons;

/// <summary>The lesson of a day, chosen when it is sent. Nothing is sent when nothing is left: silence is allowed.</summary>
internal sealed class LessonWork(NpgsqlDataSource database, Choosing choosing, LessonCards cards, CalendarClock calendar) : IMessageWork
{
    public string Kind => Asked.Lesson;

    public async Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) =>
        DateOnly.TryParseExact(delivery.Slot, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? await database.InTransactionAsync(transaction => RenderAsync(transaction, delivery, day, cancel), cancel)
            : new Rendering.Drop("the slot is no day");

    private async Task<Rendering> RenderAsync(NpgsqlTransaction transaction, Delivery delivery, DateOnly day, CancellationToken cancel)
    {
        if (!await Deliveries.HoldAsync(transaction, delivery, cancel))
        {
            return new Rendering.Drop("erased meanwhile");
        }

        if (await LearnerStore.LockAsync(transaction, delivery.Person, cancel) is not { } learner)
        {
            return new Rendering.Drop("no learner, or stopped");
        }

        if (day < learner.Today(calendar.Now))
        {
            return new Rendering.Drop("the day is over");
        }

        if (delivery.Class != DeliveryClass.Answer
            && await TurnStore.ComesBackAsync(transaction, learner.Key, learner.StartOf(day), learner.EndOf(day), cancel))
        {
            return new Rendering.Drop("what was put off is the day's lesson");
        }

        return await choosing.ServeAsync(transaction, learner, day, delivery.Class == DeliveryClass.Answer, cancel) is { } turn
            ? new Rendering.Post(LessonCard.Render(await cards.ReadAsync(transaction, learner.Key, turn, delivery.Id, cancel)))
            : new Rendering.Drop("no lesson is left");
    }
}
