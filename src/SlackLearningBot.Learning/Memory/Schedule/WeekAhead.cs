using System.Runtime.InteropServices;

namespace SlackLearningBot.Learning.Memory.Schedule;

/// <summary>What is coming in the next seven days: what is due fills the learning days as far as there is room, so a day never shows more than its questions.</summary>
public static class WeekAhead
{
    /// <summary>Today is the first of them.</summary>
    public const int Days = 7;

    /// <summary>The days with questions, in their order.</summary>
    /// <param name="due">From when each question is worth asking, in any order; a day long past is as good as today.</param>
    /// <param name="day">Today, how many questions fit into a day, and which days are learning days.</param>
    /// <param name="first">The first day that can still bring questions: today, or tomorrow when today's are chosen already.</param>
    public static IReadOnlyList<ComingDay> Of(IReadOnlyCollection<DateOnly> due, AskingDay day, DateOnly first)
    {
        var (coming, placed) = (new List<ComingDay>(), 0);
        for (var at = day.Today; at < day.Today.AddDays(Days); at = at.AddDays(1))
        {
            var room = at >= first && day.Learns(at) ? day.Most : 0;
            var fits = Math.Min(room, due.Count(one => one <= at) - placed);
            if (fits > 0)
            {
                coming.Add(new ComingDay(at, fits));
                placed += fits;
            }
        }

        return coming;
    }
}

/// <summary>A day with questions.</summary>
/// <param name="On">The learner's day.</param>
/// <param name="Questions">1 … <see cref="QuestionBudget.ADay"/>.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ComingDay(DateOnly On, int Questions);
