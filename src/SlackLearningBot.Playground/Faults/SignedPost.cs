using System.Text.Json.Nodes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Faults;

/// <summary>A request to the app as it goes over HTTP, with its signature; a null header is left out.</summary>
internal sealed record SignedPost(Workspace? Workspace, string Path, string ContentType, byte[] Body, string? Timestamp, string? Signature)
{
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];
}

/// <summary>A click, submission or shortcut (its payload), or a command (its fields).</summary>
internal sealed record Act(Workspace Workspace, JsonObject Payload, bool IsCommand);
