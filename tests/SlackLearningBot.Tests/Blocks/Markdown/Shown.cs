using System.Text.Json;
using SlackLearningBot.Playground.Strict;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Tests.Blocks.Markdown;

/// <summary>Blocks as short texts, for tables of expectations.</summary>
internal static class Shown
{
    public static string Of(IReadOnlyList<Block> blocks) => string.Join("\n===\n", blocks.Select(Of));

    public static string Of(Block block) => block switch
    {
        Section { Text: { } text } => text.Text.Replace("\u200b", "¦", StringComparison.Ordinal),
        Divider => "(divider)",
        Image image => $"(image {image.ImageUrl} {image.AltText})",
        Table table => "(table " + string.Join(" / ", table.Rows.Select(row => string.Join(", ", row.Select(Of)))) + ")",
        RichText rich => "(rich " + JsonSerializer.Serialize(rich.Elements) + ")",
        _ => throw new InvalidOperationException($"No lesson is shown as {block.Type}."),
    };

    /// <summary>Everything Slack limits in the blocks a text can become.</summary>
    public static bool IsWithinLimits(IReadOnlyList<Block> blocks, int most) =>
        blocks.Count <= most && IsAccepted(blocks) && blocks.OfType<Table>().Count() <= 1 && blocks.All(block => block switch
        {
            Section section => section.Text!.Text.Length is > 0 and <= SlackLimits.SectionText && IsWellFormed(section.Text.Text),
            RichText rich => JsonSerializer.Serialize(rich.Elements).Length < 40_000,
            _ => true,
        });

    // The Playground's own checks stand for Slack; what a modal may hold besides is counted above.
    private static bool IsAccepted(IReadOnlyList<Block> blocks)
    {
        using var json = JsonDocument.Parse(SlackJson.Write(blocks));
        return blocks.Count is 0 or > SlackLimits.MessageBlocks || MessageCheck.Blocks(json.RootElement).Error is null or "msg_blocks_too_long";
    }

    /// <summary>No half entity, link, fence or surrogate pair, and no sign that Slack wants escaped.</summary>
    private static bool IsWellFormed(string text)
    {
        var withoutLinks = System.Text.RegularExpressions.Regex.Replace(text, "<(https?:|mailto:)[^<>|]+\\|[^<>]*>", "");
        var withoutQuotes = System.Text.RegularExpressions.Regex.Replace(withoutLinks, "(?m)^> ", "");
        var withoutEntities = System.Text.RegularExpressions.Regex.Replace(withoutQuotes, "&(amp|lt|gt);", "");
        return withoutEntities.IndexOfAny(['<', '>', '&']) < 0
            && System.Text.RegularExpressions.Regex.Count(text, "```") % 2 == 0
            && !text.Contains('\ufffd', StringComparison.Ordinal) == !text.EnumerateRunes().Any(rune => rune.Value == 0xfffd);
    }

    private static string Of(TableCell cell) => cell switch
    {
        TableCell.RawText raw => raw.Text,
        TableCell.Rich rich => string.Concat(rich.Runs.Select(run => (run.Bold ? "*" : "") + run.Text + (run.Url is null ? "" : $"→{run.Url}"))),
        _ => "?",
    };
}
