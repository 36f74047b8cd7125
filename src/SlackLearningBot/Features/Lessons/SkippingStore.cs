using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Memory;

namespace SlackLearningBot.Features.Lessons;

/// <summary>Reads what a learner remembers of a lesson already.</summary>
internal static class SkippingStore
{
    private const string ReadMemoriesSql = """
        select l.skills, m.stability, m.last_on, coalesce(o.value, 0) as learner_offset,
               coalesce(b.answers, 0) as answers, coalesce(b.surprise, 0) as surprise, coalesce(b.doubt, 0) as doubt
          from question q
          join lesson l on l.team_id = q.team_id and l.lesson_id = q.lesson_id
          join memory m on m.team_id = q.team_id and m.user_id = @UserId and m.question_id = q.question_id
          left join learner_offset o on o.team_id = m.team_id and o.user_id = m.user_id
          left join question_offset b on b.team_id = m.team_id and b.question_id = m.question_id
         where q.team_id = @TeamId and q.lesson_id = @LessonId and q.retired_at is null
        """;

    /// <summary>The lesson's questions that are in the learner's memory; none for a lesson that is new to them.</summary>
    public static async Task<IReadOnlyList<RememberedQuestion>> ReadMemoriesAsync(
        NpgsqlTransaction transaction, LearnerKey learner, string lessonId, DateOnly today, CancellationToken cancel) =>
        [.. (await transaction.Connection!.QueryAsync<Row>(new CommandDefinition(
            ReadMemoriesSql, new { learner.TeamId, learner.UserId, LessonId = lessonId }, transaction, cancellationToken: cancel))).Select(row => new RememberedQuestion(
                row.Skills, row.Stability, LearnersDay.DaysBetween(row.LastOn, today), row.LearnerOffset, new QuestionOffset(row.Answers, row.Surprise, row.Doubt).Value))];

    private sealed record Row
    {
        public required string[] Skills { get; init; }
        public required double Stability { get; init; }
        public required DateOnly LastOn { get; init; }
        public required double LearnerOffset { get; init; }
        public required int Answers { get; init; }
        public required double Surprise { get; init; }
        public required double Doubt { get; init; }
    }
}
