namespace SlackLearningBot.Learning.Cadence;

/// <summary>What came of a wish to see something later.</summary>
public abstract record SnoozeDecision
{
    private SnoozeDecision()
    {
    }

    /// <summary>It comes back at this instant (UTC).</summary>
    public sealed record ComesBack(DateTimeOffset At) : SnoozeDecision;

    /// <summary>The day asked for is not between <paramref name="Earliest"/> and <paramref name="Latest"/>, both included.</summary>
    public sealed record NotPossible(DateOnly Asked, DateOnly Earliest, DateOnly Latest) : SnoozeDecision;
}

/// <summary>The four ways to say "later".</summary>
public abstract record Snooze
{
    /// <summary>The farthest day that can be chosen, in days after today.</summary>
    public const int LongestDays = 180;

    private Snooze()
    {
    }

    /// <summary>In exactly 60 minutes, whatever the hour: the person is here and asks for it.</summary>
    public sealed record InOneHour : Snooze;

    /// <summary>Tomorrow at the learner's hour, learning day or not.</summary>
    public sealed record Tomorrow : Snooze;

    /// <summary>The next Monday strictly after today, at the learner's hour.</summary>
    public sealed record Monday : Snooze;

    /// <summary>That day at the learner's hour; from tomorrow to <see cref="LongestDays"/> days ahead.</summary>
    public sealed record OnDay(DateOnly Day) : Snooze;

    /// <summary>When a choice made at <paramref name="now"/> brings the thing back.</summary>
    /// <exception cref="ArgumentException">The rhythm's zone is not in the IANA database.</exception>
    public static SnoozeDecision Until(Snooze choice, DateTimeOffset now, Rhythm rhythm)
    {
        var today = LocalDay.Of(now, rhythm.Zone);
        return choice switch
        {
            InOneHour => new SnoozeDecision.ComesBack(now.ToUniversalTime().AddHours(1)),
            Tomorrow => AtHour(today.AddDays(1), rhythm),
            Monday => AtHour(DateText.Next(LearningDays.Monday, today), rhythm),
            OnDay { Day: var day } when day > today && day <= today.AddDays(LongestDays) => AtHour(day, rhythm),
            OnDay { Day: var day } => new SnoozeDecision.NotPossible(day, today.AddDays(1), today.AddDays(LongestDays)),
            _ => throw new ArgumentOutOfRangeException(nameof(choice), choice, "Expected one of the four choices of Snooze."),
        };
    }

    private static SnoozeDecision.ComesBack AtHour(DateOnly day, Rhythm rhythm) =>
        new(Moments.At(day, rhythm.Hour, rhythm.Zone));
}
