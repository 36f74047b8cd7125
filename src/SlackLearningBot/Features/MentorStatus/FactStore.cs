using Dapper;
using Npgsql;
using SlackLearningBot.Learning.Mentoring.Rhythm;
using SlackLearningBot.Learning.Reports;

namespace SlackLearningBot.Features.MentorStatus;

/// <summary>Reads how mentoring goes, over a whole workspace.</summary>
internal static class FactStore
{
    /// <summary>So many fit into one message; the longest stuck come first.</summary>
    public const int MostStuck = 20;

    private const string ReadPaceSql = """
        select count(*)::int as pairs,
               (count(*) filter (where next_at > @Now or since > @Now::timestamptz - make_interval(days => greatest(@Fewest::int, every_days + @Grace::int))))::int as going
          from mentorship_pace
         where team_id = @TeamId
        """;

    /// <summary>Open mentorships, and those of them that meet (<see cref="Stuck"/>).</summary>
    public static Task<(int Pairs, int Going)> ReadPaceAsync(NpgsqlTransaction transaction, string teamId, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleAsync<(int Pairs, int Going)>(new CommandDefinition(
            ReadPaceSql, new { TeamId = teamId, Now = now, Fewest = Stuck.FewestDays, Grace = Stuck.GraceDays }, transaction, cancellationToken: cancel));

    // One more than is shown, so that it can be said that there are more.
    private const string ReadStuckSql = """
        select (select array_agg(m.user_id order by m.part = 'mentor' desc, m.user_id)
                  from mentorship_member m
                 where m.team_id = p.team_id and m.mentorship_id = p.mentorship_id and m.left_at is null) as user_ids,
               p.since, p.met_at is not null as has_met
          from mentorship_pace p
         where p.team_id = @TeamId
           and (p.next_at > @Now) is not true
           and p.since <= @Now::timestamptz - make_interval(days => greatest(@Fewest::int, p.every_days + @Grace::int))
         order by p.since, p.mentorship_id
         limit @Most
        """;

    public static async Task<IReadOnlyList<StuckPair>> ReadStuckAsync(NpgsqlTransaction transaction, string teamId, DateTimeOffset now, CancellationToken cancel) =>
        [.. (await transaction.Connection!.QueryAsync<(string[] UserIds, DateTimeOffset Since, bool HasMet)>(new CommandDefinition(
            ReadStuckSql,
            new { TeamId = teamId, Now = now, Fewest = Stuck.FewestDays, Grace = Stuck.GraceDays, Most = MostStuck + 1 },
            transaction,
            cancellationToken: cancel))).Select(row => new StuckPair(row.UserIds, row.Since, row.HasMet))];

    private const string CountWaitingSql = """
        select count(distinct w.user_id)::int
          from mentor_wish w
         where w.team_id = @TeamId and w.state = 'open'
           and not exists (select from mentor_choice c where c.team_id = w.team_id and c.wish_id = w.wish_id and c.state in ('asked', 'proposed'))
        """;

    /// <summary>Who looks for a mentor while nobody is asked: none of their choice has a place.</summary>
    public static Task<int> CountWaitingAsync(NpgsqlTransaction transaction, string teamId, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleAsync<int>(new CommandDefinition(CountWaitingSql, new { TeamId = teamId }, transaction, cancellationToken: cancel));

    // Who is mentored has what they look for. A profile without a place, or of somebody who takes a rest, gives nothing now.
    private const string ReadTopicsSql = """
        with mentored as (
            select distinct m.user_id
              from mentorship s
              join mentorship_member m on m.team_id = s.team_id and m.mentorship_id = s.mentorship_id and m.part <> 'mentor' and m.left_at is null
             where s.team_id = @TeamId and s.ended_at is null
        ), seeks as (
            select lower(g.topic) as topic, p.user_id
              from mentor_profile p
              left join person x on x.team_id = p.team_id and x.user_id = p.user_id
             cross join unnest(p.goals) as g (topic)
             where p.team_id = @TeamId and x.deleted is not true and p.user_id not in (select user_id from mentored)
             union
            select lower(w.words), w.user_id from mentor_wish w where w.team_id = @TeamId and w.state = 'open' and w.words <> ''
        ), gives as (
            select distinct lower(g.topic) as topic, c.user_id
              from mentor_candidate c
             cross join unnest(c.gives) as g (topic)
             where c.team_id = @TeamId and (c.paused_until > @Today) is not true and c.people > c.taken
        ), counted as (
            select topic, count(seeker)::int as seekers, count(mentor)::int as mentors
              from (select topic, user_id as seeker, null as mentor from seeks union all select topic, null, user_id from gives) both_sides
             group by topic
        )
        select coalesce(c.topic, t.topic) as name, coalesce(c.seekers, 0) as seekers, coalesce(c.mentors, 0) as mentors
          from counted c
          full join unnest(@Told::text[]) as t (topic) on t.topic = c.topic
         where c.seekers >= @Fewest or c.mentors >= @Fewest or t.topic is not null
         order by 1
        """;

    /// <summary>Topics of enough people, and those that were told before.</summary>
    public static async Task<IReadOnlyList<Topic>> ReadTopicsAsync(NpgsqlTransaction transaction, string teamId, DateTimeOffset now, IReadOnlyList<string> told, CancellationToken cancel) =>
        [.. (await transaction.Connection!.QueryAsync<(string Name, int Seekers, int Mentors)>(new CommandDefinition(
            ReadTopicsSql,
            new { TeamId = teamId, Today = DateOnly.FromDateTime(now.UtcDateTime), Told = told.ToArray(), SmallGroups.Fewest },
            transaction,
            cancellationToken: cancel))).Select(row => new Topic(row.Name, row.Seekers, row.Mentors))];
}
