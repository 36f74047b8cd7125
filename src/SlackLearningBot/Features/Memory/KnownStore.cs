using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Memory;
using SlackLearningBot.Learning.Memory.Schedule;

namespace SlackLearningBot.Features.Memory;

/// <summary>Reads what one learner knows, for their own eyes.</summary>
internal static class KnownStore
{
    private const string FindSql = """
        select l.zone, l.days, l.next_lesson_at, l.stopped_at is null as is_learning, coalesce(o.value, 0) as learner_offset,
               (select max(k.asked_on) from asking k where k.team_id = l.team_id and k.user_id = l.user_id) as asked_on
          from learner l
          left join learner_offset o on o.team_id = l.team_id and o.user_id = l.user_id
         where l.team_id = @TeamId and l.user_id = @UserId
        """;

    /// <summary>Null for people who never learnt.</summary>
    public static Task<KnowingRow?> FindAsync(NpgsqlTransaction transaction, LearnerKey learner, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<KnowingRow>(new CommandDefinition(FindSql, learner, transaction, cancellationToken: cancel));

    // Asked again is nothing of lessons that were put aside, or of tracks that were left; known it is all the same. What an assessment still ahead may draw is
    // asked once more before its deadline.
    private const string ReadSql = """
        with wanted as (
            select d.question_id, min(d.deadline) as deadline
              from open_deadline d
             where d.team_id = @TeamId and d.user_id = @UserId and d.deadline > @Now
             group by d.question_id
        )
        select l.skills, w.deadline, m.stability, m.due_on, m.last_on,
               (select max(r.answered_at) from review r
                 where r.team_id = m.team_id and r.user_id = m.user_id and r.question_id = m.question_id and coalesce(r.counts, true)) as answered_at,
               coalesce(b.answers, 0) as answers, coalesce(b.surprise, 0) as surprise, coalesce(b.doubt, 0) as doubt,
               not exists (select from lesson_turn t
                            where t.team_id = m.team_id and t.user_id = m.user_id and t.lesson_id = q.lesson_id and t.state = 'put_aside')
               and coalesce((select bool_or(e.left_at is null)
                               from track_lesson tl
                               join enrolment e on e.team_id = tl.team_id and e.user_id = m.user_id and e.track_id = tl.track_id
                              where tl.team_id = m.team_id and tl.lesson_id = q.lesson_id), true) as is_asked
          from memory m
          join question q on q.team_id = m.team_id and q.question_id = m.question_id and q.retired_at is null
          join lesson l on l.team_id = q.team_id and l.lesson_id = q.lesson_id and l.retired_at is null
          left join question_offset b on b.team_id = m.team_id and b.question_id = m.question_id
          left join wanted w on w.question_id = m.question_id
         where m.team_id = @TeamId and m.user_id = @UserId
        """;

    /// <summary>All questions in the learner's memory that are still there.</summary>
    public static async Task<IReadOnlyList<KnownRow>> ReadAsync(NpgsqlTransaction transaction, LearnerKey learner, DateTimeOffset now, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<KnownRow>(new CommandDefinition(ReadSql, new { learner.TeamId, learner.UserId, Now = now }, transaction, cancellationToken: cancel))).AsList();
}

/// <summary>A learner, as what they know is shown.</summary>
internal sealed record KnowingRow
{
    public required string Zone { get; init; }
    public required short Days { get; init; }
    public DateTimeOffset? NextLessonAt { get; init; }
    public required bool IsLearning { get; init; }
    public required double LearnerOffset { get; init; }

    /// <summary>The last of their days on which questions were chosen.</summary>
    public DateOnly? AskedOn { get; init; }

    public LearningDays LearningDays => (LearningDays)Days;
}

/// <summary>A question in a learner's memory.</summary>
internal sealed record KnownRow
{
    public required string[] Skills { get; init; }
    public required double Stability { get; init; }
    public required DateOnly DueOn { get; init; }
    public required DateOnly LastOn { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }
    public required int Answers { get; init; }
    public required double Surprise { get; init; }
    public required double Doubt { get; init; }
    public required bool IsAsked { get; init; }

    /// <summary>Of the next assessment that may ask it; null where there is none.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <param name="zone">The learner's.</param>
    public ComingQuestion Coming(string zone) => new(DueOn, LastOn, Deadline is { } at ? LocalDay.Of(at, zone) : null);

    /// <summary>To the hour where the answer is there, else to the day.</summary>
    public RememberedQuestion Open(DateTimeOffset now, DateOnly today, double learner) => new(
        Skills,
        Stability,
        AnsweredAt is { } at ? Math.Max(0, (now - at).TotalDays) : LearnersDay.DaysBetween(LastOn, today),
        learner,
        new QuestionOffset(Answers, Surprise, Doubt).Value);
}
