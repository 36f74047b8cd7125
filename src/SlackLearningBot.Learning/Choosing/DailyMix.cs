using SlackLearningBot.Learning.Memory.Schedule;

namespace SlackLearningBot.Learning.Choosing;

/// <summary>What a learning day brings.</summary>
public enum MixKind
{
    /// <summary>There is neither a lesson nor a question.</summary>
    Nothing,

    /// <summary>A lesson; there are no questions.</summary>
    Lesson,

    /// <summary>Questions; there is no lesson.</summary>
    Questions,

    /// <summary>A lesson, whose message goes on with the questions.</summary>
    LessonThenQuestions,

    /// <summary>Questions, after which the lesson is offered: there is no time for both, and the questions press more.</summary>
    QuestionsThenLesson,
}

/// <summary>What comes today, and how it was weighed.</summary>
/// <param name="Kind">What, and in which order.</param>
/// <param name="Lesson">The lesson that comes or is offered; null where there is none.</param>
/// <param name="Questions">The questions that come, in their order: as many as there is time for.</param>
/// <param name="ForQuestions">What spoke for the questions; null where there was none. What spoke for the lesson is in <paramref name="Lesson"/>.</param>
/// <param name="Minutes">How long all of it takes, without a lesson that is only offered.</param>
public sealed record DailyMix(MixKind Kind, RankedLesson? Lesson, IReadOnlyList<AskedQuestion> Questions, Score? ForQuestions, double Minutes)
{
    /// <summary>How long a question takes.</summary>
    public const double QuestionMinutes = 0.5;

    /// <summary>By how much the learner's minutes may be overrun before something has to wait.</summary>
    private const double Overrun = 1.5;

    private const double RiskWeight = 0.7;
    private const double DeadlineWeight = 0.3;

    /// <summary>
    /// A new lesson, due questions, or both: the lesson first where there is time for all. Otherwise what has the higher score: the questions, and the lesson is only
    /// offered; or the lesson, and as many questions as still fit, but always one, so that they do not wait for ever behind long lessons.
    /// </summary>
    /// <param name="lessons">The next lessons of the joined tracks, the best first.</param>
    /// <param name="questions">The day's questions.</param>
    /// <param name="minutes">The minutes the learner has, above 0.</param>
    /// <param name="hasWaited">A lesson was only offered since the last one came: it does not wait a second time, however much presses.</param>
    public static DailyMix Choose(
        IReadOnlyList<RankedLesson> lessons, IReadOnlyList<AskedQuestion> questions, double minutes = LearnerPicture.UsualMinutes, bool hasWaited = false)
    {
        var lesson = lessons.Count > 0 ? lessons[0] : null;
        var forQuestions = questions.Count > 0 ? Weigh(questions) : null;
        if (lesson is null || forQuestions is null)
        {
            return lesson is null
                ? Some(forQuestions is null ? MixKind.Nothing : MixKind.Questions, 0, Fitting(questions, minutes * Overrun))
                : Some(MixKind.Lesson, lesson.Minutes, []);
        }

        if (!hasWaited && lesson.Minutes + (questions.Count * QuestionMinutes) > minutes * Overrun && forQuestions.Total > lesson.Score.Total)
        {
            return Some(MixKind.QuestionsThenLesson, 0, Fitting(questions, minutes * Overrun));
        }

        return Some(MixKind.LessonThenQuestions, lesson.Minutes, Fitting(questions, (minutes * Overrun) - lesson.Minutes));

        DailyMix Some(MixKind kind, double taken, IReadOnlyList<AskedQuestion> coming) =>
            new(kind, lesson, coming, forQuestions, taken + (coming.Count * QuestionMinutes));
    }

    private static Score Weigh(IReadOnlyList<AskedQuestion> questions) => new(
    [
        new ScorePart(ScoreName.DueRisk, RiskWeight, Math.Min(1, questions.Sum(asked => asked.Question.Importance * (1 - asked.ChanceThen))), true),
        new ScorePart(ScoreName.Deadline, DeadlineWeight, questions.Average(asked => IsNear(asked) ? 1 : 0), true),
    ]);

    private static bool IsNear(AskedQuestion asked) =>
        asked.Question.Deadline is { } deadline && deadline.DayNumber - asked.NextDay.DayNumber <= DeadlineSweep.Days;

    /// <summary>As many as there is time for, at least one: those most worth asking, in the order they had.</summary>
    private static IReadOnlyList<AskedQuestion> Fitting(IReadOnlyList<AskedQuestion> questions, double left)
    {
        var room = Math.Max(1, (int)Math.Floor(left / QuestionMinutes));
        var best = questions.OrderByDescending(asked => asked.Worth).Take(room).ToHashSet();
        return [.. questions.Where(best.Contains)];
    }
}
