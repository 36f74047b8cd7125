using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Features.DoNotDisturb;

/// <summary>
/// Reads a workspace's do-not-disturb, fifty people at a time, until nobody is left whose lesson is near. A change that was heard while Slack was
/// asked is newer, also by a clock of Slack's that differs a little from ours; so is one from just before, and says the same.
/// </summary>
internal sealed class DndWork(NpgsqlDataSource database, DndStore store, Contacts contacts, Deliveries deliveries, SlackClient slack, CalendarClock calendar) : ICallWork
{
    public const string KindName = "dnd.read";

    public string Kind => KindName;

    public string Method => "dnd.teamInfo";

    /// <summary>Who is read is looked up when it is done; the slot keeps it one delivery.</summary>
    public static NewDelivery Of(string teamId, DateTimeOffset now) => new(teamId, teamId, KindName, "due", DeliveryClass.Read, now);

    public async Task<CallOutcome> RunAsync(Delivery delivery, Workspace workspace, CancellationToken cancel)
    {
        var now = calendar.Now;
        var people = await store.ReadPeopleAsync(delivery.TeamId, SlackClient.MostDndUsers, now, cancel);
        if (people.Count == 0)
        {
            return new CallOutcome.Done();
        }

        switch (await slack.DndTeamInfoAsync(workspace.Token, people, workspace.TeamId, cancel))
        {
            case SlackResult<IReadOnlyDictionary<string, DndStatus>>.Ok { Value: var told }:
                await SaveAsync(delivery.TeamId, people, told, now, cancel);
                return new CallOutcome.Done();
            case SlackResult<IReadOnlyDictionary<string, DndStatus>>.Failed { Failure: { Kind: FailureKind.Permanent, IsTokenDead: false } refused }:
                // A scope that is missing, or somebody who cannot be seen: what Slack will not tell is not asked for at every tick.
                await SaveAsync(delivery.TeamId, people, new Dictionary<string, DndStatus>(), now, cancel);
                return new CallOutcome.Drop(refused.Error);
            case SlackResult<IReadOnlyDictionary<string, DndStatus>>.Failed failed:
                return new CallOutcome.Failed(failed.Failure);
            default:
                throw new InvalidOperationException("A Slack result is neither ok nor failed.");
        }
    }

    /// <param name="teamId">The workspace.</param>
    /// <param name="people">Who was asked about.</param>
    /// <param name="told">What Slack said; that somebody was asked about whom it left out is noted.</param>
    /// <param name="asked">Calendar time from before it was asked.</param>
    /// <param name="cancel">Stops the saving.</param>
    private async Task SaveAsync(
        string teamId, IReadOnlyList<string> people, IReadOnlyDictionary<string, DndStatus> told, DateTimeOffset asked, CancellationToken cancel)
    {
        await contacts.SaveDndAsync(
            teamId, [.. people.Select(one => told.TryGetValue(one, out var status) ? new DndAnswer(one, WindowOf(status, asked)) : new DndAnswer(one, null, IsTold: false))],
            asked - DndUpdatedEvent.MostSkew, asked, cancel);
        if (people.Count == SlackClient.MostDndUsers)
        {
            await database.InTransactionAsync(transaction => deliveries.EnqueueAgainAsync(transaction, Of(teamId, asked), cancel), cancel);
        }
    }

    private static SilentWindow? WindowOf(DndStatus status, DateTimeOffset now) =>
        SilentWindow.Of(now, status.IsEnabled ? status.NextStart : null, status.NextEnd, status.IsSnoozed, status.SnoozeEnd);
}
