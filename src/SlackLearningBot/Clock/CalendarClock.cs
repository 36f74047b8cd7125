namespace SlackLearningBot.Clock;

/// <summary>People's time: lessons, deadlines, quiet hours. The Playground turns it forward.</summary>
internal sealed class CalendarClock(TimeProvider inner)
{
    public DateTimeOffset Now => inner.GetUtcNow();
}
