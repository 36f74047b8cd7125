using Dapper;
using Npgsql;
using SlackLearningBot.Learning.Assessments;

namespace SlackLearningBot.Features.Assessments;

/// <summary>How assessments go, for the owners who gave them: counted and sorted where the rows are, however many people have one.</summary>
internal static class StatusStore
{
    private const string ReadSql = """
        select a.team_id, a.assignment_id, a.assessment_id, s.title, a.author_id, a.deadline, a.track_id, t.title as track_title, a.audience::text as audience, a.state,
               a.walking, 0 as people
          from assessment_assignment a
          join assessment s on s.team_id = a.team_id and s.assessment_id = a.assessment_id
          left join track t on t.team_id = a.team_id and t.track_id = a.track_id
         where a.team_id = @TeamId and a.state in ('open', 'taken_back')
         order by a.created_at desc, a.assignment_id
        offset @Skip
         limit @Most
        """;

    /// <summary>What was given, the newest first. Its people are not counted.</summary>
    public static async Task<IReadOnlyList<Assignment>> ReadAsync(NpgsqlTransaction transaction, string teamId, int skip, int most, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<Assignment>(new CommandDefinition(
            ReadSql, new { TeamId = teamId, Skip = skip, Most = most }, transaction, cancellationToken: cancel))).AsList();

    private const string CountSql = """
        select a.assignment_id, case when d.assessment_results = 'counts' then 'counts' else a.results end as results, a.state, a.deadline, s.attempts::int as allowed,
               g.outcome, g.has_open, g.used, g.people
          from assessment_assignment a
          join assessment s on s.team_id = a.team_id and s.assessment_id = a.assessment_id
          left join workspace_default d on d.team_id = a.team_id
         cross join lateral (
               select coalesce(p.outcome, '') as outcome, coalesce(o.ends_at > @Now, false) as has_open, p.attempts::int as used, count(*)::int as people
                 from assessment_assignee p
                 left join assessment_attempt o on o.team_id = p.team_id and o.assignment_id = p.assignment_id and o.user_id = p.user_id and o.ended_at is null
                where p.team_id = a.team_id and p.assignment_id = a.assignment_id and not p.waits
                group by 1, 2, 3
               ) g
         where a.team_id = @TeamId and a.assignment_id = any(@AssignmentIds)
         order by g.outcome, g.has_open, g.used
        """;

    /// <summary>How many stand where, by assignment.</summary>
    public static async Task<ILookup<Guid, StandingGroup>> CountAsync(
        NpgsqlTransaction transaction, string teamId, IEnumerable<Guid> assignments, DateTimeOffset now, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<StandingGroup>(new CommandDefinition(
            CountSql, new { TeamId = teamId, AssignmentIds = assignments.ToArray(), Now = now }, transaction, cancellationToken: cancel))).ToLookup(group => group.AssignmentId);

    private const string ReadPeopleSql = """
        select p.user_id
          from assessment_assignee p
          join assessment_assignment a on a.team_id = p.team_id and a.assignment_id = p.assignment_id and a.results = 'names'
          left join workspace_default d on d.team_id = p.team_id
          left join assessment_attempt o on o.team_id = p.team_id and o.assignment_id = p.assignment_id and o.user_id = p.user_id and o.ended_at is null
         where p.team_id = @TeamId and p.assignment_id = @AssignmentId and not p.waits and d.assessment_results is distinct from 'counts'
           and (coalesce(p.outcome, ''), coalesce(o.ends_at > @Now, false), p.attempts::int) in (select * from unnest(@Outcomes::text[], @HaveOpen::boolean[], @Used::integer[]))
         order by p.user_id
        offset @Skip
         limit @Most
        """;

    /// <summary>Who is in these groups of one assignment, by id; nobody where owners see numbers only.</summary>
    public static async Task<IReadOnlyList<string>> ReadPeopleAsync(
        NpgsqlTransaction transaction, string teamId, Guid assignment, IReadOnlyCollection<StandingGroup> groups, int skip, int most, DateTimeOffset now, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<string>(new CommandDefinition(
            ReadPeopleSql,
            new
            {
                TeamId = teamId, AssignmentId = assignment, Outcomes = groups.Select(group => group.Outcome).ToArray(), HaveOpen = groups.Select(group => group.HasOpen).ToArray(),
                Used = groups.Select(group => group.Used).ToArray(), Skip = skip, Most = most, Now = now,
            },
            transaction,
            cancellationToken: cancel))).AsList();
}

/// <summary>People of an assignment whose rows say the same.</summary>
internal record StandingGroup
{
    public required Guid AssignmentId { get; init; }

    /// <summary>What owners see: names or counts.</summary>
    public required string Results { get; init; }

    /// <summary>Of the assignment: open or taken_back.</summary>
    public required string State { get; init; }
    public required DateTimeOffset Deadline { get; init; }

    /// <summary>Attempts there are.</summary>
    public required int Allowed { get; init; }

    /// <summary>passed, failed or taken_back; empty as long as it is open.</summary>
    public required string Outcome { get; init; }
    public required bool HasOpen { get; init; }

    /// <summary>Attempts begun.</summary>
    public required int Used { get; init; }
    public required int People { get; init; }

    public bool HasNames => Results == "names";

    public StandingTally At(DateTimeOffset now) => new(StandingAt(now), Used > 0, People);

    public Standing StandingAt(DateTimeOffset now) => Standings.Of(
        Outcome == "passed", Outcome == "taken_back" || (State == "taken_back" && Outcome.Length == 0), HasOpen, Used, Allowed, Deadline, now);
}
