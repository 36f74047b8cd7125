using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Tests.Features.Mentors;
using SlackLearningBot.Tests.Features.Tracks;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Courses;

/// <summary>"I did it": somebody's own word, for their own eyes.</summary>
internal sealed class DoneTests
{
    private TestBot bot = null!;

    [SetUp]
    public async Task Start()
    {
        bot = await CourseDesk.StartAsync();
        await bot.Priya.AddAsync();
    }

    [TearDown]
    public async Task Stop() => await bot.DisposeAsync();

    private async Task<string> ProgressAsync() => (await bot.Anna.CommandAsync("/learn progress")).Ephemeral!.Shown();

    [Test]
    public async Task What_somebody_says_they_did_is_a_line_of_its_own_in_their_progress()
    {
        Assert.That(await ProgressAsync(), Does.Not.Contain("Elsewhere"));

        await bot.Anna.DidAsync(await bot.Anna.ListAsync(), "2026-11-20", "https://example.org/certificate/7");

        Assert.That(bot.Anna.Dialog(), Does.Contain("You said you did *<https://example.org/sql|SQL for everybody>* on 20 November 2026."));
        Assert.That(await ProgressAsync(), Does.Contain("*Elsewhere*").And.Contain("You said you did 1 thing elsewhere, about 1.5 h in all.").And.Contain("SQL for everybody (20 November 2026)"));
        Assert.That(await bot.Anna.SeenAsync(), Does.Contain("✓ You said you did it on 20 November 2026.").And.Contain("Change what I said"));
        Assert.That(await bot.Anna.SeenAsync("mine"), Does.Contain("<https://example.org/certificate/7|your certificate>"));
    }

    [Test]
    public async Task Nobody_else_sees_it_not_even_an_owner()
    {
        await bot.Anna.DidAsync(await bot.Anna.ListAsync(), "2026-11-20", "https://example.org/certificate/7");

        foreach (var other in new[] { bot.Ben, bot.Priya })
        {
            Assert.That(await other.SeenAsync() + await other.SeenAsync("mine"), Does.Not.Contain("certificate/7").And.Not.Contain("✓"));
        }
    }

    [Test]
    public async Task App_Home_says_it_too_with_all_of_it_behind_a_button()
    {
        await bot.Anna.DidAsync(await bot.Anna.ListAsync(), "2026-11-20");
        await bot.Anna.OpenHomeAsync();
        await bot.SettleAsync();

        Assert.That(bot.Anna.Home!.Shown(), Does.Contain("You said you did 1 thing elsewhere"));
        await bot.Anna.ClickAsync(bot.Anna.Home!, "Show all of it");
        Assert.That(bot.Anna.Dialog(), Does.Contain("Not mine any more"));

        await bot.Anna.ClickAsync(bot.Anna.Modal!, "Not mine any more");
        Assert.That(bot.Anna.Dialog(), Does.Contain("Forgotten"));
        await bot.SettleAsync();
        Assert.That(bot.Anna.Home!.Shown(), Does.Not.Contain("elsewhere"));
    }

    [Test]
    public async Task What_was_said_is_changed_and_counts_once()
    {
        await bot.Anna.DidAsync(await bot.Anna.ListAsync(), "2026-11-20");

        await bot.Anna.ClickAsync(await bot.Anna.ListAsync(), "Change what I said");
        await bot.Anna.SubmitAsync(CourseDesk.Done("2026-11-19", "https://example.org/c"));

        Assert.That(await bot.QueryAsync<string>("select done_on::text || ' ' || certificate from course_done"), Is.EqualTo(new[] { "2026-11-19 https://example.org/c" }));
    }

    [Test]
    public async Task Taken_back_it_is_as_if_it_had_never_been_said()
    {
        await bot.Anna.DidAsync(await bot.Anna.ListAsync(), "2026-11-20");

        await bot.Anna.ClickAsync(await bot.Anna.ListAsync("mine"), "Not mine any more");

        Assert.That(await bot.ScalarAsync<long>("select count(*) from course_done"), Is.Zero);
        Assert.That(await ProgressAsync(), Does.Not.Contain("Elsewhere"));
    }

    [Test]
    public async Task It_is_taken_back_also_where_it_is_changed_however_long_ago_it_was_said()
    {
        await bot.Anna.DidAsync(await bot.Anna.ListAsync(), "2026-11-20");

        await bot.Anna.ClickAsync(await bot.Anna.ListAsync(), "Change what I said");
        await bot.Anna.ClickAsync(bot.Anna.Modal!, "Not mine any more");

        Assert.That(bot.Anna.Dialog(), Does.Contain("Forgotten"));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from course_done"), Is.Zero);
    }

    [TestCase("2026-11-24", "", "has not come yet")]
    [TestCase("2026-11-20", "http://example.org/c", "begins with https://")]
    [TestCase("2026-11-20", "javascript:alert(1)", "begins with https://")]
    public async Task A_day_to_come_and_a_link_that_is_not_safe_are_told_at_their_fields(string day, string certificate, string expected)
    {
        var sent = await bot.Anna.DidAsync(await bot.Anna.ListAsync(), day, certificate);

        Assert.That(MentorDesk.Errors(sent), Does.Contain(expected));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from course_done"), Is.Zero);
    }

    [Test]
    public async Task Today_is_the_persons_own_day()
    {
        await bot.TurnToAsync("2026-11-23T23:30:00Z"); // in Stockholm it is the 24th
        var sent = await bot.Anna.DidAsync(await bot.Anna.ListAsync(), "2026-11-24");

        Assert.That(sent.Ok, MentorDesk.Errors(sent));
    }

    [Test]
    public async Task Whoever_proposed_something_can_say_so_before_an_owner_looked_at_it()
    {
        await bot.Anna.AddAsync("A conference", "https://conf.example", "conference", "");

        await bot.Anna.ClickAsync(bot.Anna.Modal!, "I did it");
        await bot.Anna.SubmitAsync(CourseDesk.Done("2026-11-20"));

        Assert.That(await ProgressAsync(), Does.Contain("You said you did 1 thing elsewhere.").And.Contain("A conference"));
    }

    [Test]
    public async Task The_list_stays_when_whoever_proposed_it_is_forgotten_and_what_waited_goes()
    {
        await bot.Anna.AddAsync("Mine alone", "https://alone.example");
        await bot.Anna.DidAsync(await bot.Anna.ListAsync(), "2026-11-20");

        await bot.Anna.CommandAsync("/learn data erase");
        await bot.Anna.SubmitAsync(new JsonObject { ["data.erase.word"] = new JsonObject { ["data.erase.word"] = MentorDesk.Typed("erase") } });
        await bot.SettleAsync();

        Assert.That(await bot.QueryAsync<string>("select title from course"), Is.EqualTo(new[] { "SQL for everybody" }));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from course_done"), Is.Zero);
    }
}
