using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.MentorRounds;

/// <summary>A round as its owner sees it now.</summary>
internal static class RoundCards
{
    public static async Task<SlackMessage> RenderAsync(NpgsqlTransaction transaction, MentorRound round, IReadOnlyList<string> problems, CancellationToken cancel) => RoundView.Card(
        round,
        await EnrolledStore.CountAsync(transaction, round, cancel),
        round.State is RoundStates.Preview or RoundStates.Published or RoundStates.Begun ? await PairStore.ReadAloneAsync(transaction, round, 0, RoundView.MostNamed, cancel) : [],
        problems);
}

/// <summary>Tells the owner how their round stands: the card as it is when it is sent.</summary>
internal sealed class OwnerWork(NpgsqlDataSource database) : IMessageWork
{
    public const string KindName = "mentor_round.owner";

    public string Kind => KindName;

    /// <summary>Once a state and version.</summary>
    public static NewDelivery Of(MentorRound round, string state, DateTimeOffset now, string payload = "{}") =>
        NewDelivery.To(round.Author, KindName, $"{round.RoundId:N}:{state}:{round.Version}", DeliveryClass.Answer, now) with { Payload = payload };

    public Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) => database.InTransactionAsync<Rendering>(
        async transaction =>
        {
            if (await RoundStore.FindAsync(transaction, delivery.TeamId, Guid.ParseExact(delivery.Slot[..32], "N"), cancel) is not { } round)
            {
                return new Rendering.Drop("the round is over");
            }

            var note = System.Text.Json.JsonSerializer.Deserialize(delivery.Payload, RoundsJson.Default.RoundNote);
            return new Rendering.Post(await RoundCards.RenderAsync(transaction, round, note?.Problems ?? [], cancel));
        },
        cancel);
}

/// <summary>Owes the owner a word. One who was erased gets none; the others look with <c>/mentor round</c>.</summary>
internal sealed class Reporting(Deliveries deliveries, CalendarClock calendar)
{
    public async Task TellAsync(NpgsqlTransaction transaction, MentorRound round, string state, CancellationToken cancel, string payload = "{}")
    {
        if (round.AuthorId is ['U' or 'W', ..])
        {
            await deliveries.EnqueueAsync(transaction, OwnerWork.Of(round, state, calendar.Now, payload), cancel);
        }
    }
}
