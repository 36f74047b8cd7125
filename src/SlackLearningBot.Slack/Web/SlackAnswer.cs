using System.Net.Http.Headers;
using System.Text.Json;

namespace SlackLearningBot.Slack.Web;

/// <summary>An answer of Slack's that says ok.</summary>
internal sealed record SlackAnswer(JsonElement Json, HttpResponseHeaders Headers)
{
    private const string ScopesHeader = "X-OAuth-Scopes";

    /// <summary>The scopes of the token that was used.</summary>
    public IReadOnlyList<string> Scopes => Headers.TryGetValues(ScopesHeader, out var values)
        ? [.. string.Join(',', values).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]
        : [];

    /// <summary>Slack ends a list with an empty cursor, or none.</summary>
    public string? NextCursor => Json.Text("response_metadata", "next_cursor") is { Length: > 0 } cursor ? cursor : null;

    public Page<T> Page<T>(string items, Func<JsonElement, T> read) => new([.. Json.Items(items).Select(read)], NextCursor);
}
