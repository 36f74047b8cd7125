using System.Text.Json.Nodes;

namespace SlackLearningBot.Playground.WebApi;

/// <summary>A Web API method: its name, what it does (an answer without "ok"), the scope it always needs, and whether it reads JSON bodies.</summary>
internal sealed record ApiMethod(string Name, Func<ApiCall, JsonObject> Run)
{
    public string? Scope { get; init; }

    public bool AcceptsJson { get; init; }

    /// <summary>All methods the Playground speaks.</summary>
    public static IReadOnlyDictionary<string, ApiMethod> Table { get; } =
        new[]
        {
            WorkspaceMethods.All, UserMethods.All, ConversationMethods.All, HistoryMethods.All,
            PostMethods.All, ChangeMethods.All, ViewMethods.All, FileMethods.All,
        }.SelectMany(methods => methods).ToDictionary(method => method.Name, StringComparer.Ordinal);
}
