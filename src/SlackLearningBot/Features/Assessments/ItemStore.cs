using Dapper;
using Npgsql;
using SlackLearningBot.Learning.Assessments;

namespace SlackLearningBot.Features.Assessments;

/// <summary>How the questions of an assignment do.</summary>
internal static class ItemStore
{
    /// <summary>So many people's answers tell a share to a percent; more would only take longer to read.</summary>
    public const int MostAttempts = 2000;

    // Of each person the first attempt: as many answers as people, and none by somebody who has seen the question before. An answer is set beside the
    // mean of the others in its attempt; sums of squares and products are all that leaves the database.
    private const string ReadSql = """
        with newest as (
            select t.attempt_id
              from assessment_attempt t
             where t.team_id = @TeamId and t.assignment_id = @AssignmentId and t.number = 1 and t.ended_at is not null
             order by t.ended_at desc
             limit @MostAttempts
        ), given as (
            select r.question_id, r.question_version, r.ask, r.credit, r.seconds,
                   (sum(r.credit) over attempt - r.credit) / nullif(count(*) over attempt - 1, 0) as others
              from newest n
              join assessment_answer r on r.team_id = @TeamId and r.attempt_id = n.attempt_id and r.answered_at is not null
            window attempt as (partition by r.attempt_id)
        )
        select question_id as question, count(*)::int as answers, avg(credit) as "right", count(others)::int as pairs,
               coalesce(regr_syy(credit, others), 0) as spread, coalesce(regr_sxx(credit, others), 0) as spread_of_others, coalesce(regr_sxy(credit, others), 0) as together,
               percentile_cont(0.5) within group (order by seconds) as median_seconds, (array_agg(ask order by question_version desc))[1] as ask
          from given
         group by question_id
        having count(*) >= @Least
         order by avg(credit), question_id
        """;

    /// <summary>The hardest first, with what each asks; of fewer answers than that nothing is told.</summary>
    public static async Task<IReadOnlyList<(string Ask, ItemFigures Figures)>> ReadAsync(NpgsqlTransaction transaction, string teamId, Guid assignment, CancellationToken cancel) =>
        [
            .. (await transaction.Connection!.QueryAsync<Row>(new CommandDefinition(
                ReadSql,
                new { TeamId = teamId, AssignmentId = assignment, MostAttempts, Least = StandingCounts.LeastGroup },
                transaction,
                cancellationToken: cancel))).Select(row => (row.Ask, ItemStatistics.Of(
                new ItemSums(row.Question, row.Answers, row.Right, row.Pairs, row.Spread, row.SpreadOfOthers, row.Together, row.MedianSeconds)))),
        ];

    private sealed record Row
    {
        public required string Question { get; init; }
        public required int Answers { get; init; }
        public required double Right { get; init; }
        public required int Pairs { get; init; }
        public required double Spread { get; init; }
        public required double SpreadOfOthers { get; init; }
        public required double Together { get; init; }
        public double? MedianSeconds { get; init; }
        public required string Ask { get; init; }
    }
}
