using System.Text.Json.Serialization;
using SlackLearningBot.Blocks;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Sessions;

/// <summary>What buttons and forms of sessions hold; one date is held as every gathering is. Whoever reads one asks what the person may do.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SessionValue))]
[JsonSerializable(typeof(SessionPage))]
internal sealed partial class SessionValues : JsonSerializerContext
{
    /// <summary>Raised when the meaning of a value changes; older buttons then get a friendly answer.</summary>
    public const int Version = 1;

    public static string Of(Guid session) => ActionValue.Write(new SessionValue(session), Default.SessionValue, Version);

    public static string Of(SessionPage page) => ActionValue.Write(page, Default.SessionPage, Version);

    /// <summary>Null when it is none of ours.</summary>
    public static Guid? Read(string? text) => ActionValue.TryRead(text, Default.SessionValue, Version, out var value) ? value.Session : null;

    /// <summary>The same of one date.</summary>
    public static Guid? ReadDate(string? text) => ActionValue.TryRead(text, GatheringValues.Default.GatheringChoice, GatheringValues.Version, out var value) ? value.Gathering : null;
}

/// <summary>One session.</summary>
internal sealed record SessionValue([property: JsonPropertyName("s")] Guid Session);

/// <summary>A page of a part of the list.</summary>
internal sealed record SessionPage([property: JsonPropertyName("p")] string Part, [property: JsonPropertyName("n")] int Page);
