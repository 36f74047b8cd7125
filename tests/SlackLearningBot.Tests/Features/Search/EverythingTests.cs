using NUnit.Framework;
using SlackLearningBot.Features.Content;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Features.Content;
using SlackLearningBot.Tests.Features.Courses;
using SlackLearningBot.Tests.Features.Mentors;
using SlackLearningBot.Tests.Features.TakeAways;
using SlackLearningBot.Tests.Features.Talks;
using SlackLearningBot.Tests.Features.Tracks;
using SlackLearningBot.Tests.Harness;
using static SlackLearningBot.Tests.Features.Content.ContentWords;

namespace SlackLearningBot.Tests.Features.Search;

/// <summary>One list of lessons, courses, take-aways and people.</summary>
internal sealed class EverythingTests
{
    private TestBot bot = null!;

    [SetUp]
    public async Task Start() => bot = await CourseDesk.StartAsync();

    [TearDown]
    public async Task Stop() => await bot.DisposeAsync();

    private static async Task<Message> SearchAsync(PersonHands person, string words) => (await person.CommandAsync($"/learn search {words}")).Ephemeral!;

    private async Task ImportAsync(params (string File, string Text)[] files)
    {
        using var content = new TemporaryContent(files);
        await bot.Services.GetRequiredService<ContentImporter>().ImportAsync(DemoWorkspace.Team, content.Root, CancellationToken.None);
    }

    private async Task FillAsync()
    {
        await ImportAsync(Track("db", "databases"), Lesson("db/index.md", "index-order", title: "An index of sql", body: "The leading column."));
        await bot.WasThereAsync(bot.Maria, "SQL Conf");
        await bot.Maria.ClickAsync(bot.Maria.Modal!, "Write it down now");
        await bot.Maria.WriteAsync("Measure before you tune.");
        await bot.ExecuteAsync("update take_away set channel = 'C1', posted_at = @Now", new { Now = bot.Now.UtcDateTime });
        await TalkRoom.In(bot).LogAsync(bot.Ben, "How SQL plans");
        await MentorDesk.OfferAsync(bot.Ben, "SQL");
    }

    [Test]
    public async Task Everything_that_has_the_words_stands_in_one_list()
    {
        await FillAsync();

        var shown = (await SearchAsync(bot.Anna, "sql")).Shown();

        Assert.That(shown, Does.Contain("*Lessons*").And.Contain("An index of sql").And.Contain("*Courses and the like elsewhere*").And.Contain("I did it")
            .And.Contain("*Talks*").And.Contain("How SQL plans")
            .And.Contain("*Notes of what colleagues brought back*").And.Contain("1. Measure before you tune.").And.Contain($"<@{bot.Maria.UserId}>")
            .And.Contain("*People who can help*").And.Contain($"<@{bot.Ben.UserId}>").And.Contain("Why this match?"));
        Assert.That(shown.IndexOf("*Lessons*", StringComparison.Ordinal), Is.LessThan(shown.IndexOf("*People who can help*", StringComparison.Ordinal)));
    }

    [Test]
    public async Task A_kind_with_more_opens_all_of_it_page_by_page()
    {
        await FillAsync();
        await ImportAsync([Track("m", "many"), .. Enumerable.Range(1, 7).Select(at => Lesson($"m/{at}.md", $"many-{at}", title: $"Part {at}", body: "About sql."))]);
        var list = await SearchAsync(bot.Anna, "sql");
        Assert.That(list.Shown(), Does.Not.Contain("Part 4"));

        await bot.Anna.ClickAsync(list, "More lessons");
        Assert.That(bot.Anna.Messages()[^1].Shown(), Does.Contain("Lessons 1 to 5 for “sql”").And.Not.Contain("People who can help"));
        await bot.Anna.ClickAsync(bot.Anna.Messages()[^1], "More");

        Assert.That(bot.Anna.Messages()[^1].Shown(), Does.Contain("Lessons 6 to 8"));
    }

    [Test]
    public async Task Somebody_who_is_found_is_asked_with_one_click()
    {
        await FillAsync();

        await bot.Anna.ClickAsync(await SearchAsync(bot.Anna, "sql"), "Ask");

        Assert.That(bot.Anna.Dialog(), Does.Contain("mentor_find_sentence"));
    }

    [Test]
    public async Task Take_aways_that_were_not_posted_are_found_by_their_writer_alone()
    {
        await FillAsync();
        await bot.ExecuteAsync("update take_away set channel = null, posted_at = null");

        Assert.That((await SearchAsync(bot.Maria, "tune")).Shown(), Does.Contain("Measure before you tune").And.Contain("only you see it"));
        Assert.That((await SearchAsync(bot.Anna, "tune")).Shown(), Does.Not.Contain("Measure before you tune"));
    }

    [TestCase("update mentor_profile set paused_until = 'infinity'")]
    [TestCase("update person set deleted = true where user_id = @Ben")]
    [TestCase("insert into mentor_block (team_id, user_id, blocked_id, blocked_at) values (@TeamId, @Ben, @Anna, @Now)")]
    [TestCase("insert into mentor_block (team_id, user_id, blocked_id, blocked_at) values (@TeamId, @Anna, @Ben, @Now)")]
    [TestCase("insert into person (team_id, user_id, manager_id) values (@TeamId, @Anna, @Ben) on conflict (team_id, user_id) do update set manager_id = excluded.manager_id")]
    public async Task Whom_the_rules_hide_is_not_found(string because)
    {
        await MentorDesk.OfferAsync(bot.Ben, "SQL");
        await bot.ExecuteAsync("insert into person (team_id, user_id) values (@TeamId, @Ben) on conflict do nothing", new { bot.Ben.Workspace.TeamId, Ben = bot.Ben.UserId });
        Assert.That((await SearchAsync(bot.Anna, "sql")).Shown(), Does.Contain($"<@{bot.Ben.UserId}>"));

        await bot.ExecuteAsync(because, new { bot.Ben.Workspace.TeamId, Ben = bot.Ben.UserId, Anna = bot.Anna.UserId, Now = bot.Now.UtcDateTime });

        Assert.That((await SearchAsync(bot.Anna, "sql")).Shown(), Does.Not.Contain(bot.Ben.UserId));
    }

    [Test]
    public async Task Nobody_finds_themselves()
    {
        await MentorDesk.OfferAsync(bot.Ben, "SQL");

        Assert.That((await SearchAsync(bot.Ben, "sql")).Shown(), Does.Not.Contain("people who can help").And.Not.Contain($"<@{bot.Ben.UserId}>"));
    }

    [TestCase("!!!")]
    [TestCase("the of")]
    [TestCase("🦄")]
    public async Task Words_that_say_nothing_find_nobody_and_nothing(string words)
    {
        await FillAsync();

        Assert.That((await SearchAsync(bot.Anna, words)).Shown(), Does.Not.Contain("SQL Conf").And.Not.Contain(bot.Ben.UserId));
    }

    [Test]
    public async Task Another_workspace_finds_none_of_it()
    {
        await FillAsync();
        var cleo = await bot.AddCleoAsync();

        Assert.That((await SearchAsync(cleo, "sql")).Shown(), Does.Contain("I found nothing for “sql”"));
    }
}
