using System.Text;
using System.Text.Json;
using SlackLearningBot.Slack;
using static SlackLearningBot.Playground.Strict.Rules;
using static SlackLearningBot.Playground.Strict.TextRules;

namespace SlackLearningBot.Playground.Strict;

/// <summary>Checks modals and Home tabs (https://docs.slack.dev/reference/views).</summary>
internal static class ViewCheck
{
    private static readonly Field[] Shared =
    [
        Must("blocks", BlockRules.Blocks(SlackLimits.ViewBlocks)),
        May("private_metadata", Text(SlackLimits.PrivateMetadata, min: 0)),
        May("callback_id", Text(SlackLimits.CallbackId, min: 0)),
        May("external_id", Text(SlackLimits.ExternalId, min: 0)),
    ];

    private static readonly Rule Modal = Shape(
    [
        Type("modal"), .. Shared, Must("title", PlainUpTo(SlackLimits.ViewTitle)),
        May("submit", PlainUpTo(SlackLimits.ViewTitle)), May("close", PlainUpTo(SlackLimits.ViewTitle)),
        May("clear_on_close", Flag), May("notify_on_close", Flag),
    ]);

    private static readonly Rule Home = Shape([Type("home"), .. Shared]);

    /// <summary>Judges a view for a modal or for the Home tab; both refuse the other's type.</summary>
    public static Verdict Judge(JsonElement view, Surface surface)
    {
        var found = new Findings(surface);
        ByType(new Dictionary<string, Rule>(StringComparer.Ordinal)
        {
            [surface == Surface.Modal ? "modal" : "home"] = surface == Surface.Modal ? Modal : Home,
        })(view, "/view", found);
        if (!found.None)
        {
            found.AddFirst("failed to match all allowed schemas", "/view");
        }
        else if (surface == Surface.Modal && found.FirstInput is { } input && !view.TryGetProperty("submit", out _))
        {
            found.Add("must define `submit` to use `input` block", $"{input}/input");
        }

        if (!found.None)
        {
            return Verdict.Refused("invalid_arguments", found.Problems);
        }

        return Encoding.UTF8.GetByteCount(view.GetRawText()) > SlackLimits.ViewBytes ? Verdict.Refused("view_too_large") : Verdict.Fine;
    }
}
