using System.Globalization;
using System.Text.Json.Nodes;

namespace SlackLearningBot.Playground.World;

/// <summary>A modal or a Home tab. Its body is checked JSON text with every block named. Guarded by the workspace's lock.</summary>
internal sealed class View(string id, string userId, string rootId, string? previousId)
{
    private readonly List<string> versions = [];

    public string Id { get; } = id;

    public string UserId { get; } = userId;

    public string RootId { get; } = rootId;

    public string? PreviousId { get; } = previousId;

    public string Hash { get; private set; } = "";

    /// <summary>What people chose so far, {block_id:{action_id:value}}.</summary>
    public JsonObject State { get; private set; } = [];

    /// <summary>Every body it ever had, the present one last.</summary>
    public IReadOnlyList<string> Versions => versions;

    public JsonObject Body => Json.Parse(versions[^1]).AsObject();

    public string Type { get; private set; } = "";

    public string? ExternalId { get; private set; }

    /// <summary>Shows another body; what people typed survives where block_id and action_id stay.</summary>
    public void Show(JsonObject body, DateTimeOffset now)
    {
        versions.Add(Json.Write(body));
        Type = body.Text("type") ?? "";
        ExternalId = body.Text("external_id") is { Length: > 0 } external ? external : null;
        Hash = string.Create(CultureInfo.InvariantCulture, $"{now.ToUnixTimeSeconds()}.{Id[^4..]}{versions.Count:x4}");
        State = StateValues.Of(body["blocks"]!.AsArray(), State);
    }

    public void Choose(JsonObject? given) => State = StateValues.Of(Body["blocks"]!.AsArray(), State, given);
}
