using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;

namespace SlackLearningBot.Playground.World;

/// <summary>What somebody allowed an app: exchanged once, within ten minutes of machine time, for a token.</summary>
internal sealed class Grant(string code, string teamId, string userId, IReadOnlyList<string> scopes, IReadOnlyList<string> userScopes, string? redirectUri, DateTimeOffset allowedAt)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    public string Code { get; } = code;

    public string TeamId { get; } = teamId;

    public string UserId { get; } = userId;

    public IReadOnlyList<string> Scopes { get; } = scopes;

    public IReadOnlyList<string> UserScopes { get; } = userScopes;

    /// <summary>The address the authorization named; null when it left it to the app's configuration.</summary>
    public string? RedirectUri { get; } = redirectUri;

    public bool ExpiredAt(DateTimeOffset machineNow) => machineNow - allowedAt > Life;
}

/// <summary>The codes that were sent to apps.</summary>
internal sealed class Grants
{
    private readonly ConcurrentDictionary<string, Grant> waiting = new(StringComparer.Ordinal);

    public Grant Allow(
        string teamId, string userId, IReadOnlyList<string> scopes, IReadOnlyList<string> userScopes, string? redirectUri, DateTimeOffset machineNow)
    {
        var secret = RandomNumberGenerator.GetHexString(64, lowercase: true);
        var code = string.Create(CultureInfo.InvariantCulture, $"{machineNow.ToUnixTimeSeconds()}.{waiting.Count + 1}.{secret}");
        return waiting[code] = new Grant(code, teamId, userId, scopes, userScopes, redirectUri, machineNow);
    }

    public Grant? Find(string code) => waiting.GetValueOrDefault(code);

    /// <summary>Uses a code up; false when another call did so before.</summary>
    public bool Take(Grant grant) => waiting.TryRemove(grant.Code, out _);
}
