using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Outbox;

/// <summary>Where a message stands that was owed to a person.</summary>
internal static class SentMessage
{
    private const string FindSql = """
        select channel, ts
          from delivery
         where team_id = @TeamId and recipient = @UserId and kind = @Kind and slot = @Slot and channel is not null and ts is not null
        """;

    /// <summary>Null when it was not sent, or is too long ago to be kept.</summary>
    public static async Task<MessageAddress?> FindAsync(NpgsqlTransaction transaction, LearnerKey person, string kind, string slot, CancellationToken cancel) =>
        await transaction.Connection!.QuerySingleOrDefaultAsync<(string Channel, string Ts)?>(new CommandDefinition(
            FindSql, new { person.TeamId, person.UserId, Kind = kind, Slot = slot }, transaction, cancellationToken: cancel)) is var (channel, ts)
            ? new MessageAddress(channel, ts)
            : null;
}
