using Dapper;
using Npgsql;
using SlackLearningBot.Data;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>All writing on <c>mentorship_member</c>, and whose mentorships are open.</summary>
internal static class MemberStore
{
    private const string AddSql = """
        insert into mentorship_member (team_id, mentorship_id, user_id, part, goal)
        select @TeamId, @MentorshipId, m.user_id, m.part, m.goal
          from unnest(@UserIds::text[], @Parts::text[], @Goals::text[]) as m (user_id, part, goal)
        """;

    public static Task AddAsync(NpgsqlTransaction transaction, string teamId, Guid mentorship, IReadOnlyList<Member> members, CancellationToken cancel) => RunAsync(
        transaction,
        AddSql,
        new
        {
            TeamId = teamId,
            MentorshipId = mentorship,
            UserIds = members.Select(one => one.UserId).ToArray(),
            Parts = members.Select(one => one.Part).ToArray(),
            Goals = members.Select(one => one.Goal).ToArray(),
        },
        cancel);

    private const string JoinSql = """
        insert into mentorship_member (team_id, mentorship_id, user_id, part, goal)
        values (@TeamId, @MentorshipId, @UserId, 'mentee', @Goal)
            on conflict (team_id, mentorship_id, user_id) do update set goal = excluded.goal, left_at = null, agreed_at = null
        """;

    /// <summary>A group takes somebody in, or in again.</summary>
    public static Task JoinAsync(NpgsqlTransaction transaction, LearnerKey person, Guid mentorship, string goal, CancellationToken cancel) =>
        RunAsync(transaction, JoinSql, new { person.TeamId, person.UserId, MentorshipId = mentorship, Goal = goal }, cancel);

    private const string AgreeSql = """
        update mentorship_member set agreed_at = coalesce(agreed_at, @Now) where team_id = @TeamId and mentorship_id = @MentorshipId and user_id = @UserId
        """;

    public static Task AgreeAsync(NpgsqlTransaction transaction, LearnerKey person, Guid mentorship, DateTimeOffset now, CancellationToken cancel) =>
        RunAsync(transaction, AgreeSql, new { person.TeamId, person.UserId, MentorshipId = mentorship, Now = now }, cancel);

    private const string DisagreeSql = """
        update mentorship_member
           set agreed_at = case when user_id = @UserId then @Now::timestamptz end
         where team_id = @TeamId and mentorship_id = @MentorshipId
        """;

    /// <summary>The agreement is another one: whoever changed it agrees, the others have to look again.</summary>
    public static Task ChangedByAsync(NpgsqlTransaction transaction, LearnerKey person, Guid mentorship, DateTimeOffset now, CancellationToken cancel) =>
        RunAsync(transaction, DisagreeSql, new { person.TeamId, person.UserId, MentorshipId = mentorship, Now = now }, cancel);

    private const string SaveGoalSql = """
        update mentorship_member set goal = @Goal where team_id = @TeamId and mentorship_id = @MentorshipId and user_id = @UserId
        """;

    /// <summary>Of a mentee or peer: what they want to reach.</summary>
    public static Task SaveGoalAsync(NpgsqlTransaction transaction, LearnerKey person, Guid mentorship, string goal, CancellationToken cancel) =>
        RunAsync(transaction, SaveGoalSql, new { person.TeamId, person.UserId, MentorshipId = mentorship, Goal = goal }, cancel);

    private const string LeaveSql = """
        update mentorship_member set left_at = @Now where team_id = @TeamId and mentorship_id = @MentorshipId and user_id = @UserId and left_at is null
        """;

    public static Task LeaveAsync(NpgsqlTransaction transaction, LearnerKey person, Guid mentorship, DateTimeOffset now, CancellationToken cancel) =>
        RunAsync(transaction, LeaveSql, new { person.TeamId, person.UserId, MentorshipId = mentorship, Now = now }, cancel);

    private const string SaveReachedSql = """
        update mentorship_member set reached = @Reached, reached_shared = @Shared
         where team_id = @TeamId and mentorship_id = @MentorshipId and user_id = @UserId and part <> 'mentor'
        """;

    public static Task SaveReachedAsync(NpgsqlTransaction transaction, LearnerKey person, Guid mentorship, string reached, bool shared, CancellationToken cancel) =>
        RunAsync(transaction, SaveReachedSql, new { person.TeamId, person.UserId, MentorshipId = mentorship, Reached = reached, Shared = shared }, cancel);

    private const string ReadOpenSql = """
        select m.mentorship_id
          from mentorship_member m
          join mentorship s on s.team_id = m.team_id and s.mentorship_id = m.mentorship_id and s.ended_at is null
         where m.team_id = @TeamId and m.user_id = @UserId and m.left_at is null
         order by s.began_at, m.mentorship_id
         limit 20
        """;

    /// <summary>The person's open mentorships, the oldest first.</summary>
    public static async Task<IReadOnlyList<Guid>> ReadOpenAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<Guid>(new CommandDefinition(ReadOpenSql, person, transaction, cancellationToken: cancel))).AsList();

    // Of all people few have left; PostgreSQL is told so by an index of theirs.
    private const string ReadGoneSql = """
        select m.team_id, m.mentorship_id, m.user_id
          from person p
          join mentorship_member m on m.team_id = p.team_id and m.user_id = p.user_id and m.left_at is null
          join mentorship s on s.team_id = m.team_id and s.mentorship_id = m.mentorship_id and s.ended_at is null
         where p.deleted and (m.team_id, m.mentorship_id, m.user_id) > (@TeamId::text, @MentorshipId::uuid, @UserId::text)
         order by m.team_id, m.mentorship_id, m.user_id
         limit @Most
        """;

    /// <summary>Who left the company and takes part in something open, from the one after <paramref name="after"/> on.</summary>
    public static async Task<IReadOnlyList<GoneMember>> ReadGoneAsync(NpgsqlTransaction transaction, GoneMember after, int most, CancellationToken cancel) =>
        [.. (await transaction.Connection!.QueryAsync<(string TeamId, Guid MentorshipId, string UserId)>(new CommandDefinition(
            ReadGoneSql, new { after.TeamId, after.MentorshipId, after.UserId, Most = most }, transaction, cancellationToken: cancel)))
            .Select(row => new GoneMember(row.TeamId, row.MentorshipId, row.UserId))];

    private static Task<int> RunAsync(NpgsqlTransaction transaction, string sql, object values, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(sql, values, transaction, cancellationToken: cancel));
}
