using System.Net;
using System.Text.RegularExpressions;
using NUnit.Framework;
using SlackLearningBot.Playground;
using SlackLearningBot.Playground.Demo;

namespace SlackLearningBot.SdkTests;

/// <summary>A person installs a Bolt app (Node/install-app.cjs) as its InstallProvider has it: its page, Slack's consent, and back with the code.</summary>
internal sealed partial class InstallTests
{
    [Test]
    public async Task Bolts_install_pages_and_the_Playgrounds_consent_page_fit_together()
    {
        await Sdk.ReadyAsync();
        await using var scene = await SdkScene.OpenAsync();
        await using var bolt = await scene.StartAsync("install-app.cjs", new Dictionary<string, string>
        {
            ["CLIENT_ID"] = PlaygroundOptions.ClientId, ["CLIENT_SECRET"] = PlaygroundOptions.ClientSecret, ["SLACK_URL"] = scene.Slack.Url.ToString(),
        });
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });

        using var start = await browser.GetAsync(new Uri(scene.Slack.Line.Bot!, "/slack/install"));
        var consent = await browser.GetStringAsync(start.Headers.Location);
        using var decision = new FormUrlEncodedContent(Hidden().Matches(consent)
            .Select(field => KeyValuePair.Create(field.Groups[1].Value, WebUtility.HtmlDecode(field.Groups[2].Value)))
            .Append(KeyValuePair.Create("decision", "allow"))
            .Append(KeyValuePair.Create("who", $"{DemoWorkspace.Team}|{DemoWorkspace.Priya}")));
        using var allowed = await browser.PostAsync(new Uri(scene.Slack.Url, "/oauth/v2/authorize"), decision);

        // Bolt's cookie is for https only, which browsers take for this machine as well and .NET's cookie jar does not.
        using var comeBack = new HttpRequestMessage(HttpMethod.Get, allowed.Headers.Location);
        comeBack.Headers.Add("Cookie", start.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        using var back = await browser.SendAsync(comeBack);
        var installed = await bolt.ToldAsync("installed");
        await scene.Anna.SayAsync("hello");
        var answer = await SdkScene.SoonAsync(() => scene.Anna.Messages().LastOrDefault(message => message.Text.StartsWith("Installed", StringComparison.Ordinal)), "The answer");

        Assert.That(start.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(consent, Does.Contain("chat:write"));
        Assert.That(back.StatusCode, Is.EqualTo(HttpStatusCode.OK), await back.Content.ReadAsStringAsync());
        Assert.That((string?)installed["team"], Is.EqualTo(DemoWorkspace.Team));
        Assert.That((string?)installed["by"], Is.EqualTo(DemoWorkspace.Priya));
        Assert.That(answer.Text, Is.EqualTo($"Installed as <@{(string?)installed["bot"]}>"));
    }

    [GeneratedRegex("""<input type="hidden" name="([^"]*)" value="([^"]*)">""")]
    private static partial Regex Hidden();
}
