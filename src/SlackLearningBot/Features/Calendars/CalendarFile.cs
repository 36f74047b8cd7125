using System.Security.Cryptography;
using SlackLearningBot.Learning.Calendars;
using SlackLearningBot.Learning.Calendars.Ics;

namespace SlackLearningBot.Features.Calendars;

/// <summary>A calendar file: .ics, or YAML with rules.</summary>
/// <param name="Reading">What it came to.</param>
/// <param name="Hash">Of its bytes and of the years looked at.</param>
internal sealed record CalendarFile(CalendarReading Reading, string Hash)
{
    public const int LargestBytes = 1024 * 1024;
    private const int YearsBack = 1;
    private const int YearsAhead = 5;

    /// <summary>Past years say nothing any more, and whoever repeats without end is looked at again by then.</summary>
    public static CalendarFile Read(string path, DateOnly today)
    {
        var file = Path.GetFileName(path);
        byte[] bytes;
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > LargestBytes } large)
            {
                return Refused(file, $"Found {large.Length / 1024} KB, expected at most {LargestBytes / 1024} KB.");
            }

            bytes = File.ReadAllBytes(path);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            return Refused(file, $"The file cannot be read: {refusal.Message}");
        }

        return new CalendarFile(
            file.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".yml", StringComparison.OrdinalIgnoreCase)
                ? ReadRules(file, bytes, today)
                : IcsCalendar.Read(file, bytes, new DateOnly(today.Year + YearsAhead, 12, 31)),
            $"{today.Year}:{Convert.ToHexStringLower(SHA256.HashData(bytes))}");
    }

    private static CalendarReading ReadRules(string file, byte[] bytes, DateOnly today) => CalendarYaml.Read(file, bytes) switch
    {
        ({ } draft, _) => RuleCalendar.Read(draft, today.Year - YearsBack, today.Year + YearsAhead),
        (_, { } error) => new CalendarReading { Errors = [error] },
        _ => throw new InvalidOperationException("A calendar file is neither read nor refused."),
    };

    private static CalendarFile Refused(string file, string message) =>
        new(new CalendarReading { Errors = [new CalendarFinding(file, 1, message)] }, "");
}
