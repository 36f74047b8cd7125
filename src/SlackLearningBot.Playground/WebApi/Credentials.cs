using System.Text;

namespace SlackLearningBot.Playground.WebApi;

/// <summary>Who a request says it comes from.</summary>
internal static class Credentials
{
    /// <summary>The bearer token, or the argument "token", which then is no argument any more.</summary>
    public static string? Token(HttpRequest request, Arguments given)
    {
        var fromArguments = given.Text("token");
        given.Given.Remove("token");
        return After(request, "Bearer ") ?? fromArguments;
    }

    /// <summary>Client id and secret of HTTP Basic, both as form-encoded texts (RFC 6749, section 2.3.1).</summary>
    public static (string? Id, string? Secret) Basic(HttpRequest request)
    {
        var bytes = new byte[1024];
        if (After(request, "Basic ") is not { Length: < 1024 } encoded || !Convert.TryFromBase64String(encoded, bytes, out var length))
        {
            return (null, null);
        }

        var pair = Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2);
        return (Uri.UnescapeDataString(pair[0]), Uri.UnescapeDataString(pair.ElementAtOrDefault(1) ?? ""));
    }

    /// <summary>What the record of calls says of a token, instead of the token.</summary>
    public static string Kind(string? token) => token switch
    {
        null => "none",
        _ when token.StartsWith("xoxb-", StringComparison.Ordinal) => "bot",
        _ when token.StartsWith("xoxp-", StringComparison.Ordinal) => "user",
        _ when token.StartsWith("xapp-", StringComparison.Ordinal) => "app",
        _ => "unknown",
    };

    private static string? After(HttpRequest request, string scheme)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) && header.Length > scheme.Length ? header[scheme.Length..].Trim() : null;
    }
}
