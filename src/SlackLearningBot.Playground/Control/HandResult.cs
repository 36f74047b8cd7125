using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Outgoing;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Control;

/// <summary>What came of something a person did, after the bot answered.</summary>
internal sealed record HandResult
{
    public bool Ok => Error is null && Errors is null;

    /// <summary>"operation_timeout", "dispatch_failed" or what the Playground itself refuses ("no_such_element").</summary>
    public string? Error { get; init; }

    /// <summary>A sentence for the person, when there is an error.</summary>
    public string? Message { get; init; }

    /// <summary>Errors in a submitted modal: {block_id: text}.</summary>
    public JsonObject? Errors { get; init; }

    /// <summary>The answer on the wire; null when the bot was not asked.</summary>
    public BotAnswer? Answer { get; init; }

    /// <summary>The newest message only this person sees that came with the answer.</summary>
    public Message? Ephemeral { get; init; }

    /// <summary>The message an event was about (what the person said).</summary>
    public Message? Said { get; init; }

    /// <summary>The conversation that was joined, left, made or opened.</summary>
    public Conversation? Place { get; init; }

    public static HandResult Refused(string error, string message) => new() { Error = error, Message = message };
}
