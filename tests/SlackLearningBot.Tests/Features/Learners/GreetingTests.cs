using NUnit.Framework;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Learners;

internal sealed class GreetingTests
{
    [Test]
    public async Task Somebody_new_who_writes_gets_the_welcome_once_a_day()
    {
        await using var bot = await TestBot.StartAsync();

        await bot.Anna.SayAsync("hello <!channel> *there*");
        await bot.Anna.SayAsync("hello?");
        await bot.SettleAsync();

        var answers = bot.Anna.Messages().Where(message => message.BotId is not null).ToList();
        Assert.That(answers, Has.Count.EqualTo(1));
        Assert.That(answers[0].Blocks, Does.Contain("welcome.start"));
        await bot.TurnToAsync("2026-11-24T06:00:00Z");
        await bot.Anna.SayAsync("hello again");
        await bot.SettleAsync();
        Assert.That(bot.Anna.Messages().Count(message => message.BotId is not null), Is.EqualTo(2));
    }

    [Test]
    public async Task The_welcome_knows_the_zone_of_the_profile_and_stays_far_below_what_Slack_takes()
    {
        await using var bot = await TestBot.StartAsync();
        for (var i = 0; i < 12; i++)
        {
            await LearnerTable.AddTrackAsync(bot, $"{i}-{new string('t', 70)}", new string('x', 90), new string('y', 90), i);
        }

        await bot.Kenji.SayAsync("konnichiwa");
        await bot.SettleAsync();

        var welcome = bot.Kenji.Messages().Single(message => message.BotId is not null);
        Assert.That(welcome.Blocks, Does.Contain("\"initial_option\":{\"text\":{\"type\":\"plain_text\",\"text\":\"Tokyo\""));
        Assert.That(welcome.Blocks!, Has.Length.LessThan(10_500));
    }

    [Test]
    public async Task The_message_becomes_the_answer_to_the_yes()
    {
        await using var bot = await TestBot.StartAsync();
        await LearnerTable.AddTrackAsync(bot, "sql", "SQL");
        await bot.Ben.SayAsync("hi");
        await bot.SettleAsync();
        var welcome = bot.Ben.Messages().Single(message => message.BotId is not null);

        await bot.Ben.ClickAsync(welcome, "Start learning", LearnerTable.Form("09:00", zone: "Europe/London", tracks: ["sql"]));

        var after = bot.Ben.Messages().Single(message => message.BotId is not null);
        Assert.That(after.Text, Does.Contain("All set").And.Contain("today at 09:00"));
        Assert.That(after.Blocks, Does.Contain("lesson.today").And.Not.Contain("welcome.start"));
    }

    [Test]
    public async Task A_learner_who_writes_gets_a_hint_once_an_hour()
    {
        await using var bot = await TestBot.StartAsync();
        await LearnerTable.AddAsync(bot, bot.Anna, "2026-11-23T07:30:00Z");

        await bot.Anna.SayAsync("what now?");
        await bot.Anna.SayAsync("what now??");
        await bot.SettleAsync();

        var hint = bot.Anna.Messages().Single(message => message.BotId is not null);
        Assert.That(hint.Text, Does.Contain("today at 08:30"));
        Assert.That(hint.Blocks, Does.Contain("lesson.today").And.Contain("catalog.open"));
    }

    [Test]
    public async Task A_profile_is_read_at_most_once_a_day_however_often_Home_is_opened()
    {
        await using var bot = await TestBot.StartAsync();

        for (var i = 0; i < 3; i++)
        {
            await WelcomeTests.OpenHomeAsync(bot, bot.Anna);
        }

        Assert.That(bot.Slack.World.Calls.To("users.info"), Has.Count.EqualTo(1));
        await bot.TurnToAsync("2026-11-24T06:00:01Z");
        await WelcomeTests.OpenHomeAsync(bot, bot.Anna);
        Assert.That(bot.Slack.World.Calls.To("users.info"), Has.Count.EqualTo(2));
    }
}
