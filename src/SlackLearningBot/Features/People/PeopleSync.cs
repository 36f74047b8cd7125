using System.Text.Json;
using System.Text.Json.Serialization;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Features.People;

/// <summary>Reads a whole workspace's people, one page a delivery: each page owes the next, so a rate limit or a stop costs one page.</summary>
internal sealed class PeopleSync(NpgsqlDataSource database, Deliveries deliveries, SlackClient slack, CalendarClock calendar) : ICallWork
{
    public const string Name = "people.sync";
    private const int PageSize = 500;

    public string Kind => Name;

    public string Method => "users.list";

    /// <summary>The first page of a run.</summary>
    /// <param name="teamId">The workspace.</param>
    /// <param name="run">Tells this run from others; its pages' slots begin with it.</param>
    /// <param name="now">Calendar time.</param>
    public static NewDelivery FirstPage(string teamId, string run, DateTimeOffset now) => Page(teamId, run, 1, null, now);

    private static NewDelivery Page(string teamId, string run, int number, string? cursor, DateTimeOffset now) =>
        new(teamId, teamId, Name, $"{run}:{number}", DeliveryClass.Read, now)
        {
            Payload = JsonSerializer.Serialize(new SyncPage(run, number, cursor), PeopleJson.Default.SyncPage),
        };

    public async Task<CallOutcome> RunAsync(Delivery delivery, Workspace workspace, CancellationToken cancel)
    {
        var page = JsonSerializer.Deserialize(delivery.Payload, PeopleJson.Default.SyncPage)!;
        switch (await slack.UsersListPageAsync(workspace.Token, page.Cursor, PageSize, workspace.TeamId, cancel))
        {
            case SlackResult<Page<SlackMember>>.Ok { Value: var members }:
                await SaveAsync(delivery.TeamId, page, members, cancel);
                return new CallOutcome.Done();
            case SlackResult<Page<SlackMember>>.Failed failed:
                return new CallOutcome.Failed(failed.Failure);
            default:
                throw new InvalidOperationException("A Slack result is neither ok nor failed.");
        }
    }

    private Task SaveAsync(string teamId, SyncPage page, Page<SlackMember> members, CancellationToken cancel) =>
        database.InTransactionAsync(
            async transaction =>
            {
                var now = calendar.Now;
                await PersonStore.SaveAsync(transaction, teamId, [.. members.Items.Where(member => !member.IsStranger)], now, cancel);
                if (members.NextCursor is { } cursor && cursor != page.Cursor)
                {
                    await deliveries.EnqueueAsync(transaction, Page(teamId, page.Run, page.Number + 1, cursor, now), cancel);
                }
            },
            cancel);
}

/// <summary>Where a run stands.</summary>
internal sealed record SyncPage(string Run, int Number, string? Cursor);

[JsonSerializable(typeof(SyncPage))]
internal sealed partial class PeopleJson : JsonSerializerContext;
