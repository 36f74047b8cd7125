namespace SlackLearningBot.Learning.Gatherings;

/// <summary>How long people say who was at a talk or session.</summary>
public static class Attendance
{
    public const int OpenDays = 90;

    /// <summary>After that it stays as it is: nobody remembers it better, and what is cleaned away is not counted once more.</summary>
    /// <param name="from">When it began; of one whose hour nobody knows, when somebody logged it.</param>
    /// <param name="now">Calendar time.</param>
    public static bool IsOpen(DateTimeOffset from, DateTimeOffset now) => now <= from.AddDays(OpenDays);
}
