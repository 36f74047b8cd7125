using System.Text.Json.Serialization;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Authoring;

/// <summary>What the buttons about a colleague's message carry.</summary>
[JsonSerializable(typeof(WishValue))]
[JsonSerializable(typeof(WishTold))]
internal sealed partial class WishValues : JsonSerializerContext
{
    public const int Version = 1;

    public static string Write(Wish wish, AuthorAnswer answer = AuthorAnswer.None) => ActionValue.Write(new WishValue(wish.WishId, answer), Default.WishValue, Version);
}

/// <summary>A wish, and what is answered.</summary>
internal sealed record WishValue([property: JsonPropertyName("w")] Guid Wish, [property: JsonPropertyName("a")] AuthorAnswer Answer = AuthorAnswer.None);

/// <summary>Stored in messages, so the numbers never change.</summary>
internal enum AuthorAnswer
{
    None = 0,
    Yes = 1,
    Unnamed = 2,
    No = 3,
}

/// <summary>The payload of the works about a wish.</summary>
internal sealed record WishTold(Guid Wish);
