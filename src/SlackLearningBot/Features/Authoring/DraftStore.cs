using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Features.Authoring;

/// <summary>The drafts: their state, and what became of them. Their files are <see cref="DraftFileStore"/>'s.</summary>
internal sealed class DraftStore(NpgsqlDataSource database)
{
    private const string AddFilesSql = """
        insert into draft (team_id, draft_id, user_id, kind, state, message, waiting, problems, created_at, expires_at)
        values (@TeamId, @DraftId, @UserId, 'files', 'reading', @Message, @Files, @Problems::jsonb, @Now, @ExpiresAt)
            on conflict (team_id, message) do nothing
        """;

    /// <summary>False when the same message brought a draft already.</summary>
    public static async Task<bool> AddFilesAsync(
        NpgsqlTransaction transaction, LearnerKey author, Guid draftId, string message, IReadOnlyList<string> files, IReadOnlyList<ContentError> problems,
        DateTimeOffset now, CancellationToken cancel) =>
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(AddFilesSql, new
        {
            author.TeamId, author.UserId, DraftId = draftId, Message = message, Files = files.ToArray(), Problems = AuthoringJson.Write(problems), Now = now, ExpiresAt = now + Draft.Life,
        }, transaction, cancellationToken: cancel)) == 1;

    private const string FindSql = """
        select team_id, draft_id, user_id, kind, state, problems::text as problems, track::text as track, form::text as form, created_at
          from draft
         where team_id = @TeamId and draft_id = @DraftId
        """;

    public async Task<Draft?> FindAsync(string teamId, Guid draftId, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var row = await connection.QuerySingleOrDefaultAsync<DraftRow>(new CommandDefinition(
            FindSql, new { TeamId = teamId, DraftId = draftId }, cancellationToken: cancel));
        return row?.ToDraft();
    }

    private const string ChooseTrackSql =
        "update draft set track = @Track::jsonb where team_id = @TeamId and draft_id = @DraftId and state = 'open'";

    /// <summary>False when the draft is over.</summary>
    public async Task<bool> ChooseTrackAsync(string teamId, Guid draftId, TrackName track, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.ExecuteAsync(new CommandDefinition(
            ChooseTrackSql, new { TeamId = teamId, DraftId = draftId, Track = AuthoringJson.Write(track) }, cancellationToken: cancel)) == 1;
    }

    private const string LockSql = "select state from draft where team_id = @TeamId and draft_id = @DraftId for update";

    /// <summary>The draft's state, which nobody changes before the transaction ends; null when it is gone.</summary>
    public static async Task<DraftState?> LockAsync(NpgsqlTransaction transaction, string teamId, Guid draftId, CancellationToken cancel) =>
        await transaction.Connection!.QuerySingleOrDefaultAsync<string>(new CommandDefinition(
            LockSql, new { TeamId = teamId, DraftId = draftId }, transaction, cancellationToken: cancel)) is { } state
            ? Enum.Parse<DraftState>(state, ignoreCase: true)
            : null;

    private const string CloseSql = """
        with closed as (
            update draft
               set state = @State, closed_at = @Now, form = null, waiting = '{}'
             where team_id = @TeamId and draft_id = @DraftId and state in ('open', 'reading')
            returning team_id, draft_id
        ), emptied as (
            delete from draft_file f using closed c where f.team_id = c.team_id and f.draft_id = c.draft_id
        )
        select exists (select from closed)
        """;

    /// <summary>False when somebody was faster. What it said is not kept.</summary>
    public static Task<bool> CloseAsync(NpgsqlTransaction transaction, Draft draft, DraftState state, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleAsync<bool>(new CommandDefinition(
            CloseSql, new { draft.TeamId, draft.DraftId, State = state.ToString().ToLowerInvariant(), Now = now }, transaction, cancellationToken: cancel));

    private const string ForgetExpiredSql = "delete from draft where team_id = any(@TeamIds) and expires_at <= @Now";

    /// <summary>What nobody came back to for a month goes.</summary>
    public async Task ForgetExpiredAsync(IReadOnlyList<string> teamIds, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition(ForgetExpiredSql, new { TeamIds = teamIds.ToArray(), Now = now }, cancellationToken: cancel));
    }
}

/// <summary>A draft as its row holds it.</summary>
internal sealed record DraftRow
{
    public required string TeamId { get; init; }
    public required Guid DraftId { get; init; }
    public required string UserId { get; init; }
    public required string Kind { get; init; }
    public required string State { get; init; }
    public required string Problems { get; init; }
    public string? Track { get; init; }
    public string? Form { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    public Draft ToDraft() => new()
    {
        TeamId = TeamId,
        DraftId = DraftId,
        UserId = UserId,
        Kind = Enum.Parse<DraftKind>(Kind, ignoreCase: true),
        State = Enum.Parse<DraftState>(State, ignoreCase: true),
        Problems = AuthoringJson.ReadProblems(Problems),
        Track = AuthoringJson.ReadTrack(Track),
        Form = AuthoringJson.ReadForm(Form),
        CreatedAt = CreatedAt,
    };
}
