using Dapper;
using Npgsql;
using SlackLearningBot.Learning.Assessments;

namespace SlackLearningBot.Features.Assessments;

/// <summary>What questions may be drawn from.</summary>
internal static class BankStore
{
    // A lesson that names no skill stands for those of its tracks.
    private const string ReadSql = """
        select q.question_id, case when cardinality(l.skills) > 0 then l.skills else array(
                   select distinct s.skill
                     from track_lesson tl
                     join track t on t.team_id = tl.team_id and t.track_id = tl.track_id
                    cross join unnest(t.skills) as s (skill)
                    where tl.team_id = l.team_id and tl.lesson_id = l.lesson_id and tl.track_id = any(@TrackIds)
                    order by 1) end as skills
          from question q
          join lesson l on l.team_id = q.team_id and l.lesson_id = q.lesson_id and l.retired_at is null
         where q.team_id = @TeamId and q.retired_at is null
           and exists (select from track_lesson tl
                         join track t on t.team_id = tl.team_id and t.track_id = tl.track_id and t.retired_at is null
                        where tl.team_id = q.team_id and tl.lesson_id = q.lesson_id and tl.track_id = any(@TrackIds))
         order by q.question_id
        """;

    /// <summary>The questions of these tracks as they are now, each once.</summary>
    public static async Task<IReadOnlyList<BankQuestion>> ReadAsync(
        NpgsqlTransaction transaction, string teamId, IReadOnlyList<string> trackIds, CancellationToken cancel) =>
        [
            .. (await transaction.Connection!.QueryAsync<(string Id, string[] Skills)>(new CommandDefinition(
                ReadSql, new { TeamId = teamId, TrackIds = trackIds.ToArray() }, transaction, cancellationToken: cancel))).Select(row => new BankQuestion(row.Id, row.Skills)),
        ];

    private const string ReadPlanSql = """
        select s.questions::int as questions, s.quotas::text as quotas,
               array(select b.track_id from assessment_track b where b.team_id = s.team_id and b.assessment_id = s.assessment_id order by 1) as tracks
          from assessment s
         where s.team_id = @TeamId and s.assessment_id = @AssessmentId
        """;

    /// <summary>What an attempt of this assessment draws, and from which tracks.</summary>
    public static async Task<(DrawPlan Plan, IReadOnlyList<string> Tracks)> ReadPlanAsync(NpgsqlTransaction transaction, string teamId, Guid assessment, CancellationToken cancel)
    {
        var (questions, quotas, tracks) = await transaction.Connection!.QuerySingleAsync<(int, string, string[])>(new CommandDefinition(
            ReadPlanSql, new { TeamId = teamId, AssessmentId = assessment }, transaction, cancellationToken: cancel));
        return (new DrawPlan(questions, AssessmentsJson.ReadQuotas(quotas)), tracks);
    }
}
