using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Features.Mentors;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Programmes;

/// <summary>What is refused, what stays of somebody who has everything erased, and what happens when nobody is there.</summary>
internal sealed class ProgrammeGuardTests
{
    private ProgrammeDesk desk = null!;

    [SetUp]
    public async Task Start() => desk = await ProgrammeDesk.StartAsync();

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private TestBot Bot => desk.Bot;

    [Test]
    public async Task Nothing_of_somebody_erased_stays_with_their_manager()
    {
        await desk.ManageAsync(Bot.Anna, Bot.Ben);
        await desk.BeginAsync(Bot.Anna);
        await Bot.TurnToAsync("2026-11-27T09:30:00Z");
        Assert.That(ProgrammeDesk.Count(Bot.Ben, "what they want"), Is.EqualTo(1));

        await EraseAsync(Bot.Anna);
        await Bot.TurnToAsync("2026-12-17T09:30:00Z");

        Assert.That(await Bot.ScalarAsync<long>("select (select count(*) from programme_member) + (select count(*) from programme_step_state)"), Is.Zero);
        Assert.That(
            await Bot.QueryAsync<string>("select kind || ' ' || slot || payload::text from delivery where recipient <> @UserId and (slot || payload::text) like '%' || @UserId || '%'", new { Bot.Anna.UserId }), Is.Empty);
        Assert.That(ProgrammeDesk.Count(Bot.Anna, "🎒"), Is.Zero);
    }

    [Test]
    public async Task A_manager_who_wants_no_more_gets_no_more_also_after_an_edit()
    {
        await desk.ManageAsync(Bot.Anna, Bot.Ben);
        await desk.SaveAsync(ProgrammeDesk.Yaml.Replace("  - { id: recap", "  - { id: ask, kind: do, days: 0, for: manager, title: \"Ask {name} how it was\", text: Ask. }\n  - { id: recap", StringComparison.Ordinal));
        await desk.BeginAsync(Bot.Anna);
        await Bot.TurnToAsync("2026-11-27T09:30:00Z");

        await Bot.Ben.ClickAsync(ProgrammeDesk.Find(Bot.Ben, "what they want"), "programme.spare");
        await desk.SaveAsync(ProgrammeDesk.Yaml.Replace("  - { id: recap", "  - { id: ask, kind: do, days: 0, for: manager, title: \"Ask {name} how it was\", text: Ask them. }\n  - { id: recap", StringComparison.Ordinal));
        await Bot.TurnToAsync("2026-12-11T09:30:00Z");
        await Bot.TurnToAsync("2026-12-12T09:30:00Z");

        Assert.That(ProgrammeDesk.Words(Bot.Ben), Does.Contain("You get no more steps about your people"));
        Assert.That(ProgrammeDesk.Count(Bot.Ben, "how it was"), Is.Zero);
        Assert.That(ProgrammeDesk.Count(Bot.Anna, "*What we saw*"), Is.EqualTo(1), "Anna goes on");
    }

    [Test]
    public async Task When_its_author_is_erased_another_owner_goes_on()
    {
        await desk.BeginAsync(Bot.Anna);
        await Bot.ExecuteAsync(
            "insert into role_grant (team_id, user_id, role, granted_by, granted_at) values (@TeamId, @UserId, 'owner', 'operator', @Now)",
            new { Bot.Maria.Workspace.TeamId, Bot.Maria.UserId, Now = Bot.Now.UtcDateTime });

        await EraseAsync(Bot.Priya);
        await Bot.TurnToAsync("2026-11-30T08:01:00Z");

        Assert.That(await Bot.QueryAsync<string>("select author_id from programme union all select author_id from programme_version union all select author_id from programme_cohort"), Is.EqualTo(new[] { "erased", "erased", "erased" }));
        Assert.That(ProgrammeDesk.Count(Bot.Anna, "*Why an index is fast*"), Is.EqualTo(1));
        Assert.That(LessonDesk.All((await Bot.Maria.CommandAsync("/learn program")).Ephemeral!), Does.Contain("SQL for analysts").And.Contain("1 group under way"));
    }

    [TestCase("2026-11-23T10:30:00Z", "less than an hour from now")]
    [TestCase("2027-12-23T10:30:00Z", "more than a year from now")]
    public async Task A_time_that_cannot_be_is_said_at_its_field(string session, string error)
    {
        var result = await desk.ChooseAsync([Bot.Anna], session);

        Assert.That($"{result.Errors}", Does.Contain(error));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from programme_cohort"), Is.Zero);
    }

    [Test]
    public async Task Nobody_chosen_is_said_at_its_field() => Assert.That($"{(await desk.ChooseAsync([])).Errors}", Does.Contain("Nobody is chosen yet"));

    [Test]
    public async Task Called_off_before_anybody_was_asked_who_was_found_is_forgotten()
    {
        await desk.ChooseAsync([Bot.Anna]);
        await desk.ClickAsync("programme.cancel");
        await Bot.TurnToAsync("2026-12-17T10:00:00Z");

        Assert.That(desk.CardWords(), Does.Contain("called off"));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from programme_member"), Is.Zero);
        Assert.That(ProgrammeDesk.Count(Bot.Anna, "SQL for analysts"), Is.Zero);
    }

    [Test]
    public async Task A_session_that_began_before_the_yes_is_refused()
    {
        await desk.ChooseAsync([Bot.Anna], "2026-11-23T12:00:00Z");
        await Bot.TurnToAsync("2026-11-23T12:01:00Z");

        await Bot.Priya.ClickAsync(desk.Card(), "programme.ask");

        Assert.That(LessonDesk.Remark(Bot.Priya), Does.Contain("The session has begun meanwhile"));
        Assert.That(await Bot.ScalarAsync<string>("select state from programme_cohort"), Is.EqualTo("offered"));
    }

    [Test]
    public async Task A_group_that_was_offered_before_the_programme_lost_its_session_does_not_begin()
    {
        await desk.ChooseAsync([Bot.Anna]);
        var card = desk.Card();
        await desk.SaveAsync("id: sql\ntitle: SQL\nsteps:\n  - { id: show, kind: do, days: 0, title: Show it, text: Show it. }\n");

        await Bot.Priya.ClickAsync(card, "programme.ask");

        Assert.That(LessonDesk.Remark(Bot.Priya), Does.Contain("count from something else and nobody was asked"));
        Assert.That(await Bot.ScalarAsync<string>("select state from programme_cohort"), Is.EqualTo("offered"));
    }

    [Test]
    public async Task Nor_one_that_was_offered_before_it_got_one()
    {
        await desk.SaveAsync("id: sql\ntitle: SQL\nsteps:\n  - { id: show, kind: do, days: 0, title: Show it, text: Show it. }\n");
        await Bot.Priya.CommandAsync("/learn program");
        await Bot.Priya.ClickAsync(Bot.Priya.Messages()[^1], "programme.start:sql");
        await desk.SendAsync(
            ("programme_start", "datepicker", "selected_date", "2026-12-07"), ("programme_who", "multi_users_select", "selected_users", new JsonArray(Bot.Anna.UserId)),
            ("programme_channel", "conversations_select", "selected_conversation", null), ("programme_group", "plain_text_input", "value", null));
        Assert.That(desk.CardWords(), Does.Contain("1 person by name"));
        var card = desk.Card();
        await desk.SaveAsync(ProgrammeDesk.Yaml);

        await Bot.Priya.ClickAsync(card, "programme.ask");
        await Bot.SettleAsync();
        await Bot.TickAsync();

        Assert.That(LessonDesk.Remark(Bot.Priya), Does.Contain("count from something else and nobody was asked"));
        Assert.That(ProgrammeDesk.Count(Bot.Anna, "enrolled you in"), Is.Zero);
    }

    [Test]
    public async Task What_nobody_confirmed_or_saved_is_forgotten_after_a_while()
    {
        await desk.ChooseAsync([Bot.Anna]);
        await desk.DropAsync(ProgrammeDesk.Yaml.Replace("days: 7", "days: 9", StringComparison.Ordinal));

        await Bot.TurnToAsync("2026-12-24T10:21:05Z");

        Assert.That(await Bot.ScalarAsync<long>("select (select count(*) from programme_cohort) + (select count(*) from programme_draft)"), Is.Zero);
    }

    private async Task EraseAsync(PersonHands person)
    {
        await person.CommandAsync("/learn data erase");
        await person.SubmitAsync(new JsonObject { ["data.erase.word"] = new JsonObject { ["data.erase.word"] = MentorDesk.Typed("ERASE") } });
        await Bot.SettleAsync();
    }
}
