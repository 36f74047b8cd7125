using Dapper;
using Npgsql;

namespace SlackLearningBot.Outbox;

/// <summary>What the outbox does when a workspace leaves or comes back, in the transaction that says so.</summary>
internal static class TeamQueue
{
    private const string DropSql = """
        update delivery
           set state = 'dropped', reason = @Reason, finished_at = @Now, attempted_at = null
         where team_id = @TeamId and state in ('waiting', 'unsure')
        """;

    /// <summary>Drops all that waits; what is being sent this moment is recorded by its sender. <paramref name="now"/> is calendar time.</summary>
    public static Task DropAsync(NpgsqlTransaction transaction, string teamId, string reason, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            DropSql, new { TeamId = teamId, Reason = reason, Now = now }, transaction, cancellationToken: cancel));

    private const string ReopenSql = """
        delete from lane where team_id = @TeamId;
        update contact set dm_channel = null, unreachable = null where team_id = @TeamId and @IsAnotherBot
        """;

    /// <summary>A new token: pauses of the old one end. The conversations of another bot user are others.</summary>
    public static Task ReopenAsync(NpgsqlTransaction transaction, string teamId, bool isAnotherBot, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            ReopenSql, new { TeamId = teamId, IsAnotherBot = isAnotherBot }, transaction, cancellationToken: cancel));
}
