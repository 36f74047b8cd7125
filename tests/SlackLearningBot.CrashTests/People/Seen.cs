using System.Text.Json;
using SlackLearningBot.Outbox;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.CrashTests.People;

/// <summary>A message of the bot as a person sees it, by the data it carries.</summary>
internal sealed record Seen(Guid DeliveryId, string Kind, string Slot)
{
    /// <summary>Null for messages that are no delivery of the bot's.</summary>
    public static Seen? Of(Message message)
    {
        if (message.Deleted || message.Metadata is null)
        {
            return null;
        }

        using var metadata = JsonDocument.Parse(message.Metadata);
        return metadata.RootElement.GetProperty("event_type").GetString() == Poster.MetadataEvent
            && metadata.RootElement.GetProperty("event_payload") is var payload
                ? new Seen(payload.GetProperty("delivery_id").GetGuid(), payload.GetProperty("kind").GetString()!, payload.GetProperty("slot").GetString()!)
                : null;
    }
}
