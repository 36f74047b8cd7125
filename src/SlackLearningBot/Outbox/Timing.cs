namespace SlackLearningBot.Outbox;

/// <summary>Who chose the moment of a nudge; stored as its number.</summary>
internal enum Timing : short
{
    /// <summary>The bot: it waits for the person's days and leaves quiet hours in peace.</summary>
    Free = 0,

    /// <summary>The hour is the person's own, the day is not (the daily lesson): no quiet hours, but holidays.</summary>
    TheirHour = 1,

    /// <summary>The person named this very moment ("later, on Saturday at ten"): only pause, leave and do-not-disturb hold it back.</summary>
    TheirMoment = 2,
}
