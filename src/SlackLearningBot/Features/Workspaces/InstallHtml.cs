using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace SlackLearningBot.Features.Workspaces;

/// <summary>A page in the browser: a heading, paragraphs, and perhaps one thing to do next.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Paragraphs">Plain texts.</param>
/// <param name="Next">The one link.</param>
internal sealed record InstallPage(int Status, string Title, IReadOnlyList<string> Paragraphs, PageLink? Next = null);

/// <summary>A link that looks like a button.</summary>
internal sealed record PageLink(string Text, string Address);

/// <summary>The frame of the pages. Every text goes through the encoder, wherever it came from.</summary>
internal static class InstallHtml
{
    private const string Style = """
        :root { color-scheme: light dark; font: 18px/1.5 system-ui, sans-serif; }
        body { max-width: 34rem; margin: 12vh auto; padding: 0 1.5rem; }
        h1 { font-size: 1.6rem; line-height: 1.2; }
        a { display: inline-block; margin-top: .5rem; padding: .6rem 1.2rem; border-radius: .4rem; background: #1f4e5f; color: #fff; text-decoration: none; font-weight: 600; }
        a:focus-visible { outline: 3px solid #e0a030; outline-offset: 2px; }
        """;

    public static string StyleHash { get; } = $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}";

    public static string Of(InstallPage page)
    {
        var title = WebUtility.HtmlEncode(page.Title);
        var paragraphs = string.Concat(page.Paragraphs.Select(text => $"<p>{WebUtility.HtmlEncode(text)}</p>\n"));
        var next = page.Next is { } link ? $"<p><a href=\"{WebUtility.HtmlEncode(link.Address)}\">{WebUtility.HtmlEncode(link.Text)}</a></p>\n" : "";
        return $"""
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <title>{title}</title>
            <style>{Style}</style>
            <main>
            <h1>{title}</h1>
            {paragraphs}{next}</main>
            </html>
            """;
    }
}
