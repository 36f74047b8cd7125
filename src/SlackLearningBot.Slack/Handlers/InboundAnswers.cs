using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Slack.Handlers;

/// <summary>The JSON bodies of our HTTP answers; null stands for an empty 200.</summary>
public static class InboundAnswers
{
    // A bare null would become an empty memory by way of byte[].
    private static ReadOnlyMemory<byte>? Empty => null;

    /// <summary>An opened view leaves the answer empty: the edge opens it with the trigger.</summary>
    public static ReadOnlyMemory<byte>? Write(CommandReply reply) => reply switch
    {
        CommandReply.Ephemeral ephemeral => SlackJson.Bytes(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("response_type", "ephemeral");
            ephemeral.Message.WriteFields(writer);
            writer.WriteEndObject();
        }),
        CommandReply.OpenView or CommandReply.Nothing => Empty,
        _ => throw new ArgumentOutOfRangeException(nameof(reply)),
    };

    public static ReadOnlyMemory<byte>? Write(SubmissionReply reply) => reply switch
    {
        SubmissionReply.Close => Empty,
        SubmissionReply.Errors errors => SlackJson.Bytes(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("response_action", "errors");
            writer.WriteStartObject("errors");
            foreach (var (block, text) in errors.ByBlock)
            {
                writer.WriteString(block, text);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }),
        SubmissionReply.Update update => WriteView("update", update.View),
        SubmissionReply.Push push => WriteView("push", push.View),
        SubmissionReply.Clear => SlackJson.Bytes(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("response_action", "clear");
            writer.WriteEndObject();
        }),
        _ => throw new ArgumentOutOfRangeException(nameof(reply)),
    };

    /// <summary>The answer to a block_suggestion; what is above 100 options is left out.</summary>
    public static ReadOnlyMemory<byte> Write(IReadOnlyList<Option> options) => SlackJson.Bytes(writer =>
    {
        writer.WriteStartObject();
        SlackJson.WriteOptions(writer, [.. options.Take(SlackLimits.SuggestedOptions)]);
        writer.WriteEndObject();
    });

    private static ReadOnlyMemory<byte> WriteView(string action, ModalView view) => SlackJson.Bytes(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("response_action", action);
        SlackJson.WriteView(writer, view);
        writer.WriteEndObject();
    });
}
