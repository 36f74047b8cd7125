using System.Text.Json;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Blocks;

/// <summary>Whether blocks fit into one message.</summary>
internal static class MessageRoom
{
    /// <summary>A maintainer of Slack's SDK names 12,000 characters for all texts of a message, and a buffer (https://github.com/slackapi/bolt-js/issues/2509).</summary>
    public const int MostCharacters = 11_500;

    public static bool Fits(IReadOnlyList<Block> blocks) => Fits(blocks, SlackLimits.MessageBlocks, MostCharacters);

    /// <summary>Whether they fit with so much to spare that the same texts in another order fit, too.</summary>
    public static bool HasPlenty(IReadOnlyList<Block> blocks) => Fits(blocks, SlackLimits.MessageBlocks - 10, MostCharacters - 1500);

    private static bool Fits(IReadOnlyList<Block> blocks, int mostBlocks, int mostCharacters)
    {
        if (blocks.Count > mostBlocks)
        {
            return false;
        }

        using var json = JsonDocument.Parse(SlackJson.Write(blocks));
        return Characters(json.RootElement) <= mostCharacters;
    }

    private static int Characters(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().Sum(member => member is { Name: "text", Value.ValueKind: JsonValueKind.String }
            ? member.Value.GetString()!.Length
            : Characters(member.Value)),
        JsonValueKind.Array => json.EnumerateArray().Sum(Characters),
        _ => 0,
    };
}
