namespace SlackLearningBot.Learning.Cadence;

/// <summary>What holds the bot back from one person. Whatever is not known holds nothing back.</summary>
public sealed record QuietFacts
{
    /// <summary>The person's zone (IANA); without it nobody knows their days, hours and holidays.</summary>
    public string? Zone { get; init; }

    /// <summary>The days on which the bot may think of something; none means that they are not known.</summary>
    public LearningDays Days { get; init; }

    public QuietHours? Hours { get; init; }

    /// <summary>Their public holidays, as far ahead as they were looked up.</summary>
    public IReadOnlySet<DateOnly> Holidays { get; init; } = new HashSet<DateOnly>();

    /// <summary>Slack's do-not-disturb, from (included) …</summary>
    public DateTimeOffset? DoNotDisturbFrom { get; init; }

    /// <summary>… until (not included).</summary>
    public DateTimeOffset? DoNotDisturbUntil { get; init; }

    /// <summary>The end of a pause; the greatest instant there is after a stop.</summary>
    public DateTimeOffset? SilentUntil { get; init; }
}

/// <summary>Who chose the moment of what the bot would say, and with that what it waits for.</summary>
public enum QuietCase
{
    /// <summary>The bot: everything counts.</summary>
    Free,

    /// <summary>The hour is the person's own, the day is not: neither their days nor quiet hours count, holidays do.</summary>
    TheirHour,

    /// <summary>The person named this very moment: only silence and do-not-disturb count.</summary>
    TheirMoment,

    /// <summary>About an event they said yes to: only quiet hours count, and not when the event starts before they end.</summary>
    Appointment,
}

/// <summary>What keeps the bot quiet.</summary>
public enum QuietReason
{
    Expired,
    Silence,
    DoNotDisturb,
    Day,
    Holiday,
    Hours,

    /// <summary>The day has had its nudges.</summary>
    Budget,
}

/// <summary>Whether the bot may speak to somebody.</summary>
public abstract record QuietDecision
{
    private QuietDecision()
    {
    }

    /// <summary>Nothing holds the bot back.</summary>
    public sealed record Speak : QuietDecision;

    /// <summary><paramref name="At"/> (UTC) is the first instant at which nothing holds the bot back; <paramref name="Why"/> is what does at present.</summary>
    public sealed record NotBefore(DateTimeOffset At, QuietReason Why) : QuietDecision;

    /// <summary>That instant lies at or after the moment from which it would be wrong to speak.</summary>
    public sealed record Never(QuietReason Why) : QuietDecision;
}
