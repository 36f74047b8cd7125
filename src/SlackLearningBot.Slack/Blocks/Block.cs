using System.Text.Json;
using System.Text.Json.Serialization;

namespace SlackLearningBot.Slack.Blocks;

/// <summary>
/// A block of a message or view (https://docs.slack.dev/reference/block-kit/blocks). Building one that Slack would refuse throws
/// <see cref="BlockLimitException"/>; reading never does: what does not fit becomes <see cref="UnknownBlock"/>.
/// </summary>
[JsonConverter(typeof(BlockConverter))]
public abstract record Block(string? BlockId)
{
    public abstract string Type { get; }

    public string? BlockId { get; } = Limit.BlockId(BlockId);
}

/// <summary>A block this library has no record for, or one that breaks a limit; keeps its JSON and writes it back unchanged.</summary>
public sealed record UnknownBlock(JsonElement Json) : Block(JsonFields.Id(Json, "block_id"))
{
    public override string Type => Json.Text("type") ?? "";
}
