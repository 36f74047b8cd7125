namespace SlackLearningBot.Playground;

/// <summary>Pages of others, open in the same browser: they must not act for the people here.</summary>
internal static class Strangers
{
    /// <summary>The origin a browser names, when it is another than this Playground's; null for its own page and for programs.</summary>
    public static string? OriginOf(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0 && (!Uri.TryCreate(origin, UriKind.Absolute, out var page) || page.Authority != request.Host.Value) ? origin : null;
    }
}
