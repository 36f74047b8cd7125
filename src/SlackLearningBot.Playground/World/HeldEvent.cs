using System.Text.Json.Nodes;

namespace SlackLearningBot.Playground.World;

/// <summary>An event that happened and is delivered later.</summary>
internal sealed record HeldEvent(string Type, JsonObject Inner, DateTimeOffset Occurred);
