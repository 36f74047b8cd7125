namespace SlackLearningBot.Learning.Cadence;

/// <summary>The days of the week a learner wants lessons on. The bits are stored, so they never change: Monday = 1 … Sunday = 64.</summary>
[Flags]
public enum LearningDays
{
    None = 0,
    Monday = 1,
    Tuesday = 2,
    Wednesday = 4,
    Thursday = 8,
    Friday = 16,
    Saturday = 32,
    Sunday = 64,
    Weekdays = Monday | Tuesday | Wednesday | Thursday | Friday,
    Weekend = Saturday | Sunday,
    EveryDay = Weekdays | Weekend,
}
