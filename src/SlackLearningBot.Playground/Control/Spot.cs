using System.Text.Json.Nodes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Control;

/// <summary>Where a person presses something: a message (also one only they see) or a view. Used inside the workspace's lock.</summary>
internal abstract record Spot
{
    public sealed record InMessage(Conversation Channel, Message Message) : Spot;

    public sealed record InView(View View) : Spot;

    public JsonArray Blocks => this switch
    {
        InMessage message => Json.ParseArray(message.Message.Blocks),
        InView view => view.View.Body["blocks"]!.AsArray(),
        _ => throw new InvalidOperationException("A spot is a message or a view."),
    };

    public PlacedElement? Find(string? blockId, string actionId) => Elements.In(Blocks)
        .FirstOrDefault(placed => placed.ActionId == actionId && (blockId is null || placed.BlockId == blockId));

    /// <summary>An element by action_id, by the words on it, or by the words on one of its options.</summary>
    public PlacedElement? FindByWords(string words)
    {
        var all = Elements.In(Blocks).ToList();
        return all.FirstOrDefault(placed => placed.ActionId == words)
            ?? all.FirstOrDefault(placed => placed.Element["text"].Text("text") == words)
            ?? all.FirstOrDefault(placed => ElementValues.Options(placed.Element).Any(option => option["text"].Text("text") == words));
    }

    public JsonObject Container => this switch
    {
        InMessage { Channel: var channel, Message: var message } => new JsonObject
        {
            ["type"] = "message", ["message_ts"] = message.Ts, ["channel_id"] = channel.Id, ["is_ephemeral"] = message.EphemeralTo is not null,
        },
        InView { View: var view } => new JsonObject { ["type"] = "view", ["view_id"] = view.Id },
        _ => throw new InvalidOperationException("A spot is a message or a view."),
    };
}
