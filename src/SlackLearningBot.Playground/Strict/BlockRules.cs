using System.Text.Json;
using SlackLearningBot.Slack;
using static SlackLearningBot.Playground.Strict.Rules;
using static SlackLearningBot.Playground.Strict.TextRules;

namespace SlackLearningBot.Playground.Strict;

/// <summary>The layout blocks (https://docs.slack.dev/reference/block-kit/blocks) and the surfaces each may stand on.</summary>
internal static class BlockRules
{
    private static readonly Field BlockId = May("block_id", Text(SlackLimits.BlockId));

    private static readonly Rule Section = And(
        Shape(
            Type("section"), BlockId, May("text", EitherUpTo(SlackLimits.SectionText)),
            May("fields", Items(EitherUpTo(SlackLimits.SectionField), SlackLimits.SectionFields)),
            May("accessory", ElementRules.Accessory), May("expand", Flag)),
        (value, at, found) =>
        {
            if (!value.TryGetProperty("text", out _) && !value.TryGetProperty("fields", out _))
            {
                found.Add("missing required field: text or fields", at);
            }
        });

    private static readonly Rule Image = And(
        Shape(
            Type("image"), BlockId, Must("alt_text", Text(SlackLimits.ImageAltText)), May("title", PlainUpTo(SlackLimits.ImageTitle)),
            May("image_url", Url), May("slack_file", And(Shape(May("id", Text(255)), May("url", Url)), ExactlyOne("id", "url")))),
        ExactlyOne("image_url", "slack_file"));

    private static readonly Rule Input = And(
        Shape(
            Type("input"), BlockId, Must("label", PlainUpTo(SlackLimits.InputLabel)), Must("element", ElementRules.InInput),
            May("hint", PlainUpTo(SlackLimits.InputHint)), May("optional", Flag), May("dispatch_action", Flag)),
        (value, at, found) =>
        {
            found.FirstInput ??= at;
            if (found.Surface != Surface.Modal && value.TryGetProperty("element", out var element) && TypeOf(element) == "file_input")
            {
                found.Add("unsupported type: file_input", $"{at}/element/type");
            }
        });

    private static readonly Rule Context = Shape(
        Type("context"), BlockId, Must("elements", Items(
            (value, at, found) => (TypeOf(value) == "image" ? ElementRules.Image : EitherUpTo(SlackLimits.TextObject))(value, at, found),
            SlackLimits.ContextElements)));

    private static readonly Rule Markdown = (value, at, found) =>
    {
        Shape(Type("markdown"), BlockId, Must("text", Text(SlackLimits.MarkdownText)))(value, at, found);
        var length = value.TryGetProperty("text", out var text) ? text.ToString().Length : 0;
        found.TextCharacters += length;
        if ((found.MarkdownCharacters += length) > SlackLimits.MarkdownText && length <= SlackLimits.MarkdownText)
        {
            found.Add($"markdown blocks must be less than {SlackLimits.MarkdownText + 1} characters together", at);
        }
    };

    private static readonly Rule Video = Shape(
        Type("video"), BlockId, Must("alt_text", Text(SlackLimits.ImageAltText)), Must("title", PlainUpTo(199)), Must("video_url", Url),
        Must("thumbnail_url", Url), May("title_url", Url), May("author_name", Text(49)), May("provider_name", Text(255)),
        May("provider_icon_url", Url), May("description", PlainUpTo(199)));

    private static readonly Dictionary<string, Rule> Everywhere = new(StringComparer.Ordinal)
    {
        ["section"] = Section,
        ["divider"] = Shape(Type("divider"), BlockId),
        ["header"] = Shape(Type("header"), BlockId, Must("text", PlainUpTo(SlackLimits.HeaderText)), May("level", Whole(1, 4))),
        ["image"] = Image,
        ["context"] = Context,
        ["actions"] = Shape(Type("actions"), BlockId, Must("elements", Items(ElementRules.InActions, SlackLimits.ActionsElements))),
        ["input"] = Input,
        ["rich_text"] = RichTextRules.Block,
        ["video"] = Video,
    };

    private static readonly Dictionary<string, Rule> InMessages = new(Everywhere, StringComparer.Ordinal)
    {
        ["markdown"] = Markdown,
        ["table"] = TableRules.Table,
        ["data_table"] = TableRules.DataTable,
        ["data_visualization"] = ChartRules.Chart,
        ["context_actions"] = Shape(Type("context_actions"), BlockId, Must("elements", Items(ElementRules.InContextActions, 5))),
        ["card"] = CardRules.Card,
        ["carousel"] = Shape(Type("carousel"), BlockId, Must("elements", Items(CardRules.Card, 10))),
        ["container"] = And(
            Shape(
                Type("container"), BlockId, May("title", PlainUpTo(150)), May("rich_text_title", RichTextRules.Block), May("subtitle", EitherUpTo(150)),
                May("icon", ElementRules.Image), May("width", Choice("narrow", "standard", "wide", "full")), May("is_collapsible", Flag),
                May("default_collapsed", Flag), May("has_header_divider", Flag), Must("child_blocks", Items(Child, 10)))),
        ["task_card"] = CardRules.Task,
        ["plan"] = Shape(Type("plan"), BlockId, Must("title", Text(255)), May("tasks", Items(CardRules.PlannedTask, 50, min: 0))),
        ["file"] = Shape(Type("file"), BlockId, Must("external_id", Text(255)), Must("source", Choice("remote"))),
    };

    private static readonly Dictionary<string, Rule> InModals = new(Everywhere, StringComparer.Ordinal)
    {
        ["alert"] = Shape(
            Type("alert"), BlockId, Must("text", EitherUpTo(SlackLimits.TextObject)),
            May("level", Choice("default", "info", "warning", "error", "success"))),
    };

    private static readonly Dictionary<Surface, Rule> BySurface = new()
    {
        [Surface.Message] = ByType(InMessages),
        [Surface.Modal] = ByType(InModals),
        [Surface.Home] = ByType(Everywhere),
    };

    private static readonly Rule InContainer = ByType(new Dictionary<string, Rule>(Everywhere, StringComparer.Ordinal)
    {
        ["table"] = TableRules.Table,
    });

    /// <summary>All blocks of a message or view: each by its rule, then what must be unique.</summary>
    public static Rule Blocks(int max) => Items(Block, max, min: 0);

    private static void Block(JsonElement block, string at, Findings found)
    {
        BySurface[found.Surface](block, at, found);
        Unique(block, at, found);
    }

    private static void Child(JsonElement block, string at, Findings found)
    {
        InContainer(block, at, found);
        Unique(block, at, found);
    }

    private static void Unique(JsonElement block, string at, Findings found)
    {
        if (block.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        if (block.TryGetProperty("block_id", out var id) && id.ValueKind == JsonValueKind.String && !found.IsNewBlockId(id.GetString()!))
        {
            found.Add("Block ID needs to be unique", $"{at}/block_id");
        }

        if (!block.TryGetProperty("elements", out var elements) || elements.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        var index = 0;
        foreach (var element in elements.EnumerateArray())
        {
            if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty("action_id", out var action)
                && action.ValueKind == JsonValueKind.String && !seen.Add(action.GetString()!))
            {
                found.Add("Action ID needs to be unique in its block", $"{at}/elements/{index}/action_id");
            }

            index++;
        }
    }
}
