using System.Text.Json;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Outbox;

/// <summary>
/// Goes through the people of a workspace, a batch at a time; each batch owes the next one in its own transaction. A batch that is done twice must
/// change nothing. Nothing is kept at the end, because where it stood names a person.
/// </summary>
internal abstract class WalkWork(NpgsqlDataSource database, Deliveries deliveries, CalendarClock calendar) : ICallWork
{
    private const string After = "after";

    public abstract string Kind { get; }

    /// <summary>It calls nothing of Slack's; with a rate of its own even the largest workspace leaves the database to clicks in between.</summary>
    public string Method => Kind;

    /// <summary>A walk from the beginning. Each is a delivery of its own: one that comes while an older one is under way goes the whole way too.</summary>
    /// <param name="teamId">The workspace.</param>
    /// <param name="kind">The kind of the work that walks.</param>
    /// <param name="now">Calendar time.</param>
    protected static NewDelivery Start(string teamId, string kind, DateTimeOffset now) =>
        Of(teamId, kind, Guid.CreateVersion7(now).ToString("N"), after: "", now);

    /// <summary>Does a batch of those behind <paramref name="after"/>; answers behind whom the next one begins, null when this was the last.</summary>
    protected abstract Task<string?> WalkAsync(NpgsqlTransaction transaction, string teamId, string after, CancellationToken cancel);

    public async Task<CallOutcome> RunAsync(Delivery delivery, Workspace workspace, CancellationToken cancel)
    {
        using var payload = JsonDocument.Parse(delivery.Payload);
        var after = payload.RootElement.TryGetProperty(After, out var person) ? person.GetString() ?? "" : ""; // an erasure takes the person out
        return await database.InTransactionAsync<CallOutcome>(
            async transaction =>
            {
                if (await WalkAsync(transaction, delivery.TeamId, after, cancel) is not { } last)
                {
                    return new CallOutcome.Forget();
                }

                await deliveries.EnqueueAgainAsync(transaction, Of(delivery.TeamId, Kind, delivery.Slot, last, calendar.Now), cancel);
                return new CallOutcome.Done();
            },
            cancel);
    }

    private static NewDelivery Of(string teamId, string kind, string slot, string after, DateTimeOffset now) =>
        new(teamId, teamId, kind, slot, DeliveryClass.Read, now)
        {
            Payload = JsonSerializer.Serialize(new Dictionary<string, string> { [After] = after }),
        };
}
