using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Blocks;

/// <summary>Where something is announced to everybody: the field in forms, and what is said of other channels. Whether one is public is asked of Slack when it was chosen.</summary>
internal static class PublicChannels
{
    public const string Only = "I announce in public channels of this workspace only, where nobody from another company reads along.";

    private const int LongestId = 31;

    public static Input Field(string block, string? channel) =>
        new("Where shall I announce it?", new ChannelsSelect(block, channel), Hint: "A public channel of this workspace that I am in.", Optional: true, BlockId: block);

    /// <summary>Null: nowhere. What is wrong is noted by its block; everything comes from a person's client.</summary>
    public static string? Read(StateValues state, string block, Dictionary<string, string> wrong)
    {
        var channel = state.Conversation(block, block);
        if (channel is not null && !(channel is ['C' or 'G', ..] && channel.Length <= LongestId && channel.All(char.IsAsciiLetterOrDigit)))
        {
            wrong[block] = "Please choose a channel.";
        }

        return channel;
    }
}
