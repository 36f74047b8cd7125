namespace SlackLearningBot.Slack.Sockets;

/// <summary>The frame that tells Slack that an envelope was dealt with.</summary>
internal static class Acknowledgement
{
    /// <summary>An answer goes along only where Slack takes one.</summary>
    public static ReadOnlyMemory<byte> Of(Envelope envelope, ReadOnlyMemory<byte>? answer) => SlackJson.Bytes(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("envelope_id", envelope.Id);
        if (answer is { } payload && envelope.AcceptsPayload)
        {
            writer.WritePropertyName("payload");
            writer.WriteRawValue(payload.Span);
        }

        writer.WriteEndObject();
    });
}
