using System.Net;
using System.Text.RegularExpressions;
using System.Web;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Workspaces;

/// <summary>A page as the browser got it.</summary>
internal sealed record BrowserPage(HttpStatusCode Status, string Html, HttpResponseMessage Answer)
{
    /// <summary>What a person reads, without its mark-up.</summary>
    public string Text => WebUtility.HtmlDecode(Regex.Replace(Html[Html.IndexOf("<main>", StringComparison.Ordinal)..], "<[^>]+>", " "));

    /// <summary>Where the page's one link leads.</summary>
    public string Link => WebUtility.HtmlDecode(Regex.Match(Html, "href=\"([^\"]+)\"").Groups[1].Value);

    /// <summary>A part of the link's query.</summary>
    public string? Asked(string name) => HttpUtility.ParseQueryString(new Uri(Link).Query)[name];
}

/// <summary>A browser with its own cookies, at the bot's address as at its public one: cookies for https alone are kept too.</summary>
internal sealed class Browser(TestBot bot)
{
    private readonly Dictionary<string, string> cookies = [];

    /// <summary>The cookies' lines as the bot set them, attributes and all.</summary>
    public List<string> Set { get; } = [];

    public async Task<BrowserPage> GetAsync(string path)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(bot.Address, path));
        if (cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }

        var answer = await http.SendAsync(request);
        foreach (var line in answer.Headers.TryGetValues("Set-Cookie", out var lines) ? lines : [])
        {
            Set.Add(line);
            var pair = line.Split(';')[0].Split('=', 2);
            cookies[pair[0]] = pair[1];
        }

        return new BrowserPage(answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer);
    }

    /// <summary>Opens /slack/install; answers the state Slack would hand back.</summary>
    public async Task<string> BeginAsync() => (await GetAsync("/slack/install")).Asked("state")!;

    public Task<BrowserPage> ComeBackAsync(string state, string code = "good") => GetAsync($"/slack/oauth?code={code}&state={state}");
}
