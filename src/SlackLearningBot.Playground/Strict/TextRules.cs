using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using SlackLearningBot.Slack;
using static SlackLearningBot.Playground.Strict.Rules;

namespace SlackLearningBot.Playground.Strict;

/// <summary>
/// The composition objects: text, option, option group, confirmation dialog
/// (https://docs.slack.dev/reference/block-kit/composition-objects).
/// </summary>
internal static partial class TextRules
{
    // First, because the options below hold on to it when they are made.
    public static readonly Rule Url = (value, at, found) =>
    {
        Text(SlackLimits.ButtonUrl)(value, at, found);
        if (value.ValueKind == JsonValueKind.String
            && !(Uri.TryCreate(value.GetString(), UriKind.Absolute, out var url) && url.Scheme.Length > 0))
        {
            found.Add("must be a valid URL", at);
        }
    };

    public static readonly Rule Plain = PlainUpTo(SlackLimits.TextObject);

    public static readonly Rule Confirm = Shape(
        Must("title", PlainUpTo(SlackLimits.ConfirmTitle)),
        Must("text", EitherUpTo(SlackLimits.ConfirmText)),
        Must("confirm", PlainUpTo(SlackLimits.ConfirmButton)),
        Must("deny", PlainUpTo(SlackLimits.ConfirmButton)),
        May("style", Choice("primary", "danger")));

    /// <summary>An option of a select or overflow menu, which shows plain text only.</summary>
    public static readonly Rule MenuOption = OptionWith(PlainUpTo(SlackLimits.OptionText), PlainUpTo(SlackLimits.OptionDescription));

    /// <summary>An option of radio buttons or checkboxes.</summary>
    public static readonly Rule MarkedOption = OptionWith(EitherUpTo(SlackLimits.OptionText), EitherUpTo(SlackLimits.OptionDescription));

    public static readonly Rule OptionGroup = Shape(
        Must("label", PlainUpTo(SlackLimits.OptionGroupLabel)),
        Must("options", Items(MenuOption, SlackLimits.SelectOptions)));

    public static readonly Rule Date = Matching(DatePattern(), "YYYY-MM-DD", text =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));

    public static readonly Rule Time = Matching(TimePattern(), "HH:mm", _ => true);

    public static Rule PlainUpTo(int max, int min = 1) => Read(Shape(
        Type("plain_text"), Must("text", Text(max, min)), May("emoji", Flag)));

    /// <summary>plain_text or mrkdwn; Slack names the alternatives before it names what is wrong.</summary>
    public static Rule EitherUpTo(int max)
    {
        var either = ByType(new Dictionary<string, Rule>(StringComparer.Ordinal)
        {
            ["plain_text"] = PlainUpTo(max),
            ["mrkdwn"] = Read(Shape(Type("mrkdwn"), Must("text", Text(max)), May("verbatim", Flag))),
        });
        return (value, at, found) =>
        {
            var before = found.Problems.Count;
            either(value, at, found);
            if (found.Problems.Count > before)
            {
                found.Insert(before, "failed to match all allowed schemas", at);
            }
        };
    }

    public static Rule MrkdwnUpTo(int max) =>
        Read(Shape(Type("mrkdwn"), Must("text", Text(max)), May("verbatim", Flag)));

    private static Rule OptionWith(Rule text, Rule description) => Shape(
        Must("text", text),
        Must("value", Text(SlackLimits.OptionValue)),
        May("description", description),
        May("url", Url));

    private static Rule Read(Rule text) => (value, at, found) =>
    {
        if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("text", out var words) && words.ValueKind == JsonValueKind.String)
        {
            found.TextCharacters += words.GetString()!.Length;
        }

        text(value, at, found);
    };

    private static Rule Matching(Regex pattern, string form, Func<string, bool> exists) => (value, at, found) =>
    {
        if (value.ValueKind != JsonValueKind.String || !pattern.IsMatch(value.GetString()!) || !exists(value.GetString()!))
        {
            found.Add($"must match the format {form}", at);
        }
    };

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DatePattern();

    [GeneratedRegex(@"^([01][0-9]|2[0-3]):[0-5][0-9]\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TimePattern();
}
