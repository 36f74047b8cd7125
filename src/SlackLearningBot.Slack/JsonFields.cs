using System.Globalization;
using System.Text.Json;

namespace SlackLearningBot.Slack;

/// <summary>Tolerant reading: a field that is missing or of another kind is null, never an exception.</summary>
internal static class JsonFields
{
    public static JsonElement? Field(this JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var value)
            && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)
            ? value
            : null;

    public static JsonElement? Object(this JsonElement json, string name) =>
        json.Field(name) is { ValueKind: JsonValueKind.Object } value ? value : null;

    public static IReadOnlyList<JsonElement> Items(this JsonElement json, string name) =>
        json.Field(name) is { ValueKind: JsonValueKind.Array } value ? [.. value.EnumerateArray()] : [];

    public static IReadOnlyList<string> Texts(this JsonElement json, string name) =>
        [.. json.Items(name).Where(item => item.ValueKind is JsonValueKind.String).Select(AsText).OfType<string>()];

    public static string? Text(this JsonElement json, string name) =>
        json.Field(name) is { ValueKind: JsonValueKind.String } value ? AsText(value) : null;

    /// <summary>The text of a field of a nested object, e.g. <c>team.id</c>.</summary>
    public static string? Text(this JsonElement json, string outer, string name) => json.Object(outer)?.Text(name);

    /// <summary>An id Slack gives as an object in some payloads and bare in others.</summary>
    public static string? IdOf(this JsonElement json, string name) => json.Text(name, "id") ?? json.Text(name);

    public static bool Flag(this JsonElement json, string name) => json.Field(name) is { } value
        && (value.ValueKind is JsonValueKind.True || (value.ValueKind is JsonValueKind.String && AsText(value) is "true"));

    public static long? Whole(this JsonElement json, string name) => json.Field(name) switch
    {
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt64(out var whole) => whole,
        { ValueKind: JsonValueKind.Number } value when value.TryGetDouble(out var number) && Math.Abs(number) < 1e15 => (long)number,
        { ValueKind: JsonValueKind.String } value
            when long.TryParse(AsText(value), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,
        _ => null,
    };

    public static DateTimeOffset? Instant(this JsonElement json, string name) => Instant(json.Whole(name));

    public static DateTimeOffset? Instant(long? unixSeconds) =>
        unixSeconds is >= -62_135_596_800 and <= 253_402_300_799 ? DateTimeOffset.FromUnixTimeSeconds(unixSeconds.Value) : null;

    /// <summary>An id that fits Slack's limit, else null.</summary>
    public static string? Id(JsonElement json, string name) =>
        json.Text(name) is { Length: > 0 and <= SlackLimits.BlockId } id ? id : null;

    // A lone surrogate written as an escape is legal JSON but no text: GetString throws on it. NUL is text that PostgreSQL cannot keep.
    private static string? AsText(JsonElement value)
    {
        try
        {
            return value.GetString()?.Replace("\0", "", StringComparison.Ordinal);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
