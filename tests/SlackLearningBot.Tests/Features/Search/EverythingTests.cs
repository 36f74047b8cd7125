using NUnit.Framework;
using SlackLearningBot.Features.Content;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Features.Content;
using SlackLearningBot.Tests.Features.Courses;
using SlackLearningBot.Tests.Features.Mentors;
using SlackLearningBot.Tests.Features.Sessions;
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

    [TestCase("plans ben")]
    [TestCase("okafor sql by ben")]
    public async Task Some_of_the_words_may_stand_in_what_a_talk_is_about_and_the_others_in_who_spoke(string words)
    {
        await TalkRoom.In(bot).LogAsync(bot.Ben, "How SQL plans");
        await TalkRoom.In(bot).LogAsync(bot.Ben, "Deploying");
        await TalkRoom.In(bot).LogAsync(bot.Kenji, "More SQL plans");

        Assert.That((await SearchAsync(bot.Anna, words)).Shown(), Does.Contain("*How SQL plans*").And.Not.Contain("*Deploying*").And.Not.Contain("*More SQL plans*"));
        Assert.That(await TalkRoom.AskWordsAsync(bot.Anna, $"/talk find {words}"), Does.Contain("*How SQL plans*").And.Not.Contain("*More SQL plans*"));
        Assert.That((await SearchAsync(bot.Anna, $"\"{words}\"")).Shown(), Does.Not.Contain("*How SQL plans*"), "in quotes they stand together");
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
    public async Task Whoever_spoke_about_it_is_one_who_knows_with_what_they_spoke_about()
    {
        await TalkRoom.In(bot).LogAsync(bot.Ben, "How SQL *plans*");
        await TalkRoom.In(bot).LogAsync(bot.Ben, "More SQL");
        await TalkRoom.In(bot).LogAsync(bot.Kenji, "Deploying", skills: "sql");

        var shown = (await SearchAsync(bot.Anna, "sql")).Shown();

        Assert.That(shown, Does.Contain("*People who can help*").And.Contain("Spoke about *How SQL ∗plans∗*.").Or.Contain("Spoke about *More SQL*."));
        Assert.That(shown, Does.Contain("Spoke about *Deploying*."), "by its skill");
        Assert.That(shown.Split("Spoke about"), Has.Length.EqualTo(3), "each once");
    }

    [Test]
    public async Task Whoever_teaches_a_session_is_one_who_knows_before_and_after()
    {
        await using var room = await SessionRoom.OpenAsync();
        await room.PlannedAsync("Joins", "dojo");
        Assert.That((await SearchAsync(room.Bot.Anna, "joins")).Shown(), Does.Contain($"*<@{room.Bot.Ben.UserId}>*").And.Contain("Teaches the dojo *Joins* soon."));

        await room.Bot.TurnToAsync("2026-12-01T11:31:00Z");

        Assert.That((await SearchAsync(room.Bot.Anna, "joins")).Shown(), Does.Contain("Taught the dojo *Joins*."));
    }

    [Test]
    public async Task What_was_only_proposed_or_called_off_names_nobody()
    {
        await TalkRoom.In(bot).ProposeAsync(bot.Ben, "How SQL plans");
        Assert.That((await SearchAsync(bot.Anna, "sql")).Shown(), Does.Contain("How SQL plans").And.Not.Contain("Spoke about").And.Not.Contain("Speaks about"));

        await bot.ExecuteAsync("update gathering set state = 'cancelled'");

        Assert.That((await SearchAsync(bot.Anna, "sql")).Shown(), Does.Contain("I found nothing"));
    }

    [Test]
    public async Task A_mentor_who_spoke_too_stands_there_once_as_a_mentor()
    {
        await FillAsync();

        Assert.That((await SearchAsync(bot.Anna, "sql")).Shown(), Does.Contain("Why this match?").And.Not.Contain("Spoke about"));
    }

    [Test]
    public async Task Those_who_spoke_come_after_the_mentors_page_by_page()
    {
        await MentorDesk.OfferAsync(bot.Ben, "SQL");
        await bot.ExecuteAsync(
            """
            insert into gathering (team_id, gathering_id, kind, title, owner, state, day, created_at)
            select @TeamId, gen_random_uuid(), 'talk', 'About sql ' || i, 'USPEAKER' || i, 'held', '2026-11-01', @Now from generate_series(1, 6) i;
            insert into gathering_host (team_id, gathering_id, user_id, position) select team_id, gathering_id, owner, 1 from gathering;
            """,
            new { bot.Ben.Workspace.TeamId, Now = bot.Now.UtcDateTime });

        await bot.Anna.ClickAsync(await SearchAsync(bot.Anna, "sql"), "More people who can help");
        var first = bot.Anna.Messages()[^1].Shown();
        await bot.Anna.ClickAsync(bot.Anna.Messages()[^1], "More");
        var second = bot.Anna.Messages()[^1].Shown();

        Assert.That(first, Does.Contain($"<@{bot.Ben.UserId}>"));
        Assert.That((first.Split("Spoke about").Length - 1, second.Split("Spoke about").Length - 1), Is.EqualTo((4, 2)));
        Assert.That(Enumerable.Range(1, 6).Where(at => first.Contains($"<@USPEAKER{at}>", StringComparison.Ordinal) != second.Contains($"<@USPEAKER{at}>", StringComparison.Ordinal)), Has.Exactly(6).Items);
    }

    [TestCase("update person set deleted = true where user_id = @Ben")]
    [TestCase("insert into mentor_block (team_id, user_id, blocked_id, blocked_at) values (@TeamId, @Ben, @Anna, @Now)")]
    [TestCase("insert into mentor_block (team_id, user_id, blocked_id, blocked_at) values (@TeamId, @Anna, @Ben, @Now)")]
    [TestCase("insert into person (team_id, user_id, manager_id) values (@TeamId, @Anna, @Ben) on conflict (team_id, user_id) do update set manager_id = excluded.manager_id")]
    [TestCase("update mentor_profile set paused_until = 'infinity'")]
    [TestCase("delete from gathering_host")]
    public async Task Whom_the_rules_hide_is_not_found_by_what_they_spoke_about(string because)
    {
        await TalkRoom.In(bot).LogAsync(bot.Ben, "How SQL plans");
        await MentorDesk.OfferAsync(bot.Ben, "gardening");
        Assert.That((await SearchAsync(bot.Anna, "sql")).Shown(), Does.Contain("Spoke about"));

        await bot.ExecuteAsync(because, new { bot.Ben.Workspace.TeamId, Ben = bot.Ben.UserId, Anna = bot.Anna.UserId, Now = bot.Now.UtcDateTime });

        Assert.That((await SearchAsync(bot.Anna, "sql")).Shown(), Does.Not.Contain("Spoke about"));
    }

    [TestCase("windows ben", true)]
    [TestCase("Ben Windows", true)]
    [TestCase("window benjamins", false)]
    [TestCase("linux ben", false)]
    public async Task Words_of_the_title_and_of_the_speakers_name_find_a_talk_together(string words, bool isFound)
    {
        await TalkRoom.In(bot).LogAsync(bot.Kenji, "Deploying");
        await TalkRoom.In(bot).LogAsync(bot.Ben, "Ordering windows", skills: "");
        await bot.ExecuteAsync("insert into person (team_id, user_id, real_name) values (@TeamId, @Ben, 'Ben Carter') on conflict (team_id, user_id) do update set real_name = excluded.real_name, name = null", new { bot.Ben.Workspace.TeamId, Ben = bot.Ben.UserId });

        var shown = (await SearchAsync(bot.Anna, words)).Shown().Split("People who can help")[0];

        Assert.That(shown.Contains("Ordering windows", StringComparison.Ordinal), Is.EqualTo(isFound), words);
        Assert.That(shown, Does.Not.Contain("Deploying"));
    }

    [Test]
    public async Task Nobody_finds_themselves_by_their_own_talk()
    {
        await TalkRoom.In(bot).LogAsync(bot.Ben, "How SQL plans");

        Assert.That((await SearchAsync(bot.Ben, "sql")).Shown(), Does.Not.Contain("Spoke about"));
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
