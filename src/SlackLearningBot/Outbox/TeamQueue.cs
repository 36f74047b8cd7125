using Dapper;
using Npgsql;

namespace SlackLearningBot.Outbox;

/// <summary>What the outbox does when a workspace leaves or comes back, in the transaction that says so.</summary>
internal static class TeamQueue
{
    private const string Uninstalled = "the app was uninstalled";

    private const string DropSql = """
        update delivery
           set state = 'dropped', reason = case when state = 'unsure' then @Reason || @Open else @Reason end,
               finished_at = @Now, attempted_at = null
         where team_id = @TeamId and state in ('waiting', 'unsure')
        """;

    /// <summary>Drops all that waits; what is being sent this moment is recorded by its sender. <paramref name="now"/> is calendar time.</summary>
    public static Task DropAsync(NpgsqlTransaction transaction, string teamId, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            DropSql, new { TeamId = teamId, Reason = Uninstalled, Open = DropReasons.OutcomeOpen, Now = now }, transaction, cancellationToken: cancel));

    private const string ReopenSql = """
        delete from lane where team_id = @TeamId;
        update contact set dm_channel = null, unreachable = null where team_id = @TeamId and @IsAnotherBot;
        update delivery
           set state = 'waiting', reason = null, finished_at = null, attempts = 0, retry_at = '-infinity'
         where team_id = @TeamId and state = 'dropped' and reason = @Reason
        """;

    /// <summary>
    /// A new token: pauses of the old one end, and what was owed when the app left is owed again, unless it has expired since, which its sender
    /// sees. What may have been posted already stays dropped. The conversations of another bot user are others.
    /// </summary>
    public static Task ReopenAsync(NpgsqlTransaction transaction, string teamId, bool isAnotherBot, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            ReopenSql, new { TeamId = teamId, IsAnotherBot = isAnotherBot, Reason = Uninstalled }, transaction, cancellationToken: cancel));
}
