using System.Net;
using NUnit.Framework;
using SlackLearningBot.Features.Workspaces;

namespace SlackLearningBot.Tests.Features.Workspaces;

/// <summary>Whoever opens the pages of an installation again and again is asked to wait; nothing else is held up by that.</summary>
internal sealed class InstallLimitTests
{
    [Test]
    public async Task Too_often_is_too_often_and_only_there()
    {
        await using var desk = await InstallDesk.StartAsync();
        var browser = new Browser(desk.Bot);
        var pages = new List<BrowserPage>();
        for (var i = 0; i <= InstallLimit.MostAMinute; i++)
        {
            pages.Add(await browser.GetAsync(i % 2 == 0 ? "/slack/install" : "/slack/oauth"));
        }

        Assert.That(pages.SkipLast(1).Select(page => page.Status), Has.None.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(pages[^1].Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(pages[^1].Text, Does.Contain("Please wait a minute"));
        Assert.That(pages[^1].Answer.Headers.RetryAfter?.Delta, Is.EqualTo(TimeSpan.FromMinutes(1)));
        Assert.That((await browser.GetAsync("/health/live")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("192.0.2.1", "192.0.2.1", true)]
    [TestCase("192.0.2.1", "192.0.2.2", false)]
    [TestCase("::ffff:192.0.2.1", "192.0.2.1", true)]
    [TestCase("2001:db8:1:1::1", "2001:db8:1:1:ffff::9", true)]
    [TestCase("2001:db8:1:1::1", "2001:db8:1:2::1", false)]
    public void Who_counts_as_one(string one, string other, bool isOne) =>
        Assert.That(InstallLimit.NetworkOf(IPAddress.Parse(one)) == InstallLimit.NetworkOf(IPAddress.Parse(other)), Is.EqualTo(isOne));
}
