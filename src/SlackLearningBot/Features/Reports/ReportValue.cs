using System.Text.Json.Serialization;

namespace SlackLearningBot.Features.Reports;

/// <summary>The track a button is about.</summary>
internal sealed record ReportValue([property: JsonPropertyName("t")] string Track);

[JsonSerializable(typeof(ReportValue))]
internal sealed partial class ReportJson : JsonSerializerContext
{
    /// <summary>Raised when the meaning of a value changes; older buttons then get a friendly answer.</summary>
    public const int Version = 1;
}
