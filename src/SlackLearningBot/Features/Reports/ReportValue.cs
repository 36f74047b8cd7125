using System.Text.Json.Serialization;

namespace SlackLearningBot.Features.Reports;

/// <summary>The track a button is about.</summary>
internal sealed record ReportValue([property: JsonPropertyName("t")] string Track);

/// <summary>A sheet that could not be handed over.</summary>
/// <param name="Track">Of which track.</param>
/// <param name="Error">What Slack said.</param>
internal sealed record ReportFailure(string Track, string Error);

[JsonSerializable(typeof(ReportValue))]
[JsonSerializable(typeof(ReportFailure))]
internal sealed partial class ReportJson : JsonSerializerContext
{
    /// <summary>Raised when the meaning of a value changes; older buttons then get a friendly answer.</summary>
    public const int Version = 1;
}
