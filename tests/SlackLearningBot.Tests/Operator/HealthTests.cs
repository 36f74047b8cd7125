using NUnit.Framework;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Operator;

/// <summary>Ready only when the bot can do its work; live as long as it runs.</summary>
internal sealed class HealthTests
{
    [Test]
    public async Task A_clock_that_differs_makes_it_unready_with_the_reason_and_leaves_it_live()
    {
        await using var bot = await TestBot.StartAsync("2001-01-01T00:00:00Z");
        using var http = new HttpClient { BaseAddress = bot.Address };

        var live = await http.GetAsync(new Uri("/health/live", UriKind.Relative));
        var ready = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));

        Assert.That(((int)live.StatusCode, (int)ready.StatusCode), Is.EqualTo((200, 503)));
        Assert.That(await ready.Content.ReadAsStringAsync(), Does.Contain("Unhealthy").And.Contain("differ by"));
    }
}
