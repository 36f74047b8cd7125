using NUnit.Framework;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Features.Authoring;
using SlackLearningBot.Tests.Features.Courses;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.TakeAways;

/// <summary>What becomes of take-aways: a post, a lesson, a talk.</summary>
internal sealed class UseTests
{
    private const string Channel = DemoWorkspace.EngineeringChannel;

    private TestBot bot = null!;
    private Message card = null!;

    [SetUp]
    public async Task Start()
    {
        bot = await TestBot.StartAsync(TestBot.MondayMorning, new Dictionary<string, string?> { ["Bot:StarterCatalogue"] = "false" });
        await bot.PrepareAsync();
        await bot.WasThereAsync(bot.Anna, "The <!channel> conference");
        card = await bot.AnswerAsync(bot.Anna, "Ask <@U0PGBEN0001>\nabout *indexes*", "Measure first");
    }

    [TearDown]
    public async Task Stop() => await bot.DisposeAsync();

    private Task LetInAsync() => bot.Kenji.InviteAsync(Channel, bot.Anna.Workspace.Bot.Id);

    private IReadOnlyList<Message> InChannel() => [.. bot.Kenji.Messages(Channel).Where(message => message.Text.Contains("took away", StringComparison.Ordinal))];

    private async Task PostAsync()
    {
        await bot.Anna.ClickAsync(bot.Anna.Now(card), "Post it in a channel");
        await bot.Anna.ChooseAsync(Channel);
        await bot.TickAsync();
    }

    [Test]
    public async Task A_post_is_shown_before_it_stands_in_the_channel_with_the_persons_name()
    {
        await LetInAsync();
        await bot.Anna.ClickAsync(bot.Anna.Now(card), "Post it in a channel");
        Assert.That(bot.Anna.Dialog(), Does.Contain("This is what colleagues will read").And.Contain("2. Measure first"));
        Assert.That(InChannel(), Is.Empty);

        await bot.Anna.ChooseAsync(Channel);
        await bot.TickAsync();
        await bot.TickAsync();

        var post = InChannel().Single().Words();
        Assert.That(post, Does.Contain($"What <@{bot.Anna.UserId}> took away from The &lt;!channel&gt; conference").And.Contain("2. Measure first"));
        Assert.That(post, Does.Contain("Ask &lt;@U0PGBEN0001&gt;").And.Not.Contain("<!").And.Not.Contain("<@U0PGBEN0001>"));
        Assert.That(bot.Anna.Now(card).Words(), Does.Contain($"Posted in <#{Channel}>").And.Not.Contain("Change them"));
    }

    [Test]
    public async Task Posted_once_it_is_not_posted_again()
    {
        await LetInAsync();
        await bot.Anna.ClickAsync(bot.Anna.Now(card), "Post it in a channel");
        var form = bot.Anna.Modal;
        await bot.Anna.ChooseAsync(Channel);
        await bot.TickAsync();
        await bot.TickAsync();
        await bot.Anna.ClickAsync(await bot.Anna.ListAsync("mine"), "My take-aways");

        Assert.That(form, Is.Not.Null);
        Assert.That(bot.Anna.Dialog(), Does.Contain($"Posted in <#{Channel}>").And.Not.Contain("take_aways.post"));
        Assert.That(InChannel(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Where_the_bot_is_not_the_person_hears_what_to_do_and_can_do_it()
    {
        await PostAsync();
        Assert.That(bot.Anna.Messages()[^1].Words(), Does.Contain($"I am not in <#{Channel}>").And.Contain("/invite"));
        Assert.That(InChannel(), Is.Empty);

        await LetInAsync();
        await PostAsync();

        Assert.That(InChannel(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_private_channel_is_none_to_post_in()
    {
        var place = (await bot.Kenji.CreateChannelAsync("secret", isPrivate: true)).Place!;
        await bot.Kenji.InviteAsync(place.Id, bot.Anna.Workspace.Bot.Id);

        await bot.Anna.ClickAsync(bot.Anna.Now(card), "Post it in a channel");
        await bot.Anna.ChooseAsync(place.Id);
        await bot.SettleAsync();

        Assert.That(bot.Kenji.Messages(place.Id).Where(message => message.Text.Contains("took away", StringComparison.Ordinal)), Is.Empty);
        Assert.That(bot.Anna.Messages()[^1].Words(), Does.Contain("in public channels of this workspace only"));
    }

    [Test]
    public async Task Offered_as_a_lesson_the_owners_get_it_with_the_persons_name()
    {
        await bot.Anna.ClickAsync(bot.Anna.Now(card), "Offer it as a lesson");
        await bot.SettleAsync();

        Assert.That(bot.Anna.Now(card).Words(), Does.Contain("Offered to the owners"));
        var offer = bot.Priya.Messages()[^1];
        Assert.That(offer.Words(), Does.Contain($"Take-aways of <@{bot.Anna.UserId}> could become a lesson").And.Contain("Measure first"));
        await bot.Priya.ClickAsync(offer, "Make it a lesson");
        Assert.That(bot.Priya.Dialog(), Does.Contain("Measure first").And.Contain("Take-aways of a colleague"));
    }

    [Test]
    public async Task Without_an_owner_nothing_is_offered_and_it_says_so()
    {
        await bot.ExecuteAsync("delete from role_grant");

        await bot.Anna.ClickAsync(bot.Anna.Now(card), "Offer it as a lesson");

        Assert.That(bot.Anna.Messages()[^1].Words(), Does.Contain("Nobody owns this workspace's learning"));
        Assert.That(await bot.ScalarAsync<DateTime?>("select lesson_at from take_away"), Is.Null);
    }

    [Test]
    public async Task A_talk_is_proposed_once_and_the_owners_hear_of_it()
    {
        await bot.Anna.ClickAsync(bot.Anna.Now(card), "Propose a talk");
        await bot.TurnToAsync("2026-11-26T12:00:00Z");

        Assert.That(bot.Anna.Now(card).Words(), Does.Contain("Proposed as a talk").And.Not.Contain("take_aways.talk"));
        Assert.That(
            await bot.QueryAsync<string>("select kind || ' ' || state || ' ' || owner || ' ' || abstract from gathering where title = 'What I brought back from The <!channel> conference'"),
            Is.EqualTo(new[] { $"talk proposed {bot.Anna.UserId} 1. Ask <@U0PGBEN0001>\nabout *indexes*\n2. Measure first" }));
        Assert.That(bot.Priya.Messages()[^1].Words(), Does.Contain("The &lt;!channel&gt; conference").And.Contain($"<@{bot.Anna.UserId}>"));
    }

    [Test]
    public async Task Before_a_talk_is_proposed_it_says_who_reads_of_it()
    {
        var button = bot.Anna.Now(card).Words();

        Assert.That(button, Does.Contain("Propose a talk of it?").And.Contain("Everybody in this workspace can then read what you wrote, with your name"));
        await bot.Anna.ClickAsync(bot.Anna.Now(card), "Propose a talk");
        Assert.That(bot.Anna.Now(card).Words(), Does.Contain("where everybody can read it"));
    }

    [TestCase(true)]
    [TestCase(false, Description = "erased")]
    public async Task A_talk_without_a_date_goes_with_what_it_was_made_of(bool isTakenBack)
    {
        await bot.Anna.ClickAsync(bot.Anna.Now(card), "Propose a talk");

        await GoAsync(isTakenBack);

        Assert.That(
            await bot.QueryAsync<string>("select state || abstract from gathering where title = 'What I brought back from The <!channel> conference'"), Is.EqualTo(new[] { "cancelled" }));
        Assert.That((await bot.Kenji.CommandAsync("/talk list")).Ephemeral!.Words(), Does.Contain("There are no talks yet"));
        await bot.TurnToAsync("2026-11-27T12:00:00Z");
        Assert.That(bot.Anna.Messages().Select(message => message.Words()), Has.None.Contains("is not going to be planned"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_talk_with_a_date_stays(bool isTakenBack)
    {
        await bot.Anna.ClickAsync(bot.Anna.Now(card), "Propose a talk");
        await bot.ExecuteAsync(
            "update gathering set state = 'planned', day = '2026-12-01', starts_at = @At, minutes = 45, next_step_at = @At", new { At = TestBot.Instant("2026-12-01T15:00:00Z").UtcDateTime });

        await GoAsync(isTakenBack);

        Assert.That(await bot.QueryAsync<string>("select state from gathering"), Is.EqualTo(new[] { "planned" }));
        if (isTakenBack)
        {
            Assert.That(bot.Anna.Messages()[^1].Words(), Does.Contain("as does a talk that has a date"));
        }
    }

    private async Task GoAsync(bool isTakenBack)
    {
        if (isTakenBack)
        {
            await bot.Anna.ClickAsync(await bot.Anna.ListAsync("mine"), "Not mine any more");
        }
        else
        {
            await bot.Services.GetRequiredService<SlackLearningBot.Features.PersonalData.Eraser>().EraseAsync(TestBot.Key(bot.Anna), CancellationToken.None);
        }

        await bot.SettleAsync();
    }

    [Test]
    public async Task Erased_before_it_is_posted_it_is_not_posted()
    {
        await LetInAsync();
        await bot.Anna.ClickAsync(bot.Anna.Now(card), "Post it in a channel");
        await bot.Anna.ChooseAsync(Channel);
        await bot.Services.GetRequiredService<SlackLearningBot.Features.PersonalData.Eraser>().EraseAsync(TestBot.Key(bot.Anna), CancellationToken.None);

        await bot.SettleAsync();

        Assert.That(InChannel(), Is.Empty);
    }
}
