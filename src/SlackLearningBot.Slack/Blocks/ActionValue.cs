using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SlackLearningBot.Slack.Blocks;

/// <summary>
/// Typed data in the value of a button or option: <c>1.{"…":…}</c>. Messages outlive releases, so the version stands in front and
/// an older one is told apart from a broken one by nobody: both read as false and get a friendly answer.
/// </summary>
public static class ActionValue
{
    /// <summary>The value for a <see cref="Button"/>; at most 2,000 characters.</summary>
    public static string Write<T>(T value, JsonTypeInfo<T> type, int version) =>
        Limit.Text(Compose(value, type, version), "button value", SlackLimits.ButtonValue);

    /// <summary>The value for an <see cref="Option"/>; at most 75 characters.</summary>
    public static string WriteForOption<T>(T value, JsonTypeInfo<T> type, int version) =>
        Limit.Text(Compose(value, type, version), "option value", SlackLimits.OptionValue);

    /// <summary>
    /// False, never an exception, for nothing, rubbish, a NUL, more than 2,000 characters, another version, and an object that lacks a member its type has no default for.
    /// </summary>
    public static bool TryRead<T>(string? text, JsonTypeInfo<T> type, int version, [MaybeNullWhen(false)] out T value)
    {
        ArgumentNullException.ThrowIfNull(type);
        value = default;
        var prefix = Prefix(version);
        if (text is null || !text.StartsWith(prefix, StringComparison.Ordinal) || IsNoneOfOurs(text))
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(text.AsMemory(prefix.Length));
            if (!HasRequiredMembers(document.RootElement, type))
            {
                return false;
            }

            value = document.RootElement.Deserialize(type);
            return value is not null;
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException or NotSupportedException
            or FormatException or OverflowException)
        {
            return false;
        }
    }

    // Never written by us, and too much for a database or a view: longer than Slack's limit, or with a NUL.
    private static bool IsNoneOfOurs(string text) =>
        text.Length > SlackLimits.ButtonValue || text.Contains("\\u0000", StringComparison.Ordinal);

    private static string Compose<T>(T value, JsonTypeInfo<T> type, int version) =>
        Prefix(version) + JsonSerializer.Serialize(value, type);

    private static string Prefix(int version) => version.ToString(CultureInfo.InvariantCulture) + ".";

    // The feature's own options may not ask for required members; a default for a missing id would be a wrong id.
    private static bool HasRequiredMembers(JsonElement json, JsonTypeInfo type) =>
        json.ValueKind is not JsonValueKind.Object || type.Properties.All(property =>
            !(property.IsRequired || property.AssociatedParameter is { HasDefaultValue: false })
            || json.EnumerateObject().Any(member => string.Equals(
                member.Name,
                property.Name,
                type.Options.PropertyNameCaseInsensitive ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)
                && (member.Value.ValueKind is not JsonValueKind.Null || property.IsSetNullable
                    || property.AssociatedParameter is { IsNullable: true })));
}
