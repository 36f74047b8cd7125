using Dapper;
using Npgsql;
using SlackLearningBot.Data;

namespace SlackLearningBot.Features.Sessions;

/// <summary>All writing on <c>session</c> and <c>session_date</c>.</summary>
internal static class SessionBook
{
    private const string AddSql = "insert into session (team_id, session_id, kind, owner, created_at) values (@TeamId, @SessionId, @Kind, @UserId, @Now)";

    public static Task AddAsync(NpgsqlTransaction transaction, LearnerKey by, Guid sessionId, string kind, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            AddSql, new { by.TeamId, by.UserId, SessionId = sessionId, Kind = kind, Now = now }, transaction, cancellationToken: cancel));

    private const string LockSql = "select 1 from session where team_id = @TeamId and session_id = @SessionId for update";

    /// <summary>Nobody else adds a date or changes what it says, until the end of the transaction.</summary>
    public static Task LockAsync(NpgsqlTransaction transaction, string teamId, Guid sessionId, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(LockSql, new { TeamId = teamId, SessionId = sessionId }, transaction, cancellationToken: cancel));

    private const string AddDateSql = "insert into session_date (team_id, gathering_id, session_id, number) values (@TeamId, @GatheringId, @SessionId, @Number)";

    /// <summary>Before it is planned: from then on it is announced with the others.</summary>
    public static Task AddDateAsync(NpgsqlTransaction transaction, string teamId, Guid sessionId, Guid gatheringId, int number, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            AddDateSql, new { TeamId = teamId, SessionId = sessionId, GatheringId = gatheringId, Number = number }, transaction, cancellationToken: cancel));
}
