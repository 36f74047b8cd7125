using System.Text.Json;

namespace SlackLearningBot.Slack.Blocks;

/// <summary>
/// A message to post. The text is what notifications and screen readers get and must be there; a bare string is escaped
/// (https://docs.slack.dev/reference/methods/chat.postMessage). Links are not unfolded unless asked for.
/// </summary>
public sealed record SlackMessage
{
    public SlackMessage(Mrkdwn text, IReadOnlyList<Block>? blocks = null, MessageMetadata? metadata = null)
    {
        Text = Limit.Text(text, "message text", SlackLimits.MessageText);
        Blocks = CheckedBlocks(blocks ?? []);
        Metadata = metadata;
    }

    public Mrkdwn Text { get; }

    public IReadOnlyList<Block> Blocks { get; }

    /// <summary>Readable by everyone in the conversation: no secrets.</summary>
    public MessageMetadata? Metadata { get; init; }

    /// <summary>The message this one answers in a thread.</summary>
    public string? ThreadTs { get; init; }

    public bool Unfurl { get; init; }

    internal void WriteFields(Utf8JsonWriter writer)
    {
        writer.WriteString("text", Text.Text);
        if (Blocks.Count > 0)
        {
            SlackJson.WriteBlocks(writer, Blocks);
        }

        WriteMetadata(writer);
        if (ThreadTs is not null)
        {
            writer.WriteString("thread_ts", ThreadTs);
        }

        writer.WriteBoolean("unfurl_links", Unfurl);
        writer.WriteBoolean("unfurl_media", Unfurl);
    }

    /// <summary>For chat.update: an empty list of blocks takes away those the message had, a missing one would keep them.</summary>
    internal void WriteChanges(Utf8JsonWriter writer)
    {
        writer.WriteString("text", Text.Text);
        SlackJson.WriteBlocks(writer, Blocks);
        WriteMetadata(writer);
    }

    private void WriteMetadata(Utf8JsonWriter writer)
    {
        if (Metadata is not null)
        {
            writer.WritePropertyName("metadata");
            JsonSerializer.Serialize(writer, Metadata, SlackJsonContext.Default.MessageMetadata);
        }
    }

    private static IReadOnlyList<Block> CheckedBlocks(IReadOnlyList<Block> blocks)
    {
        if (blocks.Count > 0)
        {
            Limit.Count(blocks, "message blocks", SlackLimits.MessageBlocks);
        }

        Limit.Unique(blocks.Select(block => block.BlockId), "block_id in one message");
        if (blocks.OfType<Table>().Count() > SlackLimits.TablesPerMessage)
        {
            throw new BlockLimitException("message tables: more than one, Slack takes one (SlackLimits.TablesPerMessage)");
        }

        if (blocks.OfType<DataVisualization>().Count() > SlackLimits.ChartsPerMessage)
        {
            throw new BlockLimitException("message charts: more than two, Slack takes two (SlackLimits.ChartsPerMessage)");
        }

        Limit.AtMost(
            string.Concat(blocks.OfType<MarkdownBlock>().Select(block => block.Text)),
            "markdown text of all blocks",
            SlackLimits.MarkdownText);
        return [.. blocks];
    }
}

/// <summary>
/// Data that travels with a message, such as our delivery id (https://docs.slack.dev/messaging/message-metadata).
/// The payload is a JSON object.
/// </summary>
public sealed record MessageMetadata(string EventType, JsonElement EventPayload)
{
    public static MessageMetadata Of(string eventType, IReadOnlyDictionary<string, string> payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        return new(eventType, SlackJson.Element(writer =>
        {
            writer.WriteStartObject();
            foreach (var (name, value) in payload)
            {
                writer.WriteString(name, value);
            }

            writer.WriteEndObject();
        }));
    }

    /// <summary>A text of the payload, or null.</summary>
    public string? Text(string name) => EventPayload.Text(name);
}
