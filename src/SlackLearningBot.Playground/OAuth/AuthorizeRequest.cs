using SlackLearningBot.Playground.Setup;

namespace SlackLearningBot.Playground.OAuth;

/// <summary>What an app asks for on /oauth/v2/authorize (https://docs.slack.dev/authentication/installing-with-oauth), checked as Slack checks it.</summary>
internal sealed record AuthorizeRequest(
    IReadOnlyList<string> Scopes, IReadOnlyList<string> UserScopes, Uri Redirect, string? GivenRedirect, string? State, string? Team)
{
    /// <summary>The request, or a sentence for the person why there is nothing to allow.</summary>
    public static (AuthorizeRequest? Request, string? Problem) Read(AppManifest app, Func<string, string?> field)
    {
        if (field("client_id") != PlaygroundOptions.ClientId)
        {
            return (null, "Invalid client_id parameter");
        }

        var scopes = List(field("scope"));
        var userScopes = List(field("user_scope"));
        if (scopes.Count + userScopes.Count == 0)
        {
            return (null, "No scopes requested");
        }

        if (scopes.Concat(userScopes).Where(scope => !ScopeWords.IsScope(scope)).ToList() is { Count: > 0 } unknown)
        {
            return (null, $"Invalid permissions requested: {string.Join(", ", unknown)}");
        }

        var given = field("redirect_uri");
        var redirect = given ?? app.RedirectUrl;
        if (redirect is null)
        {
            return (null, "redirect_uri is missing, and the app has none configured");
        }

        return IsAllowed(app, redirect) && Uri.TryCreate(redirect, UriKind.Absolute, out var address)
            ? (new AuthorizeRequest(scopes, userScopes, address, given, field("state"), field("team")), null)
            : (null, $"redirect_uri did not match any configured URIs. Passed URI: {redirect}");
    }

    /// <summary>Where the person goes back to, with the state and either a code or an error; what is null is left out.</summary>
    public string Back(IReadOnlyDictionary<string, string?> answer)
    {
        var query = string.Join('&', answer.Where(one => one.Value is not null).Select(one => $"{one.Key}={Uri.EscapeDataString(one.Value!)}"));
        return $"{Redirect.AbsoluteUri}{(Redirect.Query.Length == 0 ? '?' : '&')}{query}";
    }

    /// <summary>
    /// The addresses in the app's manifest and what lies below them, or any https one when it names none. This machine's own addresses are
    /// always fine here, as nobody changes the manifest of a public host for playing.
    /// </summary>
    private static bool IsAllowed(AppManifest app, string redirect)
    {
        if (!Uri.TryCreate(redirect, UriKind.Absolute, out var address) || address.Fragment.Length > 0)
        {
            return false;
        }

        if (address.Scheme == Uri.UriSchemeHttp)
        {
            return address.IsLoopback;
        }

        return address.Scheme == Uri.UriSchemeHttps && (app.RedirectUrls.Count == 0 || app.RedirectUrls.Any(known => redirect == known || redirect.StartsWith(known.TrimEnd('/') + "/", StringComparison.Ordinal)
                || redirect.StartsWith(known + "?", StringComparison.Ordinal)));
    }

    private static List<string> List(string? text) =>
        [.. (text ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
}
