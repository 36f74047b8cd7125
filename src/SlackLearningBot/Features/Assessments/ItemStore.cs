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
    // mean of the others in its attempt; sums of squares and products are all that leaves the rows. What somebody else told meanwhile stands.
    private const string TellSql = """
        with newest as (
            select t.attempt_id, t.ended_at
              from assessment_attempt t
             where t.team_id = @TeamId and t.assignment_id = @AssignmentId and t.number = 1 and t.ended_at <= @Now
             order by t.ended_at desc
             limit @MostAttempts
        ), given as (
            select r.question_id, r.question_version, r.ask, r.credit, r.seconds, n.ended_at,
                   (sum(r.credit) over attempt - r.credit) / nullif(count(*) over attempt - 1, 0) as others
              from newest n
              join assessment_answer r on r.team_id = @TeamId and r.attempt_id = n.attempt_id and r.answered_at is not null
            window attempt as (partition by r.attempt_id)
        )
        insert into assessment_item as i (team_id, assignment_id, question_id, told_at, told_before_at, ask, answers, share, pairs, spread, spread_of_others, together, median_seconds)
        select @TeamId, @AssignmentId, g.question_id, @Now, b.told_at, (array_agg(g.ask order by g.question_version desc))[1],
               count(*), avg(g.credit), count(g.others), coalesce(regr_syy(g.credit, g.others), 0), coalesce(regr_sxx(g.credit, g.others), 0),
               coalesce(regr_sxy(g.credit, g.others), 0), percentile_cont(0.5) within group (order by g.seconds)
          from given g
          left join assessment_item b on b.team_id = @TeamId and b.assignment_id = @AssignmentId and b.question_id = g.question_id
         group by g.question_id, b.told_at
        having count(*) filter (where coalesce(g.ended_at > b.told_at, true)) >= @Least
         order by g.question_id
            on conflict (team_id, assignment_id, question_id) do update
           set told_at = excluded.told_at, told_before_at = excluded.told_before_at, ask = excluded.ask, answers = excluded.answers, share = excluded.share, pairs = excluded.pairs,
               spread = excluded.spread, spread_of_others = excluded.spread_of_others, together = excluded.together, median_seconds = excluded.median_seconds
         where i.told_at = excluded.told_before_at
        """;

    private const string ReadSql = """
        select question_id as question, ask, answers, share as "right", pairs, spread, spread_of_others, together, median_seconds
          from assessment_item
         where team_id = @TeamId and assignment_id = @AssignmentId
         order by share, question_id
        """;

    /// <summary>The hardest first, with what each asks, as it was told last: a question's figures stand until five people more have answered it, so that taking one look from the next finds nobody.</summary>
    public static async Task<IReadOnlyList<(string Ask, ItemFigures Figures)>> ReadAsync(
        NpgsqlTransaction transaction, string teamId, Guid assignment, DateTimeOffset now, CancellationToken cancel)
    {
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            TellSql,
            new { TeamId = teamId, AssignmentId = assignment, MostAttempts, Least = StandingCounts.LeastGroup, Now = now },
            transaction,
            cancellationToken: cancel));
        return
        [
            .. (await transaction.Connection!.QueryAsync<Row>(new CommandDefinition(
                ReadSql, new { TeamId = teamId, AssignmentId = assignment }, transaction, cancellationToken: cancel))).Select(row => (row.Ask, ItemStatistics.Of(
                new ItemSums(row.Question, row.Answers, row.Right, row.Pairs, row.Spread, row.SpreadOfOthers, row.Together, row.MedianSeconds)))),
        ];
    }

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
