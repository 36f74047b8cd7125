using SlackLearningBot.Playground.Outgoing;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.WebApi;

/// <summary>One call; methods that need a token run inside the lock of its workspace.</summary>
internal sealed class ApiCall(SlackWorld world, AccessToken? token, Arguments arguments, Happenings happenings, (string? Id, string? Secret) basic)
{
    public SlackWorld World { get; } = world;

    public AccessToken Token => token ?? throw new InvalidOperationException("This method is called without a token; it has no workspace.");

    public Workspace Workspace => Token.Workspace;

    public Arguments Arguments { get; } = arguments;

    public Happenings Happenings { get; } = happenings;

    /// <summary>The app's client id and secret, by HTTP Basic or as arguments.</summary>
    public (string? Id, string? Secret) Client =>
        basic.Id is null ? (Arguments.Text("client_id"), Arguments.Text("client_secret")) : basic;

    public string Text(string name) => Arguments.Required(name);

    public void NeedScope(string scope) => NeedAnyScope(scope);

    /// <summary>One of these is enough; the first is named when all are missing.</summary>
    public void NeedAnyScope(params ReadOnlySpan<string> scopes)
    {
        var granted = Granted;
        foreach (var scope in scopes)
        {
            if (granted.Contains(scope))
            {
                return;
            }
        }

        throw Refusal.MissingScope(scopes[0], granted);
    }

    /// <summary>A conversation the bot can see: any public channel, and what it is a member of.</summary>
    public Conversation Channel(string argument = "channel") => Find(Text(argument)) ?? throw new Refusal("channel_not_found");

    public Conversation? Find(string id)
    {
        var channel = Workspace.Conversations.Find(id);
        return channel is not null && (channel.Has(Workspace.Bot.Id) || channel.Kind == ConversationKind.Channel) ? channel : null;
    }

    /// <summary>"im:read", "groups:history" …: the scope that a method's verb needs for this kind of conversation.</summary>
    public void NeedScopeFor(Conversation channel, string verb) => NeedScope(ScopeOf(channel.Kind) + verb);

    /// <summary>Managing public channels goes by "channels:manage", all other kinds by their "…:write".</summary>
    public void NeedToManage(ConversationKind kind, params ReadOnlySpan<string> narrower) =>
        NeedAnyScope([kind == ConversationKind.Channel ? "channels:manage" : ScopeOf(kind) + "write", .. narrower]);

    /// <summary>How the scopes for a kind of conversation begin: "channels:", "groups:", "mpim:", "im:".</summary>
    public static string ScopeOf(ConversationKind kind) => kind switch
    {
        ConversationKind.Direct => "im:",
        ConversationKind.GroupDirect => "mpim:",
        ConversationKind.PrivateChannel => "groups:",
        _ => "channels:",
    };

    private IReadOnlyCollection<string> Granted => Token.Kind == TokenKind.Bot ? Workspace.Scopes : Token.Scopes;
}
