using Dapper;
using Npgsql;
using SlackLearningBot.Data;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>All writing on <c>meet_note</c>. Nobody but its writer reads a note that is not shared.</summary>
internal static class NoteStore
{
    private const string SaveSql = """
        insert into meet_note (team_id, meet_up_id, user_id, note, shared, written_at)
        values (@TeamId, @MeetUpId, @UserId, @Note, @Shared, @Now)
            on conflict (team_id, meet_up_id, user_id) do update set note = excluded.note, shared = excluded.shared, written_at = excluded.written_at
        """;

    /// <summary>One note a meeting and writer: written again it becomes the new one.</summary>
    public static Task SaveAsync(NpgsqlTransaction transaction, LearnerKey person, Guid meeting, string note, bool shared, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            SaveSql, new { person.TeamId, person.UserId, MeetUpId = meeting, Note = note, Shared = shared, Now = now }, transaction, cancellationToken: cancel));

    private const string FindSql = "select note, shared from meet_note where team_id = @TeamId and meet_up_id = @MeetUpId and user_id = @UserId";

    /// <summary>What this person wrote about the meeting.</summary>
    public static Task<(string Note, bool Shared)?> FindAsync(NpgsqlTransaction transaction, LearnerKey person, Guid meeting, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<(string, bool)?>(new CommandDefinition(
            FindSql, new { person.TeamId, person.UserId, MeetUpId = meeting }, transaction, cancellationToken: cancel));

    private const string ReadSharedSql = """
        with last as (
            select u.meet_up_id
              from meet_up u
             where u.team_id = @TeamId and u.mentorship_id = @MentorshipId
               and exists (select from meet_note n where n.team_id = u.team_id and n.meet_up_id = u.meet_up_id and n.shared)
             order by u.number desc
             limit 1
        )
        select n.user_id, n.note
          from last
          join meet_note n on n.team_id = @TeamId and n.meet_up_id = last.meet_up_id and n.shared
         order by n.written_at, n.user_id
        """;

    /// <summary>The shared notes of the last meeting that has some.</summary>
    public static async Task<IReadOnlyList<SharedNote>> ReadSharedAsync(NpgsqlTransaction transaction, Mentorship one, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<SharedNote>(new CommandDefinition(
            ReadSharedSql, new { one.TeamId, one.MentorshipId }, transaction, cancellationToken: cancel))).AsList();

    private const string ReadOwnSql = """
        select u.mentorship_id, u.starts_at, n.note, n.shared
          from meet_note n
          join meet_up u on u.team_id = n.team_id and u.meet_up_id = n.meet_up_id
         where n.team_id = @TeamId and n.user_id = @UserId
         order by u.starts_at desc
         limit @Most
        """;

    /// <summary>The person's own notes, the newest first.</summary>
    public static async Task<IReadOnlyList<OwnNote>> ReadOwnAsync(NpgsqlTransaction transaction, LearnerKey person, int most, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<OwnNote>(new CommandDefinition(
            ReadOwnSql, new { person.TeamId, person.UserId, Most = most }, transaction, cancellationToken: cancel))).AsList();
}

/// <summary>A note its writer shared.</summary>
internal sealed record SharedNote
{
    public required string UserId { get; init; }
    public required string Note { get; init; }
}

/// <summary>A note as its writer sees it.</summary>
internal sealed record OwnNote
{
    public required Guid MentorshipId { get; init; }
    public required DateTimeOffset StartsAt { get; init; }
    public required string Note { get; init; }
    public required bool Shared { get; init; }
}
