using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Features.MentorRounds;

/// <summary>The question whom somebody would like: one message, as long as it can still be answered.</summary>
internal sealed class AskWork(NpgsqlDataSource database, CalendarClock calendar) : IMessageWork
{
    public const string KindName = "mentor_round.ask";

    public string Kind => KindName;

    public static Guid RoundOf(string slot) => Guid.ParseExact(slot, "N");

    public static NewDelivery Of(MentorRound round, string userId, DateTimeOffset due) =>
        NewDelivery.To(new LearnerKey(round.TeamId, userId), KindName, $"{round.RoundId:N}", DeliveryClass.Nudge, due) with { ExpiresAt = round.WishesUntil, Value = NudgeValue.MentorRound };

    public Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) => database.InTransactionAsync<Rendering>(
        async transaction =>
        {
            if (!await Deliveries.HoldAsync(transaction, delivery, cancel)
                || await RoundStore.FindAsync(transaction, delivery.TeamId, RoundOf(delivery.Slot), cancel) is not { } round || !round.IsAskingAt(calendar.Now)
                || await EnrolledStore.LockAsync(transaction, delivery.Person, round.RoundId, cancel) is not { IsOut: false } part)
            {
                return new Rendering.Drop("the round is over");
            }

            await EnrolledStore.SaveAskedAsync(transaction, delivery.Person, round.RoundId, calendar.Now, cancel);
            return new Rendering.Post(AskView.Ask(round, part, await ProfileReads.FindAsync(transaction, round, part.UserId, cancel)));
        },
        cancel);
}
