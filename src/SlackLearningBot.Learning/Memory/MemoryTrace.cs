using System.Runtime.InteropServices;
using SlackLearningBot.Learning.Quizzes;

namespace SlackLearningBot.Learning.Memory;

/// <summary>One answer as the log keeps it.</summary>
/// <param name="On">The learner's day (<see cref="LearnersDay"/>).</param>
/// <param name="Grade">How it was recalled.</param>
/// <param name="Counts">Whether it moves the memory: the first answer to a question on a learner's day does.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LoggedReview(DateOnly On, Grade Grade, bool Counts);

/// <summary>One question in one learner's memory, and when it was last answered.</summary>
/// <param name="State">The memory after that answer.</param>
/// <param name="LastOn">The learner's day of the last answer that counted.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct MemoryTrace(MemoryState State, DateOnly LastOn)
{
    /// <summary>Whether an answer on this day would be the first of that day. A day that a journey brings back is no new one.</summary>
    public static bool Counts(DateOnly? lastOn, DateOnly day) => lastOn is not { } last || day > last;

    /// <summary>What one more answer makes of the memory: one that does not count leaves it as it was.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such grade.</exception>
    public static MemoryTrace? After(Fsrs6 model, MemoryTrace? before, LoggedReview review)
    {
        if (!review.Counts)
        {
            return before;
        }

        return before is not { } known
            ? new MemoryTrace(model.First(review.Grade), review.On)
            : new MemoryTrace(model.Next(known.State, review.Grade, LearnersDay.DaysBetween(known.LastOn, review.On)), review.On > known.LastOn ? review.On : known.LastOn);
    }

    /// <summary>The memory rebuilt from all answers to one question by one learner, in the order of time; null where none counted.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such grade.</exception>
    public static MemoryTrace? Of(Fsrs6 model, IEnumerable<LoggedReview> reviews)
    {
        MemoryTrace? trace = null;
        foreach (var review in reviews)
        {
            trace = After(model, trace, review);
        }

        return trace;
    }
}
