using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Learning.Assessments;

/// <summary>When somebody is reminded of a deadline: twice at most, by the days that remain.</summary>
public static class Reminders
{
    public const int Most = 2;

    /// <summary>After a message no other for so long.</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromHours(20);

    private static readonly int[] DaysBefore = [3, 1];

    /// <summary>
    /// At nine in the morning three days before and the day before, each moved back to the person's last day before it; when neither leaves room after
    /// the announcement, in the morning of the deadline itself, if that comes later; else never. Ascending (UTC).
    /// </summary>
    /// <param name="announced">When they were told of it.</param>
    /// <param name="deadline">When it is over.</param>
    /// <param name="zone">Theirs (IANA).</param>
    /// <param name="days">On which days they may be written to; at least one.</param>
    /// <exception cref="ArgumentException">The zone is unknown.</exception>
    public static IReadOnlyList<DateTimeOffset> Plan(DateTimeOffset announced, DateTimeOffset deadline, string zone, LearningDays days)
    {
        var last = LocalDay.Of(deadline, zone);
        List<DateTimeOffset> planned = [];
        foreach (var before in DaysBefore)
        {
            if (OpeningOn(LastOf(last.AddDays(-before), days)) is var at && at >= Earliest() && at < deadline)
            {
                planned.Add(at);
            }
        }

        return planned.Count == 0 && Allows(last, days) && OpeningOn(last) is var morning && morning >= Earliest() && morning < deadline ? [morning] : planned;

        DateTimeOffset OpeningOn(DateOnly day) => Moments.At(day, OfficeHours.Opening, zone);

        DateTimeOffset Earliest() => (planned.Count == 0 ? announced : planned[^1]) + Apart;
    }

    private static DateOnly LastOf(DateOnly day, LearningDays days)
    {
        for (var back = 0; back < 7; back++)
        {
            if (Allows(day.AddDays(-back), days))
            {
                return day.AddDays(-back);
            }
        }

        throw new ArgumentException($"Found learning days {(int)days}, expected at least one day of the week.", nameof(days));
    }

    private static bool Allows(DateOnly day, LearningDays days) => (days & DaysText.Of(day.DayOfWeek)) != LearningDays.None;
}
