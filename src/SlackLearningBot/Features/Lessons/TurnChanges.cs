using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Lessons;

/// <summary>What a learner does with a lesson besides answering. Each answers with the card as it is afterwards, or null when the turn is not theirs.</summary>
internal sealed class TurnChanges(
    NpgsqlDataSource database, LessonCards cards, Deliveries deliveries, IHomeWishes homes, CalendarClock calendar)
{
    public Task<LessonCardFacts?> FinishAsync(LearnerKey learner, TurnValue value, CancellationToken cancel) =>
        ChangeAsync(learner, value, t => TurnStore.CloseAsync(t, learner, value.Turn, "done", calendar.Now, cancel), cancel);

    public Task<LessonCardFacts?> PutAsideAsync(LearnerKey learner, TurnValue value, CancellationToken cancel) =>
        ChangeAsync(learner, value, t => TurnStore.CloseAsync(t, learner, value.Turn, "put_aside", calendar.Now, cancel), cancel);

    public Task<LessonCardFacts?> BringBackAsync(LearnerKey learner, TurnValue value, CancellationToken cancel) =>
        ChangeAsync(learner, value, t => TurnStore.BringBackAsync(t, learner, value.Turn, cancel), cancel);

    private Task<LessonCardFacts?> ChangeAsync(LearnerKey learner, TurnValue value, Func<NpgsqlTransaction, Task> change, CancellationToken cancel) =>
        database.InTransactionAsync(
            async transaction =>
            {
                if (await TurnStore.FindAsync(transaction, learner, value.Turn, cancel) is null)
                {
                    return null;
                }

                await change(transaction);
                return await FactsAsync(transaction, learner, value.Turn, value.Delivery, cancel);
            },
            cancel);

    /// <summary>Puts a lesson off. A wish that was made twice, or from an older copy of the message, counts once and shows what the first one led to.</summary>
    public Task<PutOff> PutOffAsync(LearnerKey key, LaterValue value, Snooze wish, CancellationToken cancel) =>
        database.InTransactionAsync(transaction => PutOffAsync(transaction, key, value, wish, cancel), cancel);

    private async Task<PutOff> PutOffAsync(NpgsqlTransaction transaction, LearnerKey key, LaterValue value, Snooze wish, CancellationToken cancel)
    {
        if (await TurnStore.FindAsync(transaction, key, value.Turn, cancel) is not { } turn)
        {
            return new PutOff.NotTheirs();
        }

        if (await LearnerStore.FindAsync(transaction, key, cancel) is not { } learner)
        {
            return new PutOff.Stopped();
        }

        if (turn.CardState == LessonCardState.Open)
        {
            switch (Snooze.Until(wish, calendar.Now, learner.Rhythm))
            {
                case SnoozeDecision.NotPossible refused:
                    return new PutOff.Refused(refused);
                case SnoozeDecision.ComesBack back when await TurnStore.PutOffAsync(transaction, key, turn.TurnId, value.Snoozes, back.At, cancel):
                    var expires = learner.EndOf(LocalDay.Of(back.At, learner.Rhythm.Zone));
                    await deliveries.EnqueueAsync(transaction, LessonAgain.Of(key, turn.LessonId, value.Snoozes + 1, back.At, expires), cancel);
                    break;
            }
        }

        var facts = await FactsAsync(transaction, key, value.Turn, value.Delivery, cancel);
        return new PutOff.Shown(facts!, await MessageStore.FindSentAsync(transaction, key, value.Delivery, cancel));
    }

    private async Task<LessonCardFacts?> FactsAsync(NpgsqlTransaction transaction, LearnerKey learner, long turnId, Guid deliveryId, CancellationToken cancel)
    {
        await homes.RefreshAsync(transaction, learner, cancel);
        return await TurnStore.FindAsync(transaction, learner, turnId, cancel) is { } turn
            ? await cards.ReadAsync(transaction, learner, turn, deliveryId, cancel)
            : null;
    }
}
