namespace SlackLearningBot.Learning.Memory.Schedule;

/// <summary>Which questions come on a day.</summary>
public static class DailyQuestions
{
    /// <summary>What is overdue by so many days, while there is more than fits, comes after an absence.</summary>
    private const int Absence = 7;

    /// <summary>
    /// Those that are due or that a near deadline needs, the most worth asking first, not two of one lesson while others wait, in an order in which neighbours differ.
    /// Nothing that was answered or whose lesson came today.
    /// </summary>
    /// <param name="model">How the learner forgets.</param>
    /// <param name="questions">All the learner has in memory, in any order: a deadline's sweep counts those that are not due too.</param>
    /// <param name="day">The day; on one without learning there are none.</param>
    public static IReadOnlyList<AskedQuestion> Choose(Fsrs6 model, IReadOnlyCollection<KnownQuestion> questions, AskingDay day)
    {
        if (day.Most == 0 || !day.Learns(day.Today))
        {
            return [];
        }

        var sweeps = DeadlineSweep.Running(questions, day);
        var wanted = questions.Where(question => IsWanted(question, sweeps, day.Today)).ToList();
        if (wanted.Count == 0)
        {
            return [];
        }

        var next = day.Next();
        var ranked = wanted
            .Select(question => Ask(model, question, day.Today, next, wanted.Count - day.Most))
            .OrderByDescending(asked => asked.Worth)
            .ThenBy(asked => asked.Chance)
            .ThenBy(asked => asked.Question.QuestionId, StringComparer.Ordinal)
            .ToList();
        return Interleaving.Order([.. OneALesson(ranked).Take(day.Most)]);
    }

    private static bool IsWanted(KnownQuestion question, Dictionary<DateOnly, DateOnly> sweeps, DateOnly today) =>
        !question.IsOfTodaysLesson && question.Trace.LastOn < today
        && (question.DueOn <= today
            || (question.Deadline is { } deadline && sweeps.TryGetValue(deadline, out var begin) && question.Trace.LastOn < begin));

    private static AskedQuestion Ask(Fsrs6 model, KnownQuestion question, DateOnly today, DateOnly next, int later) => new(
        question,
        question.DueOn > today ? new AskReason.BeforeDeadline(question.Deadline!.Value)
            : later > 0 && question.DueOn.DayNumber <= today.DayNumber - Absence ? new AskReason.AfterAbsence(question.DueOn, later)
            : new AskReason.Due(question.DueOn),
        question.ChanceOn(model, today),
        next,
        question.ChanceOn(model, next),
        AskingWorth.Of(model, question, today));

    /// <summary>The best of each lesson, then all the others.</summary>
    private static IEnumerable<AskedQuestion> OneALesson(List<AskedQuestion> ranked)
    {
        var first = ranked.DistinctBy(asked => asked.Question.LessonId, StringComparer.Ordinal).ToList();
        return first.Concat(ranked.Except(first));
    }
}
