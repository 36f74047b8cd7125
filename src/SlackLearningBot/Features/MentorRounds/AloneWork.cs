using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Features.MentorRounds;

/// <summary>Tells somebody that nobody was left for them, and what they can do.</summary>
internal sealed class AloneWork(NpgsqlDataSource database) : IMessageWork
{
    public const string KindName = "mentor_round.alone";

    public string Kind => KindName;

    public static NewDelivery Of(MentorRound round, string userId, DateTimeOffset now) =>
        NewDelivery.To(new LearnerKey(round.TeamId, userId), KindName, $"{round.RoundId:N}", DeliveryClass.Nudge, now) with { Value = NudgeValue.MentorRound };

    public Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) => database.InTransactionAsync<Rendering>(
        async transaction =>
            await Deliveries.HoldAsync(transaction, delivery, cancel)
            && await RoundStore.FindAsync(transaction, delivery.TeamId, AskWork.RoundOf(delivery.Slot), cancel) is { } round
                ? new Rendering.Post(AskView.Alone(round, await EnrolledStore.FindAloneAsync(transaction, delivery.Person, round.RoundId, cancel)))
                : new Rendering.Drop("the round is over"),
        cancel);
}
