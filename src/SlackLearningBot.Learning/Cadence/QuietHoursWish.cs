using System.Text.RegularExpressions;
using SlackLearningBot.Learning.Wording;

namespace SlackLearningBot.Learning.Cadence;

/// <summary>What somebody's typed wish for quiet hours means.</summary>
public abstract partial record QuietHoursWish
{
    private const int LongestWish = 100;

    private QuietHoursWish()
    {
    }

    /// <summary>These hours; none at all when they begin and end at the same time.</summary>
    public sealed record Chosen(QuietHours Hours) : QuietHoursWish;

    /// <summary>What the company says.</summary>
    public sealed record AsCompany : QuietHoursWish;

    /// <summary><paramref name="Wish"/> is the beginning of what was typed.</summary>
    public sealed record NotUnderstood(string Wish) : QuietHoursWish;

    /// <summary>Reads "19:00-08:00", "7 pm to 8 am", "19-8", "off" and "company". Never throws.</summary>
    public static QuietHoursWish Read(string text)
    {
        var wish = text.Length > LongestWish ? "" : text.Trim().ToLowerInvariant();
        if (wish is "off" or "none" or "never" or "no")
        {
            return new Chosen(QuietHours.Never);
        }

        if (wish is "company" or "default" or "reset" or "as my company")
        {
            return new AsCompany();
        }

        return Dash().Split(wish) is [var from, var until] && Hour(from) is { } first && Hour(until) is { } last
            ? new Chosen(new QuietHours(first, last))
            : new NotUnderstood(Excerpt.Of(text.Trim(), LongestWish));
    }

    private static TimeOnly? Hour(string text) => ClockText.Take(text) is ({ } hour, var rest) && rest.Trim().Length == 0 ? hour : null;

    [GeneratedRegex(@"\s*[-\u2010-\u2015]\s*|\s+(?:to|until)\s+", RegexOptions.None, 1000)]
    private static partial Regex Dash();
}
