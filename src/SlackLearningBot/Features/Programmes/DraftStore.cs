using Dapper;
using Npgsql;

namespace SlackLearningBot.Features.Programmes;

/// <summary>Programmes that were dropped or filled in, and not saved yet.</summary>
internal static class DraftStore
{
    private const string AddSql = """
        insert into programme_draft (team_id, draft_id, user_id, file_id, path, content, created_at)
        values (@TeamId, @DraftId, @UserId, @FileId, @Path, @Content, @CreatedAt)
            on conflict (team_id, user_id, file_id) do nothing
        """;

    /// <summary>False when this file is there already.</summary>
    public static async Task<bool> AddAsync(NpgsqlTransaction transaction, ProgrammeDraftRow draft, CancellationToken cancel) =>
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(AddSql, draft, transaction, cancellationToken: cancel)) == 1;

    private const string LockSql = """
        select team_id, draft_id, user_id, file_id, path, content, created_at
          from programme_draft
         where team_id = @TeamId and draft_id = @DraftId
           for update
        """;

    /// <summary>Null when it was saved, discarded or is too old.</summary>
    public static Task<ProgrammeDraftRow?> LockAsync(NpgsqlTransaction transaction, string teamId, Guid draft, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<ProgrammeDraftRow>(new CommandDefinition(
            LockSql, new { TeamId = teamId, DraftId = draft }, transaction, cancellationToken: cancel));

    private const string DeleteSql = "delete from programme_draft where team_id = @TeamId and draft_id = @DraftId";

    public static Task DeleteAsync(NpgsqlTransaction transaction, ProgrammeDraftRow draft, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(DeleteSql, new { draft.TeamId, draft.DraftId }, transaction, cancellationToken: cancel));
}

/// <summary>A programme that is not saved yet, as it was written.</summary>
internal sealed record ProgrammeDraftRow
{
    public required string TeamId { get; init; }
    public required Guid DraftId { get; init; }
    public required string UserId { get; init; }
    public required string FileId { get; init; }

    /// <summary>The file's name, for what is told of it.</summary>
    public required string Path { get; init; }
    public required string Content { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}
