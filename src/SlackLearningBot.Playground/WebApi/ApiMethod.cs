using System.Text.Json.Nodes;

namespace SlackLearningBot.Playground.WebApi;

/// <summary>Who may call a method.</summary>
internal enum Callers
{
    /// <summary>The app's bot token.</summary>
    Bot,

    /// <summary>A bot token, or one of a person the app acts for.</summary>
    BotOrPerson,

    /// <summary>Anybody: the method needs no token.</summary>
    Everybody,
}

/// <summary>
/// A Web API method: its name, what it does (an answer without "ok"), what it needs and every refusal of its own. A refusal that is
/// neither listed here nor common to all methods is a fault of the Playground.
/// </summary>
internal sealed record ApiMethod(string Name, Func<ApiCall, JsonObject> Run)
{
    /// <summary>The scope it always needs; those that depend on the kind of conversation are asked for by the method.</summary>
    public string? Scope { get; init; }

    public bool AcceptsJson { get; init; }

    public Callers Callers { get; init; }

    /// <summary>Slack's tier, 1 to 4 (https://docs.slack.dev/apis/web-api/rate-limits); 5 is "special".</summary>
    public int Tier { get; init; } = 3;

    /// <summary>The errors it can answer here, besides <see cref="CommonErrors"/>.</summary>
    public IReadOnlyCollection<string> Errors { get; init; } = [];

    /// <summary>All methods the Playground speaks.</summary>
    public static IReadOnlyDictionary<string, ApiMethod> Table { get; } =
        new[]
        {
            TestMethods.All, AuthMethods.All, WorkspaceMethods.All, UserMethods.All, ConversationMethods.All, HistoryMethods.All,
            OpenMethods.All, ChannelMethods.All, MembershipMethods.All, PeopleMethods.All, ReactionMethods.All, ScheduleMethods.All,
            BookmarkMethods.All, BlockMethods.All, PostMethods.All, ChangeMethods.All, ViewMethods.All, FileMethods.All,
        }.SelectMany(methods => methods).ToDictionary(method => method.Name, StringComparer.Ordinal);
}
