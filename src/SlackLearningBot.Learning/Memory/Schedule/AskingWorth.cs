using SlackLearningBot.Learning.Quizzes;

namespace SlackLearningBot.Learning.Memory.Schedule;

/// <summary>What asking a question today wins.</summary>
/// <remarks>
/// Tried with simulated learners who come back after four weeks (desired retention 0.9): by what is won the worst tenth know 67 % in the end; with the lowest
/// chance first 56 %, because those hardly ever known take the place of those that can be saved. What is lost until the next day, what was due first and mere
/// luck lie between. Where people forget as ACT-R says, the means of all these lie within a point and a half. Looking 7, 14, 30 or 60 days ahead makes little difference.
/// </remarks>
public static class AskingWorth
{
    /// <summary>How many days ahead what is won is looked at, where no deadline comes sooner.</summary>
    public const int Days = 30;

    /// <summary>The chance of a right answer later if it is asked today, less that if it is not; times its importance.</summary>
    /// <param name="model">How the learner forgets.</param>
    /// <param name="question">The question, last answered before today.</param>
    /// <param name="today">The learner's day.</param>
    public static double Of(Fsrs6 model, KnownQuestion question, DateOnly today)
    {
        var then = today.AddDays(Days);
        if (question.Deadline is { } deadline && deadline > today && deadline < then)
        {
            then = deadline;
        }

        var state = question.Trace.State;
        var elapsed = LearnersDay.DaysBetween(question.Trace.LastOn, today);
        var chance = question.ChanceOn(model, today);
        var ifRight = Then(model, question, model.Next(state, Grade.Good, elapsed), today, then);
        var ifWrong = Then(model, question, model.Next(state, Grade.Again, elapsed), today, then);
        return question.Importance * ((chance * ifRight) + ((1 - chance) * ifWrong) - question.ChanceOn(model, then));
    }

    private static double Then(Fsrs6 model, KnownQuestion question, MemoryState after, DateOnly today, DateOnly then) =>
        (question with { Trace = new MemoryTrace(after, today) }).ChanceOn(model, then);
}
