using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Playground.Faults;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Faults;

/// <summary>Two processes of the bot, as during a deploy, and one event for both.</summary>
internal sealed class TwoInstancesTests
{
    [Test, Strikes("E8"), Strikes("C18")]
    public async Task What_both_hear_at_the_same_instant_is_done_once()
    {
        await using var bots = await LiveBots.StartAsync(count: 2);
        var slack = bots.Slack;
        var anna = slack.As(DemoWorkspace.Anna, DemoWorkspace.Team);
        await LiveBots.BecomesAsync(async () => await IsInstalledAsync(bots), TimeSpan.FromSeconds(30));
        await slack.FaultAsync(new FaultWish("C18") { Value = Transport.AddressOf(bots.Apps[1]).ToString() });
        var (rule, _) = await slack.FaultAsync(new FaultWish("E8") { At = "message", User = DemoWorkspace.Anna });

        await anna.SayAsync("hello, both of you");
        var greeted = await LiveBots.BecomesAsync(() => Task.FromResult(anna.Messages().Any(message => message.BotId is not null)), TimeSpan.FromSeconds(20));
        await Task.Delay(1500); // time for a second greeting to come

        Assert.That((rule.Hits, greeted), Is.EqualTo((1, true)));
        Assert.That(anna.Messages().Count(message => message.BotId is not null), Is.EqualTo(1));
        Assert.That(slack.Events.Attempts.Where(attempt => attempt.Type == "message").Take(2).Select(attempt => attempt.Status), Is.All.EqualTo(200));
    }

    [Test, Strikes("C18", "one")]
    public async Task When_one_of_them_is_alone_again_it_hears_everything()
    {
        await using var bots = await LiveBots.StartAsync(count: 2);
        var slack = bots.Slack;
        await LiveBots.BecomesAsync(async () => await IsInstalledAsync(bots), TimeSpan.FromSeconds(30));
        await slack.FaultAsync(new FaultWish("C18") { Value = Transport.AddressOf(bots.Apps[1]).ToString() });
        await slack.FaultAsync(new FaultWish("C18") { Variant = "one" });
        await bots.Apps[1].StopAsync(); // whatever still went there would be lost

        string[] people = [DemoWorkspace.Anna, DemoWorkspace.Ben, DemoWorkspace.Maria];
        foreach (var person in people)
        {
            await slack.As(person, DemoWorkspace.Team).SayAsync("hello, whoever is there");
        }

        Assert.That(await LiveBots.BecomesAsync(() => Task.FromResult(people.All(person => IsGreeted(slack.As(person, DemoWorkspace.Team)))), TimeSpan.FromSeconds(20)), Is.True);
        Assert.That(slack.Events.Attempts.Where(attempt => attempt.Type == "message").Select(attempt => attempt.Status), Is.All.EqualTo(200));
    }

    private static bool IsGreeted(PersonHands person) => person.Messages().Count(message => message.BotId is not null) == 1;

    private static async Task<bool> IsInstalledAsync(LiveBots bots)
    {
        await using var connection = await bots.Database.DataSource.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "select count(*) from installation where state = 'active'";
        return await command.ExecuteScalarAsync() is > 0L;
    }
}
