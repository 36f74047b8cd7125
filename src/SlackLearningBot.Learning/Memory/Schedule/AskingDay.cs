namespace SlackLearningBot.Learning.Memory.Schedule;

/// <summary>A day on which questions may come, and those after it.</summary>
/// <param name="Today">The learner's day (<see cref="LearnersDay"/>).</param>
/// <param name="Most">How many questions may come on a day, 0 … <see cref="QuestionBudget.ADay"/>.</param>
/// <param name="Learns">
/// Whether the learner is asked on a day: one of their days of the week, no holiday and no leave. During leave nothing is asked, while what was learnt goes on fading.
/// </param>
/// <exception cref="ArgumentOutOfRangeException">More or fewer questions a day than there may be.</exception>
public sealed record AskingDay(DateOnly Today, int Most, Func<DateOnly, bool> Learns)
{
    /// <summary>Longer leaves are not looked across.</summary>
    private const int Farthest = 400;

    /// <summary>How many questions may come on a day.</summary>
    public int Most { get; } = Most is >= 0 and <= QuestionBudget.ADay
        ? Most
        : throw new ArgumentOutOfRangeException(nameof(Most), Most, $"Expected 0 … {QuestionBudget.ADay} questions a day.");

    /// <summary>The next day on which there are questions; the farthest looked at where there is none.</summary>
    public DateOnly Next()
    {
        var day = Today.AddDays(1);
        while (!Learns(day) && day.DayNumber - Today.DayNumber < Farthest)
        {
            day = day.AddDays(1);
        }

        return day;
    }
}
