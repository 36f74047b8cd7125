using System.Globalization;
using System.Runtime.CompilerServices;

namespace SlackLearningBot.Slack.Blocks;

/// <summary>The checks all builders share; each error names its constant in <see cref="SlackLimits"/>.</summary>
internal static class Limit
{
    public static string Text(
        string text, string what, int max, [CallerArgumentExpression(nameof(max))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(text, what);
        return text.Length switch
        {
            0 => throw new BlockLimitException($"{what}: empty, Slack wants at least one character"),
            var length when length > max => throw TooMuch(what, length, "characters", max, name),
            _ => text,
        };
    }

    public static string? OptionalText(
        string? text, string what, int max, [CallerArgumentExpression(nameof(max))] string name = "") =>
        text is null ? null : Text(text, what, max, name);

    /// <summary>Like <see cref="OptionalText"/>, for fields where Slack takes an empty text.</summary>
    public static string? AtMost(
        string? text, string what, int max, [CallerArgumentExpression(nameof(max))] string name = "") =>
        text?.Length > max ? throw TooMuch(what, text.Length, "characters", max, name) : text;

    public static T Text<T>(T text, string what, int max, [CallerArgumentExpression(nameof(max))] string name = "")
        where T : TextObject
    {
        ArgumentNullException.ThrowIfNull(text, what);
        Text(text.Text, what, max, name);
        return text;
    }

    public static T? OptionalText<T>(
        T? text, string what, int max, [CallerArgumentExpression(nameof(max))] string name = "")
        where T : TextObject =>
        text is null ? null : Text(text, what, max, name);

    public static IReadOnlyList<T> Count<T>(
        IReadOnlyList<T> items, string what, int max, [CallerArgumentExpression(nameof(max))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(items, what);
        return items.Count switch
        {
            0 => throw new BlockLimitException($"{what}: none, Slack wants at least one"),
            var count when count > max => throw TooMuch(what, count, "of them", max, name),
            _ when items.Any(item => item is null) => throw new BlockLimitException($"{what}: one of them is null"),
            _ => [.. items],
        };
    }

    public static IReadOnlyList<T>? OptionalCount<T>(
        IReadOnlyList<T>? items, string what, int max, [CallerArgumentExpression(nameof(max))] string name = "") =>
        items is null ? null : Count(items, what, max, name);

    public static string Url(
        string url, string what, int max, [CallerArgumentExpression(nameof(max))] string name = "") =>
        Uri.TryCreate(Text(url, what, max, name), UriKind.Absolute, out _)
            ? url
            : throw new BlockLimitException($"{what}: \"{url}\" is no absolute address, Slack wants one like https://example.com/page");

    public static string? OptionalUrl(
        string? url, string what, int max, [CallerArgumentExpression(nameof(max))] string name = "") =>
        url is null ? null : Url(url, what, max, name);

    public static string? BlockId(string? id) => OptionalText(id, "block_id", SlackLimits.BlockId);

    public static string ActionId(string id) => Text(id, "action_id", SlackLimits.ActionId);

    public static PlainText? Placeholder(PlainText? text) => OptionalText(text, "placeholder", SlackLimits.Placeholder);

    public static void Unique(IEnumerable<string?> ids, string what)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in ids)
        {
            if (id is not null && !seen.Add(id))
            {
                throw new BlockLimitException($"{what}: \"{id}\" stands there twice, Slack wants each one once");
            }
        }
    }

    private static BlockLimitException TooMuch(string what, int found, string unit, int max, string name) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{what}: {found:N0} {unit}, Slack's limit is {max:N0} ({name})"));
}
