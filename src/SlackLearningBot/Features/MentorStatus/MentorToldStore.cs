using Dapper;
using Npgsql;
using SlackLearningBot.Learning.Reports;

namespace SlackLearningBot.Features.MentorStatus;

/// <summary>All writing on <c>mentor_look</c>, <c>mentor_sum</c> and <c>mentor_topic</c>: what owners were told already.</summary>
internal static class MentorToldStore
{
    public const string Met = "met";
    public const string Useful = "useful";

    private const string FindLookSql = "select until_at, pairs, going, waiting from mentor_look where team_id = @TeamId";

    public static async Task<Look> FindLookAsync(NpgsqlTransaction transaction, string teamId, CancellationToken cancel) =>
        await transaction.Connection!.QuerySingleOrDefaultAsync<LookRow>(new CommandDefinition(FindLookSql, new { TeamId = teamId }, transaction, cancellationToken: cancel)) is { } row
            ? new Look(row.UntilAt, new Completion(row.Pairs, row.Going), row.Waiting)
            : Look.Never;

    private const string SaveLookSql = """
        insert into mentor_look as l (team_id, until_at, pairs, going, waiting)
        values (@TeamId, @Until, @All, @Done, @Waiting)
            on conflict (team_id) do update
           set until_at = excluded.until_at, pairs = excluded.pairs, going = excluded.going, waiting = excluded.waiting
         where l.until_at = @Before
        """;

    /// <summary>False when it was told otherwise meanwhile. Two who look at once wait for each other here.</summary>
    public static async Task<bool> SaveLookAsync(NpgsqlTransaction transaction, string teamId, Look before, Look now, CancellationToken cancel) =>
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            SaveLookSql, new { TeamId = teamId, Before = before.Until, now.Until, now.Pairs.All, now.Pairs.Done, now.Waiting }, transaction, cancellationToken: cancel)) == 1;

    // A block that has no end yet begins where the last one ended; with fewer people it waits.
    private const string AddMeetingsSql = """
        with last as (
            select coalesce(max(until_at), '-infinity') as until_at from mentor_sum where team_id = @TeamId and what = 'met'
        )
        insert into mentor_sum (team_id, what, from_at, until_at, people, times, points)
        select @TeamId, 'met', l.until_at, @Until, count(distinct m.user_id), count(distinct u.meet_up_id), 0
          from last l
          join meet_up u on u.team_id = @TeamId and u.state = 'met' and u.starts_at >= l.until_at and u.starts_at < @Until
          join mentorship_member m on m.team_id = u.team_id and m.mentorship_id = u.mentorship_id
         group by l.until_at
        having count(distinct m.user_id) >= @Fewest
        """;

    /// <summary>Meetings before <paramref name="until"/> that are in no block yet.</summary>
    public static Task AddMeetingsAsync(NpgsqlTransaction transaction, string teamId, DateTimeOffset until, CancellationToken cancel) => AddAsync(transaction, AddMeetingsSql, teamId, until, cancel);

    private const string AddAnswersSql = """
        with last as (
            select coalesce(max(until_at), '-infinity') as until_at from mentor_sum where team_id = @TeamId and what = 'useful'
        )
        insert into mentor_sum (team_id, what, from_at, until_at, people, times, points)
        select @TeamId, 'useful', l.until_at, @Until, count(distinct c.user_id), count(*), sum(c.useful)
          from last l
          join mentorship_check c on c.team_id = @TeamId and c.answered_at >= l.until_at and c.answered_at < @Until
         group by l.until_at
        having count(distinct c.user_id) >= @Fewest
        """;

    /// <summary>Answers before <paramref name="until"/> that are in no block yet.</summary>
    public static Task AddAnswersAsync(NpgsqlTransaction transaction, string teamId, DateTimeOffset until, CancellationToken cancel) => AddAsync(transaction, AddAnswersSql, teamId, until, cancel);

    private static Task<int> AddAsync(NpgsqlTransaction transaction, string sql, string teamId, DateTimeOffset until, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(sql, new { TeamId = teamId, Until = until, SmallGroups.Fewest }, transaction, cancellationToken: cancel));

    private const string FindSumSql = """
        select sum(times)::int as times, sum(points)::int as points from mentor_sum where team_id = @TeamId and what = @What and until_at > @Since having count(*) > 0
        """;

    /// <summary>All blocks that ended since then; null when there is none.</summary>
    public static async Task<ToldSum?> FindSumAsync(NpgsqlTransaction transaction, string teamId, string what, DateTimeOffset since, CancellationToken cancel) =>
        await transaction.Connection!.QuerySingleOrDefaultAsync<(int Times, int Points)?>(new CommandDefinition(
            FindSumSql, new { TeamId = teamId, What = what, Since = since }, transaction, cancellationToken: cancel)) is var (times, points)
            ? new ToldSum(times, points)
            : null;

    private const string ReadTopicsSql = "select topic, seekers, mentors from mentor_topic where team_id = @TeamId order by topic";

    public static async Task<IReadOnlyList<ToldTopic>> ReadTopicsAsync(NpgsqlTransaction transaction, string teamId, CancellationToken cancel) =>
        [.. (await transaction.Connection!.QueryAsync<(string Topic, int? Seekers, int? Mentors)>(new CommandDefinition(
            ReadTopicsSql, new { TeamId = teamId }, transaction, cancellationToken: cancel))).Select(row => new ToldTopic(row.Topic, row.Seekers, row.Mentors))];

    private const string SaveTopicsSql = """
        insert into mentor_topic (team_id, topic, seekers, mentors)
        select @TeamId, t.topic, t.seekers, t.mentors
          from unnest(@Topics::text[], @Seekers::int[], @Mentors::int[]) as t (topic, seekers, mentors)
         order by t.topic
            on conflict (team_id, topic) do update set seekers = excluded.seekers, mentors = excluded.mentors
        """;

    public static Task SaveTopicsAsync(NpgsqlTransaction transaction, string teamId, IReadOnlyList<ToldTopic> topics, CancellationToken cancel) => transaction.Connection!.ExecuteAsync(new CommandDefinition(
        SaveTopicsSql,
        new
        {
            TeamId = teamId,
            Topics = topics.Select(one => one.Topic).ToArray(),
            Seekers = topics.Select(one => one.Seekers).ToArray(),
            Mentors = topics.Select(one => one.Mentors).ToArray(),
        },
        transaction,
        cancellationToken: cancel));

    private sealed record LookRow
    {
        public required DateTimeOffset UntilAt { get; init; }
        public int? Pairs { get; init; }
        public int? Going { get; init; }
        public int? Waiting { get; init; }
    }
}
