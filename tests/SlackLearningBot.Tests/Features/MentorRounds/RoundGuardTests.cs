using NUnit.Framework;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Features.Mentors;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.MentorRounds;

/// <summary>Who may do what in a round, what is refused, and what is left of somebody who has everything erased.</summary>
internal sealed class RoundGuardTests
{
    private RoundDesk desk = null!;

    [SetUp]
    public async Task Start() => desk = await RoundDesk.StartAsync();

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private TestBot Bot => desk.Bot;

    [Test]
    public async Task Only_an_owner_opens_a_round_or_takes_it_on()
    {
        var told = LessonDesk.All((await Bot.Anna.CommandAsync("/mentor round")).Ephemeral!);
        Assert.That(told, Does.Contain("owner"));
        Assert.That(MentorDesk.Dialog(Bot.Anna), Does.Not.Contain("round_name"));
        await desk.MatchAsync();
        var card = desk.Card();

        foreach (var button in new[] { "mentor_round.publish", "mentor_round.match", "mentor_round.cancel" })
        {
            await desk.Lessons.ClickOldAsync(Bot.Anna, card, LessonDesk.Element(card, button));
        }

        await Bot.SettleAsync();
        Assert.That(await desk.StateAsync(), Is.EqualTo("preview"));
        Assert.That(LessonDesk.Remark(Bot.Anna), Does.Contain("Only owners of the programme"));
    }

    [Test]
    public async Task An_owner_of_another_workspace_finds_nothing()
    {
        var cleo = await Bot.AddCleoAsync();
        await Bot.ExecuteAsync(
            "insert into role_grant (team_id, user_id, role, granted_by, granted_at) values (@TeamId, @UserId, 'owner', 'operator', @Now)", new { cleo.Workspace.TeamId, cleo.UserId, Bot.Now });
        await desk.MatchAsync();
        var card = desk.Card();

        await desk.Lessons.ClickOldAsync(cleo, card, LessonDesk.Element(card, "mentor_round.publish"));

        Assert.That(await desk.StateAsync(), Is.EqualTo("preview"));
    }

    [TestCase("   ", "2026-11-25T16:00:00Z", "2026-12-01", "2027-05-31", "Please give it a name.")]
    [TestCase("Spring", "2026-11-23T10:30:00Z", "2026-12-01", "2027-05-31", "less than an hour from now")]
    [TestCase("Spring", "2027-11-23T10:30:00Z", "2027-12-01", "2028-05-31", "more than ninety days from now")]
    [TestCase("Spring", "2026-12-01T16:00:00Z", "2026-12-01", "2027-05-31", "Choose a day after the one until which")]
    [TestCase("Spring", "2026-11-25T16:00:00Z", "2028-12-01", "2029-05-31", "too far ahead")]
    [TestCase("Spring", "2026-11-25T16:00:00Z", "2026-12-01", "2026-12-02", "at least two weeks")]
    public async Task What_cannot_be_is_said_at_its_field(string name, string until, string begins, string ends, string error)
    {
        var sent = await desk.OpenAsync([Bot.Anna], name, until: until, begins: begins, ends: ends);

        Assert.That(MentorDesk.Errors(sent), Does.Contain(error));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from mentor_round"), Is.Zero);
    }

    [Test]
    public async Task Nobody_and_a_group_that_is_none_are_refused()
    {
        Assert.That(MentorDesk.Errors(await desk.OpenAsync()), Does.Contain("Nobody is chosen yet."));
        Assert.That(MentorDesk.Errors(await desk.OpenAsync(group: "two words")), Does.Contain("Write the handle of one group"));

        await desk.OpenAsync(group: "nosuch");
        Assert.That(desk.CardWords(), Does.Contain("nobody I could ask").And.Contain("@nosuch: I found no user group with this handle.").And.Not.Contain("mentor_round.go"));
    }

    [Test]
    public async Task A_yes_after_the_day_has_passed_asks_nobody_and_says_so()
    {
        await desk.OpenAsync([Bot.Anna, Bot.Ben]);
        await Bot.TurnToAsync("2026-11-25T16:30:00Z");

        await desk.ClickAsync("mentor_round.go");

        Assert.That(LessonDesk.Remark(Bot.Priya), Does.Contain("has passed meanwhile, so nobody was asked"));
        Assert.That(await desk.StateAsync(), Is.EqualTo("offered"));
    }

    [Test]
    public async Task A_mentor_is_named_once_and_is_one_of_the_round()
    {
        await desk.AskAsync([Bot.Anna, Bot.Ben]);

        var twice = await RoundDesk.ChooseAsync(Bot.Anna, [Bot.Ben, Bot.Ben]);
        var stranger = await RoundDesk.ChooseAsync(Bot.Anna, [Bot.Maria]);

        Assert.That(MentorDesk.Errors(twice), Does.Contain("You named them above already."));
        Assert.That(MentorDesk.Errors(stranger), Does.Contain("They are no mentor of this round any more."));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from mentor_round_wish"), Is.Zero);
    }

    [Test]
    public async Task Whoever_comes_too_late_is_told_so()
    {
        await desk.AskAsync();
        await Bot.Anna.ClickAsync(RoundDesk.Last(Bot.Anna), "mentor_round.choose");
        await desk.ClickAsync("mentor_round.match");

        await Bot.Anna.SubmitAsync();

        Assert.That(MentorDesk.Dialog(Bot.Anna), Does.Contain("The time to say it is over"));
    }

    [Test]
    public async Task What_people_are_called_pings_nobody_and_breaks_nothing()
    {
        await Bot.ExecuteAsync(
            "insert into person (team_id, user_id, real_name) values (@TeamId, @UserId, @Name) on conflict (team_id, user_id) do update set real_name = excluded.real_name",
            new { Bot.Ben.Workspace.TeamId, Bot.Ben.UserId, Name = "<!channel> *Ben* " + string.Concat(Enumerable.Repeat("🦄", 60)) });
        await desk.OpenAsync([Bot.Anna, Bot.Ben], "<!channel> *Spring* `x` & @here");
        Assert.That(desk.CardWords(), Does.Contain("&lt;!channel&gt; ∗Spring∗ `x` &amp; @here").And.Not.Contain("<!channel>"));

        await desk.ClickAsync("mentor_round.go");
        await Bot.Anna.ClickAsync(RoundDesk.Last(Bot.Anna), "mentor_round.choose");

        Assert.That(RoundDesk.Words(Bot.Anna), Does.Not.Contain("<!channel>"));
        Assert.That(MentorDesk.Dialog(Bot.Anna), Does.Contain("<!channel> *Ben*"), "in a menu, which shows no markup");
    }

    [Test]
    public async Task Whoever_is_erased_in_between_is_in_no_pair_and_the_other_is_named()
    {
        await desk.AskAsync([Bot.Anna, Bot.Ben]);
        await RoundDesk.ChooseAsync(Bot.Anna, [Bot.Ben]);
        await RoundDesk.ChooseAsync(Bot.Ben, [], [Bot.Erik]);
        await desk.ClickAsync("mentor_round.match");
        await desk.ClickAsync("mentor_round.publish");

        await Bot.Ben.CommandAsync("/learn data erase");
        await Bot.Ben.SubmitAsync(new System.Text.Json.Nodes.JsonObject { ["data.erase.word"] = new System.Text.Json.Nodes.JsonObject { ["data.erase.word"] = MentorDesk.Typed("ERASE") } });
        await Bot.TurnToAsync(RoundDesk.Begins);

        Assert.That((await desk.MentorshipsAsync(), await desk.StateAsync()), Is.EqualTo((0, "begun")));
        Assert.That(await desk.AloneAsync(), Is.EqualTo(new[] { $"{Bot.Anna.UserId} gone" }));
        Assert.That(desk.CardWords(), Does.Contain($"<@{Bot.Anna.UserId}>: whom they had is not here any more"));
        Assert.That(await Bot.QueryAsync<string>("select user_id from mentor_round_person"), Is.EqualTo(new[] { Bot.Anna.UserId }));
    }

    [Test]
    public async Task When_its_owner_is_erased_another_goes_on()
    {
        await desk.MatchAsync();
        await Bot.ExecuteAsync(
            "insert into role_grant (team_id, user_id, role, granted_by, granted_at) values (@TeamId, @UserId, 'owner', 'operator', @Now)", new { Bot.Kenji.Workspace.TeamId, Bot.Kenji.UserId, Bot.Now });

        await Bot.Priya.CommandAsync("/learn data erase");
        await Bot.Priya.SubmitAsync(new System.Text.Json.Nodes.JsonObject { ["data.erase.word"] = new System.Text.Json.Nodes.JsonObject { ["data.erase.word"] = MentorDesk.Typed("ERASE") } });
        await Bot.Kenji.CommandAsync("/mentor round");
        await Bot.Kenji.ClickAsync(Bot.Kenji.Modal!, "mentor_round.publish");
        await Bot.TurnToAsync(RoundDesk.Begins);

        Assert.That((await desk.MentorshipsAsync(), await desk.StateAsync()), Is.EqualTo((2, "begun")));
        Assert.That(await Bot.ScalarAsync<string>("select author_id from mentor_round"), Is.EqualTo("erased"));
    }

    [Test]
    public async Task App_Home_shows_it_as_long_as_there_is_something_to_say()
    {
        await desk.AskAsync();
        await Bot.Anna.OpenHomeAsync();
        await Bot.SettleAsync();
        Assert.That(Bot.Anna.Home!.Body.ToJsonString(), Does.Contain("mentor_round.choose"));

        await desk.ClickAsync("mentor_round.match");
        await Bot.Anna.OpenHomeAsync();
        await Bot.SettleAsync();

        Assert.That(Bot.Anna.Home!.Body.ToJsonString(), Does.Not.Contain("mentor_round.choose"));
    }
}
