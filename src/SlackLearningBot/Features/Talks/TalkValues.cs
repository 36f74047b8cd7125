using System.Text.Json.Serialization;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Talks;

/// <summary>What buttons and forms of talks hold. Whoever reads one asks what the person may do.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TalkValue))]
[JsonSerializable(typeof(SlotValue))]
[JsonSerializable(typeof(QuizFields))]
[JsonSerializable(typeof(TalkPage))]
internal sealed partial class TalkValues : JsonSerializerContext
{
    /// <summary>Raised when the meaning of a value changes; older buttons then get a friendly answer.</summary>
    public const int Version = 1;

    public static string Of(Guid talk) => ActionValue.Write(new TalkValue(talk), Default.TalkValue, Version);

    public static string Of(SlotValue slot) => ActionValue.Write(slot, Default.SlotValue, Version);

    public static string Of(TalkPage page) => ActionValue.Write(page, Default.TalkPage, Version);

    public static string Of(QuizFields fields) => ActionValue.Write(fields, Default.QuizFields, Version);

    /// <summary>Null when it is none of ours.</summary>
    public static QuizFields? ReadFields(string? text) => ActionValue.TryRead(text, Default.QuizFields, Version, out var value) ? value : null;

    /// <summary>Null when it is none of ours.</summary>
    public static SlotValue? ReadSlot(string? text) => ActionValue.TryRead(text, Default.SlotValue, Version, out var value) ? value : null;

    /// <summary>Null when it is none of ours.</summary>
    public static Guid? Read(string? text) => ActionValue.TryRead(text, Default.TalkValue, Version, out var value) ? value.Talk : null;
}

/// <summary>One talk.</summary>
internal sealed record TalkValue([property: JsonPropertyName("t")] Guid Talk);

/// <summary>A talk, and which of its questions stand in which field of a form; null in forms from before it was kept.</summary>
internal sealed record QuizFields([property: JsonPropertyName("t")] Guid Talk, [property: JsonPropertyName("q")] string[]? Questions);

/// <summary>A page of a part of the list.</summary>
internal sealed record TalkPage([property: JsonPropertyName("p")] string Part, [property: JsonPropertyName("n")] int Page);

/// <summary>One date of a series.</summary>
internal sealed record SlotValue([property: JsonPropertyName("s")] Guid Series, [property: JsonPropertyName("d")] DateOnly Day);
