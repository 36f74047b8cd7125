namespace SlackLearningBot.Playground.World;

/// <summary>What a person says of themselves beside their name: at most 100 characters, an emoji as ":palm_tree:", and when it ends in people's time.</summary>
internal sealed record PersonStatus(string Text, string Emoji, DateTimeOffset? Expires = null)
{
    /// <summary>Slack's own limit of a status text.</summary>
    public const int MostCharacters = 100;

    public static readonly PersonStatus None = new("", "");

    /// <summary>What Slack shows for a status of words alone.</summary>
    public const string UsualEmoji = ":speech_balloon:";
}
