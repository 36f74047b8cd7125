using System.Buffers;
using System.Globalization;
using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Learning.Exchange.Gift;

/// <summary>What an answer is worth: "%50%", "%-33.33333%" at its beginning.</summary>
internal static class GiftWeight
{
    private const int Longest = 24;
    private static readonly SearchValues<char> NumberSigns = SearchValues.Create("0123456789.");

    /// <summary>Takes the weight off the text; null, and the text unchanged, when it has none.</summary>
    /// <exception cref="GiftException">It is beyond ±100.</exception>
    public static decimal? Read(ref GiftSpan text)
    {
        if (!text.StartsWith('%') || text.Find("%", text.Start + 1) is not (> 0 and var end) || end - text.Start > Longest)
        {
            return null;
        }

        var number = text.From(text.Start + 1).Until(end).Raw;
        var digits = number.AsSpan().TrimStart('-');
        if (digits.Length < number.Length - 1 || digits.Length == 0 || !char.IsAsciiDigit(digits[0]) || digits.ContainsAnyExcept(NumberSigns)
            || !decimal.TryParse(number, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent))
        {
            return null;
        }

        if (percent is < -100 or > 100)
        {
            throw new GiftException(text.Line, "gift-weight", $"Found the weight %{number}%, expected -100 to 100.");
        }

        text = text.From(end + 1).Trim();
        return percent;
    }

    /// <summary>
    /// Whether Moodle's importer knows it, with either sign: 0 and whole parts of up to six, tenths, one of up to ten, and a twentieth (question/engine/bank.php);
    /// it compares as closely as <see cref="OptionWeights.Hair"/>, and refuses others unless told to take the nearest.
    /// </summary>
    public static bool IsListed(decimal percent)
    {
        var share = Math.Abs(percent) / 100;
        return Enumerable.Range(1, 6).Append(10).Any(parts => Math.Abs(share - (Math.Round(share * parts) / parts)) < OptionWeights.Hair)
            || Enumerable.Range(7, 4).Append(20).Any(parts => Math.Abs(share - (1m / parts)) < OptionWeights.Hair);
    }
}
