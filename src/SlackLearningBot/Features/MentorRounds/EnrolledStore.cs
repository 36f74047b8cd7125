using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Mentoring.People;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.MentorRounds;

/// <summary>Who is enrolled: who was found, who was asked, and who stays out.</summary>
internal static class EnrolledStore
{
    private const string AddSql = """
        insert into mentor_round_person (team_id, round_id, user_id, via, zone)
        select @TeamId, @RoundId, found.user_id, found.via, found.zone
          from unnest(@UserIds::text[], @Vias::text[], @Zones::text[]) as found (user_id, via, zone)
            on conflict do nothing
        """;

    public static Task AddAsync(NpgsqlTransaction transaction, MentorRound round, IReadOnlyList<FoundPerson> people, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            AddSql,
            new
            {
                round.TeamId, round.RoundId, UserIds = people.Select(one => one.UserId).ToArray(), Vias = people.Select(one => one.Via).ToArray(),
                Zones = people.Select(one => one.Zone).ToArray(),
            },
            transaction,
            cancellationToken: cancel));

    private const string CountSql = """
        select count(*)::int as people,
               count(*) filter (where p.waits)::int as waiting,
               count(*) filter (where p.answered_at is not null and p.left_at is null)::int as answered,
               count(*) filter (where p.left_at is not null)::int as out,
               count(*) filter (where p.left_at is null and c.user_id is null)::int as without_profile,
               count(*) filter (where p.left_at is null and c.people > 0)::int as mentors,
               coalesce(sum(greatest(least(c.people, coalesce(greatest(1, c.hours / @HoursAPerson), c.people)) - c.taken, 0)) filter (where p.left_at is null), 0)::int as places,
               count(*) filter (where p.left_at is null and (c.people = 0 or cardinality(c.goals) > 0))::int as mentees,
               count(*) filter (where p.left_at is null and p.alone is not null)::int as alone,
               (select count(*)::int from mentor_round_pair r where r.team_id = @TeamId and r.round_id = @RoundId) as pairs,
               (select count(*)::int from mentor_round_pair r where r.team_id = @TeamId and r.round_id = @RoundId and r.mentorship_id is not null) as begun
          from mentor_round_person p
          left join mentor_candidate c on c.team_id = p.team_id and c.user_id = p.user_id
         where p.team_id = @TeamId and p.round_id = @RoundId
        """;

    public static Task<RoundCounts> CountAsync(NpgsqlTransaction transaction, MentorRound round, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleAsync<RoundCounts>(new CommandDefinition(CountSql, new { round.TeamId, round.RoundId, Capacity.HoursAPerson }, transaction, cancellationToken: cancel));

    private const string TakeWaitingSql = """
        update mentor_round_person p
           set waits = false
          from (select w.user_id
                  from mentor_round_person w
                 where w.team_id = @TeamId and w.round_id = @RoundId and w.waits
                 order by w.user_id
                 limit @Most) next
          left join learner l on l.team_id = @TeamId and l.user_id = next.user_id
         where p.team_id = @TeamId and p.round_id = @RoundId and p.user_id = next.user_id
        returning p.user_id, coalesce(l.zone, p.zone) as zone, l.days
        """;

    /// <summary>The next who were not asked yet; from here on they are.</summary>
    public static async Task<IReadOnlyList<Enrolled>> TakeWaitingAsync(NpgsqlTransaction transaction, MentorRound round, int most, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<Enrolled>(new CommandDefinition(
            TakeWaitingSql, new { round.TeamId, round.RoundId, Most = most }, transaction, cancellationToken: cancel))).AsList();

    private const string LockSql = """
        select user_id, answered_at is not null as has_answered, left_at is not null as is_out
          from mentor_round_person
         where team_id = @TeamId and round_id = @RoundId and user_id = @UserId
           for no key update
        """;

    /// <summary>Null when they are not enrolled.</summary>
    public static Task<Part?> LockAsync(NpgsqlTransaction transaction, LearnerKey person, Guid round, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<Part>(new CommandDefinition(
            LockSql, new { person.TeamId, person.UserId, RoundId = round }, transaction, cancellationToken: cancel));

    private const string LeaveSql = "update mentor_round_person set left_at = @At where team_id = @TeamId and round_id = @RoundId and user_id = @UserId";

    /// <summary>They stay out; with null they take part after all.</summary>
    public static Task LeaveAsync(NpgsqlTransaction transaction, LearnerKey person, Guid round, DateTimeOffset? at, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            LeaveSql, new { person.TeamId, person.UserId, RoundId = round, At = at }, transaction, cancellationToken: cancel));

    private const string SaveAskedSql = "update mentor_round_person set asked_at = coalesce(asked_at, @At) where team_id = @TeamId and round_id = @RoundId and user_id = @UserId";

    /// <summary>From here on they know that they are in it.</summary>
    public static Task SaveAskedAsync(NpgsqlTransaction transaction, LearnerKey person, Guid round, DateTimeOffset at, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            SaveAskedSql, new { person.TeamId, person.UserId, RoundId = round, At = at }, transaction, cancellationToken: cancel));

    private const string FindAloneSql = "select alone from mentor_round_person where team_id = @TeamId and round_id = @RoundId and user_id = @UserId";

    /// <summary>Why they go without; null for a mentor whom nobody got.</summary>
    public static Task<string?> FindAloneAsync(NpgsqlTransaction transaction, LearnerKey person, Guid round, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<string?>(new CommandDefinition(
            FindAloneSql, new { person.TeamId, person.UserId, RoundId = round }, transaction, cancellationToken: cancel));

    private const string ForgetSql = "delete from mentor_round_person where team_id = @TeamId and round_id = @RoundId";

    /// <summary>It was called off: nobody needs to know any more who was in it.</summary>
    public static Task ForgetAsync(NpgsqlTransaction transaction, MentorRound round, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(ForgetSql, new { round.TeamId, round.RoundId }, transaction, cancellationToken: cancel));
}

/// <summary>Somebody who is to be asked: their zone (null when nobody knows it) and, for a learner, their days.</summary>
internal sealed record Enrolled(string UserId, string? Zone, short? Days);

/// <summary>Somebody's part in a round.</summary>
internal sealed record Part(string UserId, bool HasAnswered, bool IsOut);
