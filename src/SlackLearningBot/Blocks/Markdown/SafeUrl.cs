using SlackLearningBot.Slack;

namespace SlackLearningBot.Blocks.Markdown;

/// <summary>Addresses that may become links.</summary>
internal static class SafeUrl
{
    private const int Longest = 2000;

    /// <summary>
    /// An absolute http, https or mailto address; null for everything else, which then is shown as text.
    /// A link from one Markdown file to another is followed from <paramref name="baseUrl"/>, the address of the file it stands in;
    /// other relative links mean a site we do not know.
    /// </summary>
    public static string? Of(string? url, string? baseUrl)
    {
        if (string.IsNullOrWhiteSpace(url))
        {
            return null;
        }

        if (Uri.TryCreate(url, UriKind.Absolute, out var absolute) && absolute.Scheme is "http" or "https" or "mailto")
        {
            return Short(absolute);
        }

        var isFile = PathOf(url).EndsWith(".md", StringComparison.OrdinalIgnoreCase) && !url.StartsWith('/');
        return isFile
            && Uri.TryCreate(baseUrl, UriKind.Absolute, out var file)
            && file.Scheme is "http" or "https"
            && file.AbsolutePath.EndsWith(".md", StringComparison.OrdinalIgnoreCase)
            && Uri.TryCreate(file, url, out var joined)
            ? Short(joined)
            : null;
    }

    /// <summary>An https address that Slack can load a picture from.</summary>
    public static string? Image(string? url, string? baseUrl) =>
        Of(url, baseUrl) is { } safe && safe.StartsWith("https:", StringComparison.Ordinal) && safe.Length <= SlackLimits.ImageUrl ? safe : null;

    private static string PathOf(string url) => url[..(url.IndexOfAny(['?', '#']) is var end and >= 0 ? end : url.Length)];

    private static string? Short(Uri uri) => uri.AbsoluteUri is { Length: <= Longest } text ? text.Replace("|", "%7C", StringComparison.Ordinal) : null;
}
