using System.Globalization;
using System.Text.RegularExpressions;
using SlackLearningBot.Learning.Wording;

namespace SlackLearningBot.Learning.Cadence;

/// <summary>What a learner's typed wish for silence means.</summary>
public abstract partial record PauseWish
{
    /// <summary>The longest pause, in days: the first day back is at most so many days after today.</summary>
    public const int LongestDays = 180;

    private const int LongestWish = 100;

    private PauseWish()
    {
    }

    /// <summary>Silence up to and including the day before <paramref name="FirstDayBack"/>, which may have a lesson again.</summary>
    public sealed record PausedUntil(DateOnly FirstDayBack) : PauseWish;

    /// <summary>The pause is over now; <paramref name="WasPaused"/> is false when there was none.</summary>
    public sealed record Resumed(bool WasPaused) : PauseWish;

    /// <summary>More than <see cref="LongestDays"/> days; <paramref name="LatestDayBack"/> is the last day back that is possible.</summary>
    public sealed record TooLong(DateOnly LatestDayBack) : PauseWish;

    /// <summary>A day that is today or over.</summary>
    public sealed record NotAhead(DateOnly Asked) : PauseWish;

    /// <summary>No length and no day; <paramref name="Wish"/> is the beginning of what was typed.</summary>
    public sealed record NotUnderstood(string Wish) : PauseWish;

    /// <summary>
    /// Reads "3d" or "2w" (so many days of silence, today included), "until 2027-01-10", "until 10 January", "until monday"
    /// (the day named is the first day back), and "off". Never throws.
    /// </summary>
    /// <param name="text">What was typed.</param>
    /// <param name="today">The learner's own calendar day.</param>
    /// <param name="current">The first day back of the pause there is, if any.</param>
    public static PauseWish Read(string text, DateOnly today, DateOnly? current)
    {
        var wish = text.Length > LongestWish ? "" : text.Trim().ToLowerInvariant();
        if (wish is "off" or "end" or "resume" or "over")
        {
            return new Resumed(current > today);
        }

        if (Length().Match(wish) is { Success: true } length)
        {
            var count = long.Parse(length.Groups["count"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
            return Decide(count * (length.Groups["unit"].Value is "w" ? 7 : 1), today);
        }

        var day = wish.StartsWith("until ", StringComparison.Ordinal) ? wish[6..] : wish;
        return DateText.Read(day, today) is { } back
            ? Decide(back.DayNumber - today.DayNumber, today)
            : new NotUnderstood(Excerpt.Of(text.Trim(), LongestWish));
    }

    private static PauseWish Decide(long days, DateOnly today) => days switch
    {
        > LongestDays => new TooLong(today.AddDays(LongestDays)),
        <= 0 => new NotAhead(today.AddDays((int)days)),
        _ => new PausedUntil(today.AddDays((int)days)),
    };

    // Nine digits are plenty: a longer number is no wish, and a long cannot overflow.
    [GeneratedRegex(@"^(?:for\s+)?(?<count>[0-9]{1,9})\s*(?<unit>[dw])(?:ays?|eeks?)?$", RegexOptions.None, 1000)]
    private static partial Regex Length();
}
