using System.Text.Json.Serialization;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Authoring;

/// <summary>What the buttons of a draft carry; whoever presses one is asked whether they are an owner.</summary>
[JsonSerializable(typeof(DraftValue))]
internal sealed partial class DraftValues : JsonSerializerContext
{
    public const int Version = 1;

    public static string Write(DraftValue value) => ActionValue.Write(value, Default.DraftValue, Version);
}

/// <summary>A draft, and what of it.</summary>
/// <param name="Draft">Its id.</param>
/// <param name="Basis">To publish: the plan that was shown.</param>
/// <param name="At">To leaf through: the lesson or the page, from 0.</param>
internal sealed record DraftValue(
    [property: JsonPropertyName("d")] Guid Draft,
    [property: JsonPropertyName("b")] string? Basis = null,
    [property: JsonPropertyName("i")] int At = 0);
