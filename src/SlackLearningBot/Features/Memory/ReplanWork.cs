using System.Text.Json;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Memory;

/// <summary>
/// Goes through a workspace whose wish changed, a batch at a time; each batch owes the next one in its own transaction. A batch that is done twice
/// changes nothing. Nothing is kept at the end, because where it stood names a person.
/// </summary>
internal sealed class ReplanWork(NpgsqlDataSource database, Replanning replanning, Deliveries deliveries, CalendarClock calendar) : ICallWork
{
    private const string KindName = "memory.replan";

    private const string After = "after";

    public string Kind => KindName;

    /// <summary>It calls nothing of Slack's; with a rate of its own even the largest workspace leaves the database to clicks in between.</summary>
    public string Method => KindName;

    /// <summary>Each change is a delivery of its own: one that comes while an older one is under way begins at the beginning.</summary>
    /// <param name="teamId">The workspace.</param>
    /// <param name="change">Names the change.</param>
    /// <param name="after">The learner it has come to.</param>
    /// <param name="now">Calendar time.</param>
    public static NewDelivery Of(string teamId, string change, string after, DateTimeOffset now) =>
        new(teamId, teamId, KindName, change, DeliveryClass.Read, now)
        {
            Payload = JsonSerializer.Serialize(new Dictionary<string, string> { [After] = after }),
        };

    public async Task<CallOutcome> RunAsync(Delivery delivery, Workspace workspace, CancellationToken cancel)
    {
        using var payload = JsonDocument.Parse(delivery.Payload);
        var after = payload.RootElement.TryGetProperty(After, out var person) ? person.GetString() ?? "" : ""; // an erasure takes the person out
        return await database.InTransactionAsync<CallOutcome>(
            async transaction =>
            {
                if (await replanning.ReplanBatchAsync(transaction, delivery.TeamId, after, cancel) is not { } last)
                {
                    return new CallOutcome.Forget();
                }

                await deliveries.EnqueueAgainAsync(transaction, Of(delivery.TeamId, delivery.Slot, last, calendar.Now), cancel);
                return new CallOutcome.Done();
            },
            cancel);
    }
}
