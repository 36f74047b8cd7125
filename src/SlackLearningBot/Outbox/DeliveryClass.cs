namespace SlackLearningBot.Outbox;

/// <summary>Who goes first inside a workspace; stored as its number.</summary>
internal enum DeliveryClass : short
{
    /// <summary>The person asked and waits.</summary>
    Answer = 0,

    /// <summary>About a fixed time the person said yes to; outside the budget.</summary>
    Appointment = 1,

    /// <summary>Something the bot thought of; respects quiet and the budget.</summary>
    Nudge = 2,

    /// <summary>Reads a fact from Slack and stores it.</summary>
    Read = 3,

    /// <summary>Refreshes App Home.</summary>
    Home = 4,
}
