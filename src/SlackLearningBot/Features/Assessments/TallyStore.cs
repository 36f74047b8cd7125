using Dapper;
using Npgsql;
using SlackLearningBot.Learning.Assessments;
using SlackLearningBot.Learning.Reports;

namespace SlackLearningBot.Features.Assessments;

/// <summary>All SQL on <c>assessment_tally</c>: how many results owners who see numbers only were told of.</summary>
internal static class TallyStore
{
    private const string ReadSql = """
        select t.assignment_id, t.results, t.passed
          from assessment_tally t
         where t.team_id = @TeamId and t.assignment_id = any(@AssignmentIds)
        """;

    // What somebody else told meanwhile stands.
    private const string SaveSql = """
        insert into assessment_tally as t (team_id, assignment_id, results, passed)
        select @TeamId, n.assignment_id, n.results, n.passed
          from unnest(@AssignmentIds::uuid[], @Results::int[], @Passed::int[]) as n (assignment_id, results, passed)
         order by n.assignment_id
            on conflict (team_id, assignment_id) do update
           set results = case when abs(coalesce(excluded.results, 0) - coalesce(t.results, 0)) >= @Least then excluded.results else t.results end,
               passed = case when abs(coalesce(excluded.passed, 0) - coalesce(t.passed, 0)) >= @Least then excluded.passed else t.passed end
        """;

    /// <summary>What is told of those whose names are not shown, by assignment; it is kept, so that the next look differs by five or by nobody.</summary>
    /// <param name="transaction">To read and write in.</param>
    /// <param name="teamId">The workspace.</param>
    /// <param name="groups">How many stand where.</param>
    /// <param name="now">The instant.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<IReadOnlyDictionary<Guid, StandingCounts>> TellAsync(
        NpgsqlTransaction transaction, string teamId, ILookup<Guid, StandingGroup> groups, DateTimeOffset now, CancellationToken cancel)
    {
        var nameless = groups.Where(some => some.Any(group => !group.HasNames)).ToDictionary(some => some.Key, some => some.Select(group => group.At(now)).ToList());
        if (nameless.Count == 0)
        {
            return new Dictionary<Guid, StandingCounts>();
        }

        var before = await ReadAsync(transaction, teamId, nameless.Keys, cancel);
        var next = nameless.ToDictionary(some => some.Key, some => StandingCounts.Of(some.Value, before.GetValueOrDefault(some.Key, Completion.Untold)));
        var changed = next.Where(one => one.Value.Results != before.GetValueOrDefault(one.Key, Completion.Untold)).ToList();
        if (changed.Count == 0)
        {
            return next;
        }

        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            SaveSql,
            new
            {
                TeamId = teamId, AssignmentIds = changed.Select(one => one.Key).ToArray(), Results = changed.Select(one => one.Value.Results.All).ToArray(),
                Passed = changed.Select(one => one.Value.Results.Done).ToArray(), Least = SmallGroups.Fewest,
            },
            transaction,
            cancellationToken: cancel));
        var told = await ReadAsync(transaction, teamId, nameless.Keys, cancel);
        return next.ToDictionary(one => one.Key, one => one.Value with { Results = told.GetValueOrDefault(one.Key, Completion.Untold) });
    }

    private static async Task<Dictionary<Guid, Completion>> ReadAsync(NpgsqlTransaction transaction, string teamId, IEnumerable<Guid> assignments, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<(Guid Assignment, int? Results, int? Passed)>(new CommandDefinition(
            ReadSql, new { TeamId = teamId, AssignmentIds = assignments.ToArray() }, transaction, cancellationToken: cancel)))
        .ToDictionary(row => row.Assignment, row => new Completion(row.Results, row.Passed));
}
