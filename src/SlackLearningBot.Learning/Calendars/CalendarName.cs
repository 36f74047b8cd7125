using System.Text.RegularExpressions;

namespace SlackLearningBot.Learning.Calendars;

/// <summary>What calendars are called: a country's code for a country's, anything short for others ("CH", "CH-ZURICH", "OUR-OFFICE").</summary>
public static partial class CalendarName
{
    /// <summary>The name as it is kept, in capitals; null when it is none.</summary>
    public static string? Read(string text)
    {
        var name = text.Trim().ToUpperInvariant();
        return Shape().IsMatch(name) ? name : null;
    }

    [GeneratedRegex(@"^[A-Z0-9]([A-Z0-9-]{0,30}[A-Z0-9])?\z", RegexOptions.None, 1000)]
    private static partial Regex Shape();
}
