using NUnit.Framework;
using SlackLearningBot.Playground;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Playground.Faults;
using SlackLearningBot.Seams;
using SlackLearningBot.Tests.Features.Workspaces;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Faults;

/// <summary>A company installs the bot while Slack refuses, is silent, or sends people back wrongly: nothing is half installed, the page says what to do, and beginning again works.</summary>
internal sealed class InstallFaultTests : FaultFixture
{
    protected override async Task<FaultDesk> StartAsync()
    {
        var desk = await FaultDesk.StartAsync(new Dictionary<string, string?>
        {
            ["Slack:ClientId"] = PlaygroundOptions.ClientId, ["Slack:ClientSecret"] = PlaygroundOptions.ClientSecret, ["Bot:PublicUrl"] = "http://127.0.0.1:1",
        });
        SecondCompany.AddTo(desk.Bot.Slack.World);
        return desk;
    }

    private async Task<BrowserPage> InstallAsync()
    {
        var browser = new Browser(Bot);
        return await browser.GetAsync(await ConsentTests.DecideAsync(await browser.GetAsync("/slack/install"), "allow"));
    }

    private async Task RemoveAsync()
    {
        Bot.Machine.Advance(TimeSpan.FromSeconds(2)); // events have whole seconds, and this one is after the installation
        await Bot.Slack.UninstallAsync(Bot.Slack.Workspace(SecondCompany.Team));
        await Bot.SettleAsync();
    }

    private async Task<bool> IsInstalledAsync() =>
        await Bot.Services.GetRequiredService<IWorkspaces>().FindAsync(SecondCompany.Team, CancellationToken.None) is not null;

    // Fewer than the pages' own limit: whoever opens them more than 60 times a minute has to wait.
    [TestCase("W31", "invalid_code", null)]
    [TestCase("W31", "bad_redirect_uri", null)]
    [TestCase("W31", "invalid_client_id", null)]
    [TestCase("W31", "bad_client_secret", null)]
    [TestCase("W31", "invalid_refresh_token", null)]
    [TestCase("W31", "access_denied", "consent")]
    [TestCase("W31", "state_missing", "consent")]
    [TestCase("W31", "state_foreign", "consent")]
    [TestCase("W4", "reset", "oauth.v2.access")]
    [TestCase("W7", "internal_error", "oauth.v2.access")]
    [TestCase("W9", "502", "oauth.v2.access")]
    [TestCase("W1", "", "oauth.v2.access")]
    [TestCase("W9", "500", "auth.test")]
    public async Task What_failed_is_said_and_can_be_begun_again(string fault, string variant, string? at)
    {
        await Desk.BreakAsync(new FaultWish(fault) { Variant = variant, At = at });

        var failed = await InstallAsync();
        var after = await IsInstalledAsync();
        var done = await InstallAsync();
        var installed = await IsInstalledAsync();
        await RemoveAsync();

        Assert.That(after, Is.False, "nothing is half installed");
        Assert.That(failed.Text, Does.Not.Contain("Exception").And.Not.Contain("Learning is in"));
        Assert.That((done.Text, installed), Is.EqualTo((done.Text, true)));
        Assert.That(done.Text, Does.Contain("Learning is in Harbour Books"));
        Assert.That(await IsInstalledAsync(), Is.False);
    }

    [Test, Strikes("W31", "state_reused")]
    public async Task A_state_that_was_used_before_installs_nothing()
    {
        await InstallAsync();
        await RemoveAsync();
        await Desk.BreakAsync(new FaultWish("W31") { Variant = "state_reused", At = "consent" });

        var failed = await InstallAsync();

        Assert.That(failed.Text, Does.Not.Contain("Learning is in").And.Not.Contain("Exception"));
        Assert.That(await IsInstalledAsync(), Is.False);
    }

    [Test]
    public async Task The_way_back_works_once()
    {
        var browser = new Browser(Bot);
        var back = await ConsentTests.DecideAsync(await browser.GetAsync("/slack/install"), "allow");

        await browser.GetAsync(back);
        var again = await browser.GetAsync(back);

        await RemoveAsync();
        Assert.That(again.Text, Does.Contain("This link was used already"));
    }
}
