using NUnit.Framework;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Features.Authoring;
using SlackLearningBot.Tests.Features.Courses;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.TakeAways;

/// <summary>What is said to be posted stands in the channel, and what does not stand there is not said to.</summary>
internal sealed class PostTests
{
    private const string Channel = DemoWorkspace.EngineeringChannel;

    private FaultyNetwork network = null!;
    private TestBot bot = null!;
    private Message card = null!;

    [SetUp]
    public async Task Start()
    {
        network = new FaultyNetwork();
        bot = await TestBot.StartAsync(TestBot.MondayMorning, new Dictionary<string, string?> { ["Bot:StarterCatalogue"] = "false" }, network.Use);
        await bot.PrepareAsync();
        await bot.Kenji.InviteAsync(Channel, bot.Anna.Workspace.Bot.Id);
        await bot.WasThereAsync(bot.Anna);
        card = await bot.AnswerAsync(bot.Anna, "Measure first");
    }

    [TearDown]
    public async Task Stop()
    {
        await bot.DisposeAsync();
        network.Dispose();
    }

    private IReadOnlyList<Message> InChannel() => [.. bot.Kenji.Messages(Channel).Where(message => message.Text.Contains("took away", StringComparison.Ordinal))];

    private async Task PostAsync(Message from)
    {
        await bot.Anna.ClickAsync(bot.Anna.Now(from), "Post it in a channel");
        await bot.Anna.ChooseAsync(Channel);
        await bot.SettleAsync();
    }

    [Test]
    public async Task Until_it_is_known_to_stand_there_it_is_on_its_way_and_nobody_finds_it()
    {
        await PostAsync(card);
        Assert.That(bot.Anna.Now(card).Words(), Does.Contain($"On its way to <#{Channel}>").And.Not.Contain("Posted in"));
        Assert.That((await bot.Kenji.CommandAsync("/learn search measure")).Ephemeral!.Words(), Does.Not.Contain("Measure first"));

        await bot.TickAsync();

        Assert.That(bot.Anna.Now(card).Words(), Does.Contain($"Posted in <#{Channel}>"));
        Assert.That((await bot.Kenji.CommandAsync("/learn search measure")).Ephemeral!.Words(), Does.Contain("Measure first"));
    }

    [Test]
    public async Task What_slack_does_not_take_is_not_posted_the_writer_hears_of_it_and_can_try_again()
    {
        network.Answer("chat.postMessage", 200, """{"ok":false,"error":"restricted_action"}""");
        await PostAsync(card);
        await bot.TickAsync();

        Assert.That(bot.Anna.Messages()[^1].Words(), Does.Contain("were not posted").And.Contain($"does not let me write in <#{Channel}>"));
        Assert.That(bot.Anna.Now(card).Words(), Does.Contain("Post it in a channel").And.Not.Contain("Posted in"));
        Assert.That(await bot.ScalarAsync<string>("select channel from take_away"), Is.Null);

        await PostAsync(card);
        await bot.TickAsync();

        Assert.That(InChannel(), Has.Count.EqualTo(1));
        Assert.That(bot.Anna.Now(card).Words(), Does.Contain($"Posted in <#{Channel}>"));
    }

    [Test]
    public async Task A_second_channel_chosen_meanwhile_is_told_not_to_be_used()
    {
        await bot.Anna.ClickAsync(bot.Anna.Now(card), "Post it in a channel");
        await bot.Anna.ChooseAsync(Channel);
        await bot.Anna.ClickAsync(bot.Anna.Now(card), "Post it in a channel");
        await bot.Anna.ChooseAsync(DemoWorkspace.LearningChannel);
        await bot.SettleAsync();

        Assert.That(bot.Anna.Messages().Select(message => message.Words()), Has.Exactly(1).Contains("I post them in one channel"));
        Assert.That(
            InChannel().Count + bot.Kenji.Messages(DemoWorkspace.LearningChannel).Count(message => message.Text.Contains("took away", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task Taken_back_and_said_again_it_goes_to_the_same_channel_once_more()
    {
        await PostAsync(card);
        await bot.TickAsync();
        await WriteAgainAsync("Indexes first");
        await bot.Anna.ClickAsync(bot.Anna.Modal!, "Post it in a channel");
        await bot.Anna.ChooseAsync(Channel);
        await bot.TickAsync();

        Assert.That(InChannel().Select(message => message.Words()), Has.Exactly(1).Contains("Indexes first"));
    }

    [Test]
    public async Task Taken_back_and_said_again_a_talk_and_a_lesson_are_proposed_anew()
    {
        await bot.Anna.ClickAsync(bot.Anna.Now(card), "Propose a talk");
        await bot.Anna.ClickAsync(bot.Anna.Now(card), "Offer it as a lesson");
        await WriteAgainAsync("Indexes first");
        await bot.Anna.ClickAsync(bot.Anna.Modal!, "Propose a talk");
        await bot.Anna.ClickAsync(bot.Anna.Modal!, "Offer it as a lesson");

        Assert.That(await bot.ScalarAsync<long>("select count(*) from gathering where abstract = '1. Indexes first' and state = 'proposed'"), Is.EqualTo(1));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from lesson_wish where text like '%Indexes first%'"), Is.EqualTo(1));
    }

    /// <summary>It was not Anna's after all; then it was, and she writes something else.</summary>
    private async Task WriteAgainAsync(string point)
    {
        await bot.Anna.ClickAsync(await bot.Anna.ListAsync("mine"), "Not mine any more");
        await bot.Anna.DidAsync(await bot.Anna.ListAsync(), "2026-11-20");
        await bot.Anna.ClickAsync(bot.Anna.Modal!, "Write it down now");
        await bot.Anna.WriteAsync(point);
    }
}
