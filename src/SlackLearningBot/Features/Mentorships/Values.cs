using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>What buttons and forms of mentorships hold: ids and choices. Whoever reads one checks that the person takes part.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PairingValue))]
[JsonSerializable(typeof(TimeValue))]
[JsonSerializable(typeof(MeetUpValue))]
[JsonSerializable(typeof(CheckValue))]
[JsonSerializable(typeof(ReportValue))]
internal sealed partial class Values : JsonSerializerContext
{
    /// <summary>Raised when the meaning of a value changes; older buttons then get a friendly answer.</summary>
    public const int Version = 1;

    public static string Of(Guid mentorship) => ActionValue.Write(new PairingValue(mentorship), Default.PairingValue, Version);

    public static string Of(TimeValue value) => ActionValue.Write(value, Default.TimeValue, Version);

    public static string Of(MeetUpValue value) => ActionValue.Write(value, Default.MeetUpValue, Version);

    public static string Of(CheckValue value) => ActionValue.Write(value, Default.CheckValue, Version);

    public static string Of(ReportValue value) => ActionValue.Write(value, Default.ReportValue, Version);

    public static T? Read<T>(string? text, JsonTypeInfo<T> type)
        where T : class => ActionValue.TryRead(text, type, Version, out var value) ? value : null;
}

/// <summary>One mentorship, for the person who presses.</summary>
/// <param name="Mentorship">Which one.</param>
/// <param name="Channel">The message a form was opened from, which shows afterwards how things are; null: there is none.</param>
/// <param name="Ts">The same.</param>
internal sealed record PairingValue(
    [property: JsonPropertyName("m")] Guid Mentorship, [property: JsonPropertyName("c")] string? Channel = null, [property: JsonPropertyName("t")] string? Ts = null);

/// <summary>A time for a meeting that is not agreed on yet.</summary>
/// <param name="Mentorship">Whose.</param>
/// <param name="Number">The meeting's.</param>
/// <param name="Where">In which message it stands, one of <see cref="Places"/>.</param>
/// <param name="At">Unix seconds; 0 in the form in which it is chosen.</param>
/// <param name="Channel">The message, for a form.</param>
/// <param name="Ts">The same.</param>
internal sealed record TimeValue(
    [property: JsonPropertyName("m")] Guid Mentorship,
    [property: JsonPropertyName("n")] int Number,
    [property: JsonPropertyName("w")] string Where,
    [property: JsonPropertyName("a")] long At = 0,
    [property: JsonPropertyName("c")] string? Channel = null,
    [property: JsonPropertyName("t")] string? Ts = null);

/// <summary>One meeting of a mentorship.</summary>
/// <param name="Mentorship">Whose.</param>
/// <param name="MeetUp">Which.</param>
/// <param name="Channel">The message a form was opened from.</param>
/// <param name="Ts">The same.</param>
internal sealed record MeetUpValue(
    [property: JsonPropertyName("m")] Guid Mentorship,
    [property: JsonPropertyName("u")] Guid MeetUp,
    [property: JsonPropertyName("c")] string? Channel = null,
    [property: JsonPropertyName("t")] string? Ts = null);

/// <summary>How useful it is, from 1 to 5.</summary>
internal sealed record CheckValue(
    [property: JsonPropertyName("m")] Guid Mentorship, [property: JsonPropertyName("w")] string Moment, [property: JsonPropertyName("v")] int Useful);

/// <summary>A form in which something is reported, with the person it said that it goes to.</summary>
internal sealed record ReportValue([property: JsonPropertyName("m")] Guid Mentorship, [property: JsonPropertyName("p")] string To);

/// <summary>Messages in which a time can be chosen.</summary>
internal static class Places
{
    public const string Hello = "hello";
    public const string Times = "times";
    public const string Ask = "ask";
}
