namespace SlackLearningBot.Learning.Gatherings;

/// <summary>What a reminder says.</summary>
public enum ReminderMoment
{
    /// <summary>It is tomorrow.</summary>
    DayBefore,

    /// <summary>It begins in a quarter of an hour.</summary>
    Soon,
}

/// <summary>One reminder of something a person said yes to.</summary>
/// <param name="Moment">What it says.</param>
/// <param name="At">When it is due.</param>
/// <param name="Until">When it is of no use any more: the next one says the same by then, or it has begun.</param>
public sealed record GatheringReminder(ReminderMoment Moment, DateTimeOffset At, DateTimeOffset Until);

/// <summary>When those who said yes are reminded: two moments at most.</summary>
public static class GatheringReminders
{
    public static readonly TimeSpan DayBefore = TimeSpan.FromDays(1);
    public static readonly TimeSpan Soon = TimeSpan.FromMinutes(15);

    /// <summary>Whoever said yes so lately knows it still.</summary>
    public static readonly TimeSpan StillKnown = TimeSpan.FromHours(12);

    /// <summary>Those that still lie ahead, in their order.</summary>
    /// <param name="startsAt">When it begins.</param>
    /// <param name="now">When they said yes, or heard of the new time.</param>
    public static IReadOnlyList<GatheringReminder> Of(DateTimeOffset startsAt, DateTimeOffset now)
    {
        var reminders = new List<GatheringReminder>();
        if (startsAt - DayBefore >= now + StillKnown)
        {
            reminders.Add(new GatheringReminder(ReminderMoment.DayBefore, startsAt - DayBefore, startsAt - Soon));
        }

        if (startsAt - Soon > now)
        {
            reminders.Add(new GatheringReminder(ReminderMoment.Soon, startsAt - Soon, startsAt));
        }

        return reminders;
    }
}
