using System.Runtime.InteropServices;

namespace SlackLearningBot.Learning.Memory.Schedule;

/// <summary>
/// What is coming in the next seven days: what is due, or asked once more before a deadline (<see cref="DeadlineSweep"/>), fills the learning days as far as there is room, so a day
/// never shows more than its questions.
/// </summary>
public static class WeekAhead
{
    /// <summary>Today is the first of them.</summary>
    public const int Days = 7;

    /// <summary>The days with questions, in their order.</summary>
    /// <param name="questions">All that may come, in any order; one that was due long ago is as good as one of today. Each comes once.</param>
    /// <param name="day">Today, how many questions fit into a day, and which days are learning days.</param>
    /// <param name="first">The first day that can still bring questions: today, or tomorrow when today's are chosen already.</param>
    public static IReadOnlyList<ComingDay> Of(IReadOnlyCollection<ComingQuestion> questions, AskingDay day, DateOnly first)
    {
        var sweeps = questions
            .Where(question => question.Deadline > day.Today)
            .GroupBy(question => question.Deadline!.Value)
            .ToDictionary(deadline => deadline.Key, deadline => DeadlineSweep.BeginsOn(deadline.Key, deadline.Count(), day));
        var (coming, left) = (new List<ComingDay>(), questions.ToList());
        for (var at = day.Today; at < day.Today.AddDays(Days); at = at.AddDays(1))
        {
            var on = at;
            var comes = left
                .Where(question => question.LastOn < on && (question.DueOn <= on || IsSwept(question, on)))
                .OrderBy(question => question.DueOn <= on ? DateOnly.MaxValue : question.Deadline) // what is due can wait for the next day, a deadline cannot
                .Take(on >= first && day.Learns(on) ? day.Most : 0)
                .ToList();
            if (comes.Count > 0)
            {
                coming.Add(new ComingDay(on, comes.Count, comes.Where(question => question.DueOn > on).Select(question => question.Deadline).Min()));
                comes.ForEach(question => left.Remove(question)); // one that is alike is as good
            }
        }

        return coming;

        bool IsSwept(ComingQuestion question, DateOnly on) =>
            question.Deadline is { } deadline && on < deadline && sweeps.TryGetValue(deadline, out var begin) && begin <= on && question.LastOn < begin;
    }
}

/// <summary>A question that may come in the next days.</summary>
/// <param name="DueOn">The day from which it is worth asking.</param>
/// <param name="LastOn">The day of the last answer.</param>
/// <param name="Deadline">The next assessment it is wanted for; null where there is none.</param>
public sealed record ComingQuestion(DateOnly DueOn, DateOnly LastOn, DateOnly? Deadline);

/// <summary>A day with questions.</summary>
/// <param name="On">The learner's day.</param>
/// <param name="Questions">1 … <see cref="QuestionBudget.ADay"/>.</param>
/// <param name="Deadline">The nearest one for which some of them come that are not due; null where all are.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ComingDay(DateOnly On, int Questions, DateOnly? Deadline = null);
