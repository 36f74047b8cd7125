using System.Globalization;
using System.Text.RegularExpressions;
using SlackLearningBot.Learning.Memory.Schedule;

namespace SlackLearningBot.Learning.Memory;

/// <summary>How well somebody wants to keep things, and how many questions a day that may take, as they typed it: "90", "0.9", "90 %, 2 a day", "0 a day", "usual".</summary>
public abstract partial record KeepWish
{
    private KeepWish()
    {
    }

    /// <summary>What is null was not spoken of and stays as it is.</summary>
    /// <param name="Retention"><see cref="AskingWish.Least"/> … <see cref="AskingWish.Most"/>, in hundredths.</param>
    /// <param name="ADay">Questions a day, 0 … <see cref="QuestionBudget.ADay"/>.</param>
    public sealed record Chosen(double? Retention, int? ADay) : KeepWish;

    /// <summary>What holds without a wish.</summary>
    public sealed record Usual : KeepWish;

    /// <summary>Understood, but no such share may be wished for.</summary>
    public sealed record NoSuchShare(string Found) : KeepWish;

    /// <summary>Understood, but there may not be so many questions a day.</summary>
    public sealed record NoSuchNumber(string Found) : KeepWish;

    /// <summary>Not understood.</summary>
    public sealed record NotUnderstood(string Found) : KeepWish;

    /// <summary>Reads it; case and spaces do not matter.</summary>
    public static KeepWish Read(string words)
    {
        var found = words.Trim();
        if (found.ToUpperInvariant() is "USUAL" or "RESET" or "DEFAULT" or "COMPANY" or "OFF")
        {
            return new Usual();
        }

        var day = DayPart().Match(found);
        var rest = day.Success ? day.Groups["rest"].Value : found;
        var share = SharePart().Match(rest);
        if (!share.Success && (!day.Success || rest.Trim().Length > 0))
        {
            return new NotUnderstood(found);
        }

        double? retention = share.Success ? ShareOf(share.Groups["share"].Value) : null;
        int? number = day.Success ? int.TryParse(day.Groups["number"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var many) ? many : 0 : null;
        return retention is { } kept && !IsShare(kept) ? new NoSuchShare(share.Groups["share"].Value)
            : number is { } most && !IsNumber(most) ? new NoSuchNumber(day.Groups["number"].Value)
            : new Chosen(retention, number);
    }

    /// <summary>Whether things may be kept so well.</summary>
    public static bool IsShare(double retention) => retention is >= AskingWish.Least and <= AskingWish.Most;

    /// <summary>Whether so many questions may come on a day.</summary>
    public static bool IsNumber(int aDay) => aDay is >= 0 and <= QuestionBudget.ADay;

    /// <summary>A number above 1 is of a hundred.</summary>
    private static double ShareOf(string text)
    {
        var number = double.Parse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return Math.Round(number > 1 ? number / 100 : number, 2);
    }

    [GeneratedRegex(@"^(?<rest>(.*?[^0-9])?)(?<number>[0-9]{1,4}|no|none)\s*(questions?\s*)?(a|per|/)\s*day$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex DayPart();

    [GeneratedRegex(
        @"^(about\s+)?(?<share>[0-9]{1,3}([.,][0-9]{1,4})?)\s*(%|percent|per\s*cent|(of|/)\s*100)?\s*(,|and|with)?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex SharePart();
}
