using Dapper;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Authoring;

/// <summary>Changes a draft's report when the click was somewhere else.</summary>
internal sealed class ReportMessage(NpgsqlDataSource database, Deliveries deliveries, CalendarClock calendar)
{
    private const string FindSql = """
        select channel, ts
          from delivery
         where team_id = @TeamId and kind = any(@Kinds) and starts_with(slot, @Slot) and channel is not null and ts is not null
        """;

    /// <summary>Nothing happens when there is none.</summary>
    public async Task ReplaceAsync(string teamId, Guid draft, SlackMessage message, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var places = await connection.QueryAsync<Place>(new CommandDefinition(
            FindSql, new { TeamId = teamId, Kinds = new[] { ReportWork.KindName, TrialWork.KindName }, Slot = $"{draft:N}" }, cancellationToken: cancel));
        foreach (var place in places)
        {
            await database.InTransactionAsync(
                transaction => deliveries.EnqueueAgainAsync(
                    transaction, UpdateMessageWork.Of(teamId, place.Channel, place.Ts, message, calendar.Now), cancel),
                cancel);
        }
    }

    private sealed record Place(string Channel, string Ts);
}
