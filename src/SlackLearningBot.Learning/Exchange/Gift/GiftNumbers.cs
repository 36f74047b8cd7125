using System.Globalization;
using SlackLearningBot.Learning.Wording;

namespace SlackLearningBot.Learning.Exchange.Gift;

/// <summary>The numbers behind a leading "#": one by itself or several after "=", each exact, with a tolerance (number:tolerance) or as a range (low..high).</summary>
internal sealed class GiftNumbers(ForeignFormat format)
{
    private const decimal Largest = 1_000_000_000_000_000m;

    /// <exception cref="GiftException">They cannot be read.</exception>
    public List<ForeignNumber> Read(GiftSpan text)
    {
        var body = text.From(text.Start + 1);
        var wrong = body.Find("~");
        var answers = (wrong < 0 ? body : body.Until(wrong)).Split('=').Select(part => part.Trim()).Where((part, at) => at > 0 || !part.IsEmpty).Select(Number).ToList();
        if (answers.Count == 0)
        {
            throw new GiftException(text.Line, "gift-number", "Found # without a number. Write {#42}, {#3.14:0.01} or {#1..5}.");
        }

        if (wrong >= 0 && body.From(wrong + 1).Split('#', 2) is [_, var told])
        {
            answers.Add(new ForeignNumber(null, null, null, 0, GiftQuestion.Feedback(told, format)));
        }

        return answers;
    }

    private ForeignNumber Number(GiftSpan part)
    {
        var text = part;
        var percent = GiftWeight.Read(ref text) ?? 100;
        var bits = text.Split('#', 2);
        var feedback = bits.Count > 1 ? GiftQuestion.Feedback(bits[1], format) : null;
        var words = bits[0].Text;
        if (words == "*")
        {
            return new ForeignNumber(null, null, null, percent, feedback);
        }

        if (words.IndexOf("..", StringComparison.Ordinal) is > 0 and var dots)
        {
            var (low, high) = (Value(words[..dots], part), Value(words[(dots + 2)..], part));
            return low <= high
                ? new ForeignNumber(low, high, low == high ? low : null, percent, feedback)
                : throw new GiftException(part.Line, "gift-number", $"Found a range from {low} to {high}, expected the smaller number first.");
        }

        var colon = words.IndexOf(':', StringComparison.Ordinal);
        var exact = Value(colon > 0 ? words[..colon] : words, part);
        var tolerance = colon > 0 ? Math.Abs(Value(words[(colon + 1)..], part)) : 0;
        return new ForeignNumber(exact - tolerance, exact + tolerance, exact, percent, feedback);
    }

    private static decimal Value(string text, GiftSpan part) =>
        decimal.TryParse(GiftText.Trim(text), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= Largest
            ? number
            : throw new GiftException(part.Line, "gift-number", $"Found “{Excerpt.Of(text, 30)}”, expected a number such as 3.14 or -2e6, with a decimal point, not beyond {Largest:0}.");
}
