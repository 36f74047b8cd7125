using Dapper;
using Npgsql;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>All writing on <c>meet_up</c>.</summary>
internal static class MeetUpStore
{
    private const string AddSql = """
        insert into meet_up (team_id, meet_up_id, mentorship_id, number, starts_at, minutes)
        values (@TeamId, @MeetUpId, @MentorshipId, @Number, @StartsAt, @Minutes)
        """;

    public static Task AddAsync(NpgsqlTransaction transaction, Pairing pairing, MeetUp meeting, CancellationToken cancel) => RunAsync(
        transaction,
        AddSql,
        new { pairing.Facts.TeamId, meeting.MeetUpId, pairing.Facts.MentorshipId, Number = (short)meeting.Number, meeting.StartsAt, Minutes = (short)meeting.Minutes },
        cancel);

    private const string SaveSql = """
        update meet_up set starts_at = @StartsAt, sequence = @Sequence, state = @State where team_id = @TeamId and meet_up_id = @MeetUpId
        """;

    public static Task SaveAsync(NpgsqlTransaction transaction, string teamId, MeetUp meeting, CancellationToken cancel) =>
        RunAsync(transaction, SaveSql, new { TeamId = teamId, meeting.MeetUpId, meeting.StartsAt, meeting.Sequence, meeting.State }, cancel);

    private const string FindSql = """
        select mentorship_id from meet_up where team_id = @TeamId and meet_up_id = @MeetUpId
        """;

    /// <summary>Whose meeting it is; null when it is gone.</summary>
    public static Task<Guid?> FindMentorshipAsync(NpgsqlTransaction transaction, string teamId, Guid meeting, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<Guid?>(new CommandDefinition(
            FindSql, new { TeamId = teamId, MeetUpId = meeting }, transaction, cancellationToken: cancel));

    private const string FindNumberSql = """
        select meet_up_id, number::int as number, starts_at, minutes::int as minutes, sequence, state
          from meet_up
         where team_id = @TeamId and mentorship_id = @MentorshipId and number = @Number
        """;

    public static Task<MeetUp?> FindAsync(NpgsqlTransaction transaction, Mentorship one, int number, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<MeetUp?>(new CommandDefinition(
            FindNumberSql, new { one.TeamId, one.MentorshipId, Number = (short)number }, transaction, cancellationToken: cancel));

    private const string FindOneSql = """
        select meet_up_id, number::int as number, starts_at, minutes::int as minutes, sequence, state
          from meet_up
         where team_id = @TeamId and mentorship_id = @MentorshipId and meet_up_id = @MeetUpId
        """;

    /// <summary>Null when it is no meeting of this mentorship.</summary>
    public static Task<MeetUp?> FindAsync(NpgsqlTransaction transaction, Mentorship one, Guid meeting, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<MeetUp?>(new CommandDefinition(
            FindOneSql, new { one.TeamId, one.MentorshipId, MeetUpId = meeting }, transaction, cancellationToken: cancel));

    private static Task<int> RunAsync(NpgsqlTransaction transaction, string sql, object values, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(sql, values, transaction, cancellationToken: cancel));
}
