using System.Text;
using Dapper;
using Npgsql;
using SlackLearningBot.Learning.Exchange;

namespace SlackLearningBot.Features.Assessments;

/// <summary>Who stands where, as CSV with a byte order mark, which Excel wants to see letters beyond ASCII.</summary>
internal static class NamesSheet
{
    private const string ReadSql = """
        select p.user_id, coalesce(n.real_name, n.name, '') as name, a.assignment_id, a.results, a.state, a.deadline, s.attempts::int as allowed,
               coalesce(p.outcome, '') as outcome, coalesce(o.ends_at > @Now, false) as has_open, p.attempts::int as used, 1 as people
          from assessment_assignee p
          join assessment_assignment a on a.team_id = p.team_id and a.assignment_id = p.assignment_id and a.results = 'names' and a.state in ('open', 'taken_back')
          join assessment s on s.team_id = a.team_id and s.assessment_id = a.assessment_id
          left join workspace_default d on d.team_id = p.team_id
          left join person n on n.team_id = p.team_id and n.user_id = p.user_id
          left join assessment_attempt o on o.team_id = p.team_id and o.assignment_id = p.assignment_id and o.user_id = p.user_id and o.ended_at is null
         where p.team_id = @TeamId and p.assignment_id = @AssignmentId and not p.waits and d.assessment_results is distinct from 'counts'
         order by p.user_id
        """;

    /// <summary>Null when nobody has it, or owners see numbers only. A line at a time: of a large company only the file itself is held.</summary>
    public static async Task<byte[]?> WriteAsync(NpgsqlTransaction transaction, string teamId, Guid assignment, DateTimeOffset now, CancellationToken cancel)
    {
        using var file = new MemoryStream();
        await using (var writer = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" })
        {
            await writer.WriteLineAsync(CsvText.Line("user", "name", "standing"));
            var people = 0;
            await foreach (var row in transaction.Connection!.QueryUnbufferedAsync<Row>(ReadSql, new { TeamId = teamId, AssignmentId = assignment, Now = now }, transaction).WithCancellation(cancel))
            {
                people++;
                await writer.WriteLineAsync(CsvText.Line(row.UserId, row.Name, StandingWords.Of(row.StandingAt(now))));
            }

            if (people == 0)
            {
                return null;
            }
        }

        return file.ToArray();
    }

    private sealed record Row : StandingGroup
    {
        public required string UserId { get; init; }
        public required string Name { get; init; }
    }
}
