using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Mentoring.People;
using SlackLearningBot.Learning.Mentoring.Ranking;

namespace SlackLearningBot.Features.MentorAsks;

/// <summary>Reads who may be found, and what lies between them and somebody who looks.</summary>
internal static class CandidateStore
{
    /// <summary>So many of those who have a word are held against the wishes of one person: those with the most words first.</summary>
    public const int Most = 500;

    /// <summary>Days for which a mentor who said no is not asked by the same person again.</summary>
    private const int RestAfterNo = 90;

    private const string FindSql = """
        select user_id, gives, goals, bio, role, team, function, level, site, zone, languages, people, hours, formats, kinds, wishes, days, from_time, until_time,
               paused_until, shows_mentor, taken
          from mentor_candidate
         where team_id = @TeamId and user_id = @UserId
        """;

    /// <summary>Null when they have no profile, or are not here any more.</summary>
    public static Task<StoredMentor?> FindAsync(NpgsqlConnection connection, LearnerKey person, CancellationToken cancel) =>
        connection.QuerySingleOrDefaultAsync<StoredMentor>(new CommandDefinition(FindSql, person, cancellationToken: cancel));

    private const string SearchSql = """
        select user_id, gives, goals, bio, role, team, function, level, site, zone, languages, people, hours, formats, kinds, wishes, days, from_time, until_time,
               paused_until, shows_mentor, taken
          from mentor_candidate
         where team_id = @TeamId and people > 0 and words @@ @Query::tsquery
         order by ts_rank(words, @Query::tsquery) desc, taken, user_id
         limit @Most
        """;

    /// <summary>Those with at least one of the words, or everybody who offers something where there are none.</summary>
    public static async Task<IReadOnlyList<StoredMentor>> SearchAsync(NpgsqlConnection connection, string teamId, IReadOnlyList<string> words, CancellationToken cancel) =>
        (await connection.QueryAsync<StoredMentor>(new CommandDefinition(
            SearchSql, new { TeamId = teamId, Query = MentorQuery.Of(teamId, words), Most }, cancellationToken: cancel))).AsList();

    private const string ReadSql = """
        select user_id, gives, goals, bio, role, team, function, level, site, zone, languages, people, hours, formats, kinds, wishes, days, from_time, until_time,
               paused_until, shows_mentor, taken
          from mentor_candidate
         where team_id = @TeamId and user_id = any(@UserIds)
        """;

    public static async Task<IReadOnlyList<StoredMentor>> ReadAsync(NpgsqlConnection connection, string teamId, IReadOnlyList<string> userIds, CancellationToken cancel) =>
        (await connection.QueryAsync<StoredMentor>(new CommandDefinition(
            ReadSql, new { TeamId = teamId, UserIds = userIds.ToArray() }, cancellationToken: cancel))).AsList();

    // The reporting line is walked up from the one who looks, and up from each who may be found: a few steps each, whatever the company's size.
    private const string ReadFactsSql = """
        with recursive up (start, id, step) as (
            select s.start, p.manager_id, 1
              from unnest(array_append(@OtherIds, @UserId)) as s (start)
              join person p on p.team_id = @TeamId and p.user_id = s.start
             where p.manager_id is not null
            union all
            select u.start, p.manager_id, u.step + 1
              from up u
              join person p on p.team_id = @TeamId and p.user_id = u.id
             where p.manager_id is not null and u.step < 50
        )
        select o.other_id as user_id,
               exists (select from up where (start = @UserId and id = o.other_id) or (start = o.other_id and id = @UserId)) as is_own_line,
               exists (select from mentor_block b
                        where b.team_id = @TeamId
                          and ((b.user_id = @UserId and b.blocked_id = o.other_id) or (b.user_id = o.other_id and b.blocked_id = @UserId))) as is_blocked,
               exists (select from mentor_choice c
                         join mentor_wish w on w.team_id = c.team_id and w.wish_id = c.wish_id and w.user_id = @UserId
                        where c.team_id = @TeamId and c.mentor_id = o.other_id and c.state = 'declined' and c.answered_at > @Now::timestamptz - make_interval(days => @Rest::int)) as has_declined,
               (select max(coalesce(s.ended_at, @Now::timestamptz + interval '2 days')) -- goes on: not again, whatever the company says
                  from mentorship_member me
                  join mentorship_member they on they.team_id = me.team_id and they.mentorship_id = me.mentorship_id and they.user_id = o.other_id
                  join mentorship s on s.team_id = me.team_id and s.mentorship_id = me.mentorship_id
                 where me.team_id = @TeamId and me.user_id = @UserId) as last_had_at
          from unnest(@OtherIds::text[]) as o (other_id)
        """;

    /// <summary>What lies between a person and each of these others.</summary>
    public static async Task<IReadOnlyDictionary<string, PairFacts>> ReadFactsAsync(
        NpgsqlConnection connection, LearnerKey person, IReadOnlyList<string> others, DateTimeOffset now, CancellationToken cancel) =>
        (await connection.QueryAsync<FactsRow>(new CommandDefinition(
            ReadFactsSql, new { person.TeamId, person.UserId, OtherIds = others.ToArray(), Now = now, Rest = RestAfterNo }, cancellationToken: cancel)))
        .ToDictionary(row => row.UserId, row => new PairFacts(row.IsOwnLine, row.IsBlocked, row.LastHadAt is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : null, row.HasDeclined));

    private const string ReadGroupsSql = """
        select distinct on (me.user_id) me.user_id, o.people
          from mentorship_member me
          join mentorship s on s.team_id = me.team_id and s.mentorship_id = me.mentorship_id and s.ended_at is null and s.kind = 'group' and s.round_id is null
         cross join lateral (
               select count(*)::int as people from mentorship_member m where m.team_id = s.team_id and m.mentorship_id = s.mentorship_id and m.part = 'mentee' and m.left_at is null
               ) o
         where me.team_id = @TeamId and me.user_id = any(@UserIds) and me.part = 'mentor' and me.left_at is null and o.people < @MostInGroup
           and s.ends_on >= @LeastUntil and may_join(s.team_id, s.mentorship_id, @UserId)
         order by me.user_id, s.began_at, s.mentorship_id
        """;

    /// <summary>Mentors whose group a person can join, with how many are in it.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> ReadGroupsAsync(
        NpgsqlConnection connection, LearnerKey person, IReadOnlyList<string> mentors, DateOnly today, CancellationToken cancel) =>
        (await connection.QueryAsync<(string UserId, int People)>(new CommandDefinition(
            ReadGroupsSql,
            new { person.TeamId, person.UserId, UserIds = mentors.ToArray(), Capacity.MostInGroup, LeastUntil = today.AddDays(Capacity.LeastDaysToJoin) }, cancellationToken: cancel)))
        .ToDictionary(row => row.UserId, row => row.People);

    private sealed record FactsRow
    {
        public required string UserId { get; init; }
        public required bool IsOwnLine { get; init; }
        public required bool IsBlocked { get; init; }
        public required bool HasDeclined { get; init; }
        public DateTimeOffset? LastHadAt { get; init; }
    }
}
