using System.Net;
using SlackLearningBot.Learning.Wording;

namespace SlackLearningBot.Learning.Courses;

/// <summary>An address that somebody typed. It is only kept and shown, never fetched.</summary>
public abstract record LinkReading
{
    /// <summary>Characters of an address.</summary>
    public const int Longest = 1000;

    private static readonly string[] Trackers = ["fbclid", "gclid", "mc_cid", "mc_eid", "trk"];

    private LinkReading()
    {
    }

    /// <summary>One spelling for one place: small letters in the host, nothing that only says where a visitor came from, no slash at the end.</summary>
    public sealed record Good(string Url) : LinkReading;

    /// <summary>What is wrong and what is expected, as sentences.</summary>
    public sealed record Wrong(string Why) : LinkReading;

    /// <summary>Reads it as typed, or as Slack writes a link (<c>&lt;https://…|label&gt;</c>).</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="isSecure">Whether only https is taken.</param>
    public static LinkReading Read(string typed, bool isSecure = false)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var text = Bare(typed.Trim());
        if (text.Length == 0)
        {
            return new Wrong("There is no address yet, expected one such as https://example.org/course.");
        }

        var shown = Excerpt.Of(new string([.. text.Where(sign => !char.IsControl(sign))]), 60);
        if (text.Length > Longest)
        {
            return TooLong(text.Length);
        }

        if (text.Any(sign => char.IsWhiteSpace(sign) || char.IsControl(sign)))
        {
            return new Wrong($"Found “{shown}”, which has spaces in it. Give the address alone, such as https://example.org/course.");
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            return new Wrong($"Found “{shown}”, expected an address that begins with https://, such as https://example.org/course.");
        }

        if (uri.UserInfo.Length > 0)
        {
            return new Wrong("This address has a name or a password before an @. Leave that out: everybody could read it.");
        }

        if (isSecure && uri.Scheme != Uri.UriSchemeHttps)
        {
            return new Wrong($"Found “{shown}”, expected an address that begins with https://: over http:// others can read along.");
        }

        return uri.IdnHost.Length == 0 || uri.HostNameType == UriHostNameType.Unknown
            ? new Wrong($"Found “{shown}”, which names no place on the web. Expected an address such as https://example.org/course.")
            : Tidy(uri) is { Length: <= Longest } url ? new Good(url) : TooLong(Tidy(uri).Length);
    }

    private static Wrong TooLong(int length) => new($"This address has {length} characters, and at most {Longest} are kept. Leave out what stands behind the “?”.");

    private static string Bare(string text) => text is ['<', .. var inside, '>'] ? WebUtility.HtmlDecode(inside.Split('|')[0]) : text;

    private static string Tidy(Uri uri)
    {
        var host = uri.HostNameType == UriHostNameType.IPv6 ? $"[{uri.IdnHost}]" : uri.IdnHost;
        var port = uri.IsDefaultPort ? "" : $":{uri.Port}";
        string[] query = [.. uri.Query.TrimStart('?').Split('&').Where(part => part.Length > 0 && !SaysOnlyFromWhere(part.Split('=')[0]))];
        return $"{uri.Scheme}://{host.ToLowerInvariant()}{port}{uri.AbsolutePath.TrimEnd('/')}{(query.Length == 0 ? "" : "?" + string.Join('&', query))}{Page(uri.Fragment)}";
    }

    private static bool SaysOnlyFromWhere(string name) => name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) || Trackers.Contains(name.ToLowerInvariant());

    /// <summary>Behind # stands a place on a page, which is left out, or on some sites the page itself.</summary>
    private static string Page(string fragment) => fragment is ['#', '/' or '!', _, ..] ? fragment : "";
}
