using SlackLearningBot.Playground.Outgoing;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.WebApi;

/// <summary>One authenticated call; methods run inside the workspace's lock.</summary>
internal sealed class ApiCall(Workspace workspace, Arguments arguments, Happenings happenings)
{
    public Workspace Workspace { get; } = workspace;

    public Arguments Arguments { get; } = arguments;

    public Happenings Happenings { get; } = happenings;

    public string Text(string name) => Arguments.Required(name);

    public void NeedScope(string scope)
    {
        if (!Workspace.Scopes.Contains(scope))
        {
            throw Refusal.MissingScope(scope, Workspace.Scopes);
        }
    }

    /// <summary>A conversation the bot can see: any public channel, and what it is a member of.</summary>
    public Conversation Channel(string argument = "channel")
    {
        var channel = Workspace.Conversations.Find(Text(argument));
        return channel is not null && (channel.Has(Workspace.Bot.Id) || channel is { IsDirect: false, IsPrivate: false })
            ? channel
            : throw new Refusal("channel_not_found");
    }

    /// <summary>"im:read", "groups:history" …: the scope that a method's verb needs for this kind of conversation.</summary>
    public void NeedScopeFor(Conversation channel, string verb) =>
        NeedScope(ScopeOf(channel.Kind) + verb);

    /// <summary>How the scopes for a kind of conversation begin: "channels:", "groups:", "mpim:", "im:".</summary>
    public static string ScopeOf(ConversationKind kind) => kind switch
    {
        ConversationKind.Direct => "im:",
        ConversationKind.GroupDirect => "mpim:",
        ConversationKind.PrivateChannel => "groups:",
        _ => "channels:",
    };
}
