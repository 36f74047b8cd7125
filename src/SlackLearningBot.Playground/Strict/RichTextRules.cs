using static SlackLearningBot.Playground.Strict.Rules;

namespace SlackLearningBot.Playground.Strict;

/// <summary>The rich text block and its parts (https://docs.slack.dev/reference/block-kit/blocks/rich-text-block).</summary>
internal static class RichTextRules
{
    private const int Many = 1000;

    private static readonly Rule Words = Text(SlackTextLimit, min: 0);

    private static readonly Field Style = May("style", Shape(
        May("bold", Flag), May("code", Flag), May("italic", Flag), May("strike", Flag), May("underline", Flag),
        May("highlight", Flag), May("client_highlight", Flag), May("unlink", Flag)));

    private static readonly Dictionary<string, Rule> Parts = new(StringComparer.Ordinal)
    {
        ["text"] = (value, at, found) =>
        {
            found.TextCharacters += value.TryGetProperty("text", out var text) ? text.ToString().Length : 0;
            Shape(Type("text"), Must("text", Text(SlackTextLimit)), Style)(value, at, found);
        },
        ["link"] = Shape(Type("link"), Must("url", TextRules.Url), May("text", Words), May("unsafe", Flag), Style),
        ["emoji"] = Shape(Type("emoji"), Must("name", Words), May("unicode", Words), May("url", TextRules.Url), May("skin_tone", Whole(1, 6)), Style),
        ["user"] = Shape(Type("user"), Must("user_id", Words), Style),
        ["channel"] = Shape(Type("channel"), Must("channel_id", Words), Style),
        ["usergroup"] = Shape(Type("usergroup"), Must("usergroup_id", Words), Style),
        ["team"] = Shape(Type("team"), Must("team_id", Words), Style),
        ["broadcast"] = Shape(Type("broadcast"), Must("range", Choice("here", "channel", "everyone")), Style),
        ["color"] = Shape(Type("color"), Must("value", Words), Style),
        ["date"] = Shape(
            Type("date"), Must("timestamp", Whole(0, long.MaxValue)), Must("format", Words), May("fallback", Words), May("url", TextRules.Url), Style),
    };

    private static readonly Rule Part = ByType(Parts);

    private static readonly Field Border = May("border", Whole(0, 1));

    private static readonly Rule Section = Shape(Type("rich_text_section"), Must("elements", Items(Part, Many, min: 0)));

    public static readonly Rule Block = Shape(
        Type("rich_text"),
        May("block_id", Text(255)),
        Must("elements", Items(
            ByType(new Dictionary<string, Rule>(StringComparer.Ordinal)
            {
                ["rich_text_section"] = Section,
                ["rich_text_list"] = Shape(
                    Type("rich_text_list"), Must("style", Choice("bullet", "ordered")), May("indent", Whole(0, 8)), May("offset", Whole(0, Many)),
                    Border, Must("elements", Items(Section, Many, min: 0))),
                ["rich_text_preformatted"] = Shape(
                    Type("rich_text_preformatted"), Border, May("language", Words), Must("elements", Items(ByType(Only("text", "link")), Many, min: 0))),
                ["rich_text_quote"] = Shape(Type("rich_text_quote"), Border, Must("elements", Items(Part, Many, min: 0))),
            }),
            Many)));

    private const int SlackTextLimit = 12000;

    private static Dictionary<string, Rule> Only(params string[] types) =>
        types.ToDictionary(type => type, type => Parts[type], StringComparer.Ordinal);
}
