using System.ComponentModel.DataAnnotations;
using System.Globalization;
using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Settings;

/// <summary>What a company decides about the bot.</summary>
internal sealed class BotSettings
{
    public const string Section = "Bot";

    /// <summary>The zone (IANA) proposed to people whose Slack profile has none.</summary>
    [Required]
    public string DefaultZone { get; init; } = "Etc/UTC";

    /// <summary>The hour proposed for lessons, HH:mm.</summary>
    [Required]
    [RegularExpression("^([01][0-9]|2[0-3]):[0-5][0-9]$", ErrorMessage = "expected an hour like 08:30, two digits each.")]
    public string DefaultHour { get; init; } = "08:30";

    /// <summary>The most the bot thinks of for one person on one day, over everything it does; workspaces and people may only lower it. 0: no lesson by itself either.</summary>
    [Range(0, 2, ErrorMessage = "expected a whole number from {1} to {2}.")]
    public int NudgesADay { get; init; } = 2;

    /// <summary>From when on each person's wall clock (HH:mm) nothing comes whose moment the bot chose; workspaces and people may choose otherwise.</summary>
    [Required]
    [RegularExpression("^([01][0-9]|2[0-3]):[0-5][0-9]$", ErrorMessage = "expected an hour like 08:30, two digits each.")]
    public string QuietFrom { get; init; } = "19:00";

    /// <summary>Until when; over midnight when it is the earlier one, and never when it is the same.</summary>
    [Required]
    [RegularExpression("^([01][0-9]|2[0-3]):[0-5][0-9]$", ErrorMessage = "expected an hour like 08:30, two digits each.")]
    public string QuietUntil { get; init; } = "08:00";

    /// <summary>Two people who had a mentorship are not proposed to each other again for so many months.</summary>
    [Range(0, 120, ErrorMessage = "expected a whole number from {1} to {2}.")]
    public int SameMentorAfterMonths { get; init; } = 12;

    /// <summary>The address under which browsers and Slack reach the bot, for example https://learning.example.com; needed for installing at /slack/install.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Whether a workspace without content gets the starter catalogue.</summary>
    public bool StarterCatalogue { get; init; } = true;

    /// <summary>The hour proposed for lessons.</summary>
    public TimeOnly Hour() => At(DefaultHour);

    /// <summary>The quiet hours of whoever chose none.</summary>
    public QuietHours Quiet() => new(At(QuietFrom), At(QuietUntil));

    /// <summary>The most messages a day after a workspace's or nobody's word.</summary>
    public int Most(int? decided) => Math.Min(decided ?? NudgesADay, NudgesADay);

    private static TimeOnly At(string hour) => TimeOnly.ParseExact(hour, "HH:mm", CultureInfo.InvariantCulture);
}
