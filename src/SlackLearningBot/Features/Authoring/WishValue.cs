using System.Text.Json.Serialization;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Authoring;

/// <summary>What the buttons about a colleague's message carry.</summary>
[JsonSerializable(typeof(WishValue))]
[JsonSerializable(typeof(WishTold))]
internal sealed partial class WishValues : JsonSerializerContext
{
    public const int Version = 1;
}

/// <summary>A wish, and what is answered.</summary>
internal sealed record WishValue([property: JsonPropertyName("w")] Guid Wish, [property: JsonPropertyName("a")] AuthorsWord Answer = AuthorsWord.None)
{
    public static string Of(Wish wish, AuthorsWord answer = AuthorsWord.None) =>
        ActionValue.Write(new WishValue(wish.WishId, answer), WishValues.Default.WishValue, WishValues.Version);
}

/// <summary>Stored in messages, so the numbers never change.</summary>
internal enum AuthorsWord
{
    None = 0,
    Yes = 1,
    Unnamed = 2,
    No = 3,
}

/// <summary>The payload of the works about a wish.</summary>
internal sealed record WishTold(Guid Wish);
