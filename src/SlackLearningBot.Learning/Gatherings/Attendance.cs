namespace SlackLearningBot.Learning.Gatherings;

/// <summary>How long people say who was at a talk or session.</summary>
public static class Attendance
{
    public const int OpenDays = 90;

    /// <summary>After that it stays as it is: nobody remembers it better, and what is cleaned away is not counted once more.</summary>
    /// <param name="startsAt">When it began; null: only its day is known, and it was logged by somebody, so it is always open.</param>
    /// <param name="now">Calendar time.</param>
    public static bool IsOpen(DateTimeOffset? startsAt, DateTimeOffset now) => startsAt is not { } at || now <= at.AddDays(OpenDays);
}
