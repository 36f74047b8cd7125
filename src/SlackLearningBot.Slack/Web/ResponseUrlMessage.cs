using System.Text.Json;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Slack.Web;

/// <summary>
/// What may be sent to a response_url (https://docs.slack.dev/interactivity/handling-user-interaction#message_responses):
/// five times within 30 minutes.
/// </summary>
public abstract record ResponseUrlMessage
{
    /// <summary>The message the click came from becomes this one.</summary>
    public sealed record Replace(SlackMessage Message) : ResponseUrlMessage;

    /// <summary>The message the click came from goes away.</summary>
    public sealed record Delete : ResponseUrlMessage;

    /// <summary>A new message that only the person sees; the other one stays.</summary>
    public sealed record Ephemeral(SlackMessage Message) : ResponseUrlMessage;

    /// <summary>A new message for all; the other one stays.</summary>
    public sealed record InChannel(SlackMessage Message) : ResponseUrlMessage;

    internal bool Repeatable => this is Replace or Delete;

    internal void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        switch (this)
        {
            case Replace replace:
                writer.WriteBoolean("replace_original", true);
                replace.Message.WriteFields(writer);
                break;
            case Delete:
                writer.WriteBoolean("delete_original", true);
                break;
            case Ephemeral ephemeral:
                WriteNew(writer, "ephemeral", ephemeral.Message);
                break;
            case InChannel inChannel:
                WriteNew(writer, "in_channel", inChannel.Message);
                break;
            default:
                throw new InvalidOperationException($"No JSON for {GetType().Name}.");
        }

        writer.WriteEndObject();
    }

    private static void WriteNew(Utf8JsonWriter writer, string type, SlackMessage message)
    {
        writer.WriteString("response_type", type);
        writer.WriteBoolean("replace_original", false);
        message.WriteFields(writer);
    }
}
