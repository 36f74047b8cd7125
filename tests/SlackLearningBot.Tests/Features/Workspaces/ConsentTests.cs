using NUnit.Framework;
using SlackLearningBot.Playground;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Seams;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Workspaces;

/// <summary>The whole way with the Playground as Slack: its consent page, its codes, its tokens.</summary>
internal sealed class ConsentTests
{
    private TestBot bot = null!;

    [SetUp]
    public async Task Start()
    {
        bot = await TestBot.StartAsync(TestBot.MondayMorning, new Dictionary<string, string?>
        {
            ["Slack:ClientId"] = PlaygroundOptions.ClientId, ["Slack:ClientSecret"] = PlaygroundOptions.ClientSecret,
            ["Bot:PublicUrl"] = "http://127.0.0.1:1", ["Bot:StarterCatalogue"] = "false",
        });
        SecondCompany.AddTo(bot.Slack.World);
    }

    [TearDown]
    public async Task Stop() => await bot.DisposeAsync();

    /// <summary>Presses a button of the consent page; answers where Slack sends the person back to, as a path of the bot.</summary>
    public static async Task<string> DecideAsync(BrowserPage page, string decision)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        var asked = System.Web.HttpUtility.ParseQueryString(new Uri(page.Link).Query);
        var fields = asked.AllKeys.Select(key => KeyValuePair.Create(key!, asked[key]!))
            .Append(KeyValuePair.Create("who", $"{SecondCompany.Team}|{SecondCompany.Nora}")).Append(KeyValuePair.Create("decision", decision));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(page.Link).GetLeftPart(UriPartial.Path)) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("Origin", new Uri(page.Link).GetLeftPart(UriPartial.Authority));
        using var answer = await http.SendAsync(request);
        Assert.That((int)answer.StatusCode, Is.EqualTo(302), await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!.PathAndQuery;
    }

    private async Task<Workspace?> FindAsync() => await bot.Services.GetRequiredService<IWorkspaces>().FindAsync(SecondCompany.Team, CancellationToken.None);

    [Test]
    public async Task A_second_company_installs_it_uses_it_removes_it_and_comes_back()
    {
        var browser = new Browser(bot);

        var done = await browser.GetAsync(await DecideAsync(await browser.GetAsync("/slack/install"), "allow"));
        Assert.That(done.Text, Does.Contain("Learning is in Harbour Books"));
        var first = await FindAsync();
        var nora = bot.Slack.As(SecondCompany.Nora, SecondCompany.Team);
        await nora.OpenHomeAsync();
        await bot.SettleAsync();
        Assert.That(nora.Home, Is.Not.Null);

        await bot.Slack.UninstallAsync(bot.Slack.Workspace(SecondCompany.Team));
        await bot.SettleAsync();
        Assert.That(await FindAsync(), Is.Null);

        bot.Machine.Advance(TimeSpan.FromMinutes(1));
        await browser.GetAsync(await DecideAsync(await browser.GetAsync("/slack/install"), "allow"));
        Assert.That((await FindAsync())!.Token, Is.Not.EqualTo(first!.Token));
        Assert.That(await bot.Services.GetRequiredService<IWorkspaces>().FindAsync(DemoWorkspace.Team, CancellationToken.None), Is.Not.Null);
    }

    [Test]
    public async Task Saying_no_on_the_consent_page_installs_nothing()
    {
        var browser = new Browser(bot);

        var page = await browser.GetAsync(await DecideAsync(await browser.GetAsync("/slack/install"), "cancel"));

        Assert.That(page.Text, Does.Contain("You said no at Slack"));
        Assert.That(await FindAsync(), Is.Null);
    }

    [Test]
    public async Task The_link_into_Slack_leads_to_that_workspace()
    {
        var browser = new Browser(bot);
        var done = await browser.GetAsync(await DecideAsync(await browser.GetAsync("/slack/install"), "allow"));
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });

        using var answer = await http.GetAsync(new Uri(bot.Slack.Url, new Uri(done.Link).PathAndQuery));

        Assert.That(answer.Headers.Location?.OriginalString, Is.EqualTo($"/?team={SecondCompany.Team}&as={SecondCompany.Nora}"));
    }
}
