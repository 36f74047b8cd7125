using System.Text.Json;
using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Strict;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Slack;

namespace SlackLearningBot.Playground.WebApi;

/// <summary>What a bot wants a message to say, checked. Null parts were not given; an empty list of blocks or {} of metadata takes them away.</summary>
internal sealed record MessageDraft(string? Text, JsonArray? Blocks, string? Attachments, JsonObject? Metadata)
{
    private const int MostAttachments = 100;

    /// <summary>What reading text, blocks and attachments can refuse with, and an empty message.</summary>
    public static IReadOnlyList<string> Errors { get; } =
    [
        "no_text", "invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "markdown_text_conflict", "msg_too_long",
        "invalid_attachments", "too_many_attachments",
    ];

    public static IReadOnlyList<string> MetadataErrors { get; } = ["invalid_metadata_format", "metadata_too_large"];

    public bool IsEmpty => Text is null && Blocks is not { Count: > 0 } && Attachments is null;

    /// <summary>Reads text, blocks, attachments, markdown_text and metadata; refuses what Slack refuses.</summary>
    public static MessageDraft Read(Workspace workspace, Arguments given)
    {
        var text = given.Text("text");
        var blocks = given.Structured("blocks", "invalid_blocks_format");
        if (given.Text("markdown_text") is { } markdown)
        {
            if (text is not null || blocks is not null)
            {
                throw new Refusal("markdown_text_conflict");
            }

            text = markdown.Length <= SlackLimits.MarkdownText ? markdown : throw new Refusal("msg_too_long");
        }

        if (text?.Length > SlackLimits.MessageText)
        {
            text = text[..SlackLimits.MessageText];
        }

        return new MessageDraft(text, Named(workspace, blocks), Attached(given), Described(given));
    }

    public MessageVersion Version(DateTimeOffset at, MessageVersion? before = null) => new(
        at,
        Text ?? (Blocks is null ? before?.Text : null) ?? "",
        Blocks is null ? before?.Blocks : Blocks.Count == 0 ? null : Json.Write(Blocks),
        Metadata is null ? before?.Metadata : Metadata.Count == 0 ? null : Json.Write(Metadata));

    private static JsonArray? Named(Workspace workspace, JsonNode? blocks)
    {
        if (blocks is null)
        {
            return null;
        }

        Refusal.ThrowIf(MessageCheck.Blocks(JsonSerializer.SerializeToElement(blocks)));
        return Elements.Name(blocks.AsArray(), workspace.Ids);
    }

    private static string? Attached(Arguments given)
    {
        if (given.Structured("attachments", "invalid_attachments") is not { } attachments)
        {
            return null;
        }

        if (attachments is not JsonArray list)
        {
            throw new Refusal("invalid_attachments");
        }

        if (list.Count > MostAttachments)
        {
            throw new Refusal("too_many_attachments");
        }

        foreach (var blocks in list.Select(attachment => attachment is JsonObject known ? known["blocks"] : throw new Refusal("invalid_attachments")))
        {
            var verdict = blocks is null ? Verdict.Fine : MessageCheck.Blocks(JsonSerializer.SerializeToElement(blocks));
            if (verdict.Error is not null)
            {
                throw new Refusal("invalid_attachments", verdict.Problems);
            }
        }

        return list.Count == 0 ? null : Json.Write(list);
    }

    private static JsonObject? Described(Arguments given)
    {
        if (given.Structured("metadata", "invalid_metadata_format") is not { } metadata)
        {
            return null;
        }

        Refusal.ThrowIf(MessageCheck.Metadata(JsonSerializer.SerializeToElement(metadata)));
        return metadata.AsObject();
    }
}
