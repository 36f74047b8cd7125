namespace SlackLearningBot.Learning.Cadence;

/// <summary>When the next lesson is due.</summary>
public static class NextLesson
{
    // A week has every day; two weeks also outlast a day that a zone leaves out when it crosses the date line.
    private const int Horizon = 15;

    /// <summary>
    /// The first instant (UTC) strictly after <paramref name="after"/> at the learner's hour on one of the learner's days,
    /// and not before <paramref name="pausedUntil"/>, the first local day that may have a lesson again.
    /// A day that does not exist in the zone (Apia's 30 December 2011) is passed over.
    /// </summary>
    /// <exception cref="ArgumentException">The zone is unknown, or the rhythm has no day.</exception>
    public static DateTimeOffset After(Rhythm rhythm, DateTimeOffset after, DateOnly? pausedUntil)
    {
        var today = LocalDay.Of(after, rhythm.Zone);
        var first = pausedUntil is { } back && back > today ? back : today;
        for (var ahead = 0; ahead < Horizon; ahead++)
        {
            var day = first.AddDays(ahead);
            if ((rhythm.Days & DaysText.Of(day.DayOfWeek)) == LearningDays.None)
            {
                continue;
            }

            var moment = Moments.At(day, rhythm.Hour, rhythm.Zone);
            if (moment > after && LocalDay.Of(moment, rhythm.Zone) == day)
            {
                return moment;
            }
        }

        throw new ArgumentException($"Found learning days {(int)rhythm.Days}, expected at least one day of the week.", nameof(rhythm));
    }
}
