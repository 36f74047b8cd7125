using System.Text;
using System.Text.Json;
using SlackLearningBot.Slack;

namespace SlackLearningBot.Playground.Strict;

/// <summary>What the check of a message's parts says: an error word of Slack's with its details, or nothing.</summary>
internal sealed record Verdict(string? Error, IReadOnlyList<string> Problems)
{
    public static readonly Verdict Fine = new(Error: null, []);

    public static Verdict Refused(string error, params IReadOnlyList<string> problems) => new(error, problems);
}

/// <summary>Checks the blocks and the metadata of a message.</summary>
internal static class MessageCheck
{
    /// <summary>
    /// All characters of a message's blocks together. Undocumented; a maintainer of Slack's SDK names 12,000 and a buffer
    /// (https://github.com/slackapi/bolt-js/issues/2509), so the Playground refuses above 12,000.
    /// </summary>
    public const int TextOfAllBlocks = 12_000;

    /// <summary>Undocumented; metadata is said to travel in a message's 16 KB.</summary>
    public const int MetadataBytes = 16 * 1024;

    /// <summary>Judges the blocks argument; <paramref name="blocks"/> is what the caller parsed from it.</summary>
    public static Verdict Blocks(JsonElement blocks)
    {
        if (blocks.ValueKind != JsonValueKind.Array)
        {
            return Verdict.Refused("invalid_blocks_format");
        }

        var found = new Findings(Surface.Message);
        BlockRules.Blocks(SlackLimits.MessageBlocks)(blocks, "/blocks", found);
        return found switch
        {
            { None: false } => Verdict.Refused("invalid_blocks", found.Problems),
            { TextCharacters: > TextOfAllBlocks } => Verdict.Refused("msg_blocks_too_long"),
            _ => Verdict.Fine,
        };
    }

    /// <summary>Judges message metadata: {event_type, event_payload}; an empty object means "none".</summary>
    public static Verdict Metadata(JsonElement metadata)
    {
        if (metadata.ValueKind != JsonValueKind.Object)
        {
            return Verdict.Refused("invalid_metadata_format");
        }

        if (!metadata.EnumerateObject().Any())
        {
            return Verdict.Fine;
        }

        var sound = metadata.TryGetProperty("event_type", out var type) && type.ValueKind == JsonValueKind.String && type.GetString()!.Length is > 0 and <= 255
            && metadata.TryGetProperty("event_payload", out var payload) && payload.ValueKind == JsonValueKind.Object;
        if (!sound)
        {
            return Verdict.Refused("invalid_metadata_format");
        }

        return Encoding.UTF8.GetByteCount(metadata.GetRawText()) > MetadataBytes ? Verdict.Refused("metadata_too_large") : Verdict.Fine;
    }
}
