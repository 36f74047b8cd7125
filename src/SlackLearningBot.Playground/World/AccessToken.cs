using System.Collections.Concurrent;

namespace SlackLearningBot.Playground.World;

/// <summary>Who speaks with a token: the app's bot user, or a person the app may act for.</summary>
internal enum TokenKind
{
    Bot,
    User,
}

/// <summary>A token Slack gave out. A dead one is remembered with Slack's word for why it is refused.</summary>
internal sealed class AccessToken(string value, TokenKind kind, Workspace workspace, string userId, IReadOnlyCollection<string> scopes)
{
    public string Value { get; } = value;

    public TokenKind Kind { get; } = kind;

    public Workspace Workspace { get; } = workspace;

    public string UserId { get; } = userId;

    public IReadOnlyCollection<string> Scopes { get; } = scopes;

    /// <summary>"token_revoked" or "account_inactive"; null while it is good.</summary>
    public string? Dead { get; set; }
}

/// <summary>All tokens of all workspaces, the dead ones too.</summary>
internal sealed class AccessTokens
{
    private readonly ConcurrentDictionary<string, AccessToken> byValue = new(StringComparer.Ordinal);

    public AccessToken? Find(string value) => byValue.GetValueOrDefault(value);

    /// <summary>Makes a token good, also one that died before; false when it is another workspace's.</summary>
    public bool TryAdd(AccessToken token) =>
        byValue.AddOrUpdate(token.Value, token, (_, before) => before.Workspace == token.Workspace ? token : before) == token;

    public IEnumerable<AccessToken> LivingIn(Workspace workspace) =>
        byValue.Values.Where(token => token.Workspace == workspace && token.Dead is null);
}
