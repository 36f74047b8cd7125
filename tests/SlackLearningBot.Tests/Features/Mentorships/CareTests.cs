using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Mentorships;

/// <summary>What is private stays private, trouble goes to one named person, and an end is nobody's fault.</summary>
internal sealed class CareTests
{
    private PairingDesk desk = null!;

    [SetUp]
    public async Task Start() => desk = await PairingDesk.StartAsync();

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private TestBot Bot => desk.Bot;

    private async Task WriteNoteAsync(PersonHands person, string note, bool shared)
    {
        await desk.ClickAsync(person, await desk.FindAsync("Write a note"), "Write a note");
        PairingDesk.IsOk(await desk.SubmitAsync(
            person,
            ("meet_note", "plain_text_input", "value", note),
            ("meet_share", "checkboxes", "selected_options", shared ? new JsonArray(PairingDesk.Option("yes")) : [])));
    }

    private Task MakeOwnerAsync(PersonHands person) => Bot.ExecuteAsync(
        "insert into role_grant (team_id, user_id, role, granted_by, granted_at) values (@TeamId, @UserId, 'owner', 'operator', @Now)",
        new { person.Workspace.TeamId, person.UserId, Bot.Now });

    [Test]
    public async Task A_note_is_its_writers_alone_and_a_shared_one_stands_in_the_next_agenda()
    {
        await desk.BeginAsync();
        await desk.MeetAsync();
        await WriteNoteAsync(Bot.Anna, "Ben is afraid of stages, too", shared: false);
        await WriteNoteAsync(Bot.Ben, "Anna tries the short talk\n<!channel> next week", shared: true);

        await desk.ChooseAsync(); // 8 December, 09:00
        await Bot.TurnToAsync("2026-12-07T09:00:00Z");

        var agenda = PairingDesk.All(await desk.FindAsync("Here is something to talk about."));
        Assert.That(agenda, Does.Contain($"Shared by <@{Bot.Ben.UserId}> last time").And.Contain("Anna tries the short talk").And.Contain("&lt;!channel&gt; next week").And.Not.Contain("afraid of stages"));
        Assert.That((await desk.SaidAsync()).Select(PairingDesk.All), Has.None.Contain("afraid of stages"));
        await desk.ClickAsync(Bot.Ben, await desk.FindAsync("Write a note"), "Write a note");
        Assert.That(PairingDesk.Modal(Bot.Ben), Does.Contain("Anna tries the short talk").And.Not.Contain("afraid of stages"));
    }

    [Test]
    public async Task A_note_that_is_no_longer_shared_is_not_shown_any_more()
    {
        await desk.BeginAsync();
        await desk.MeetAsync();
        await WriteNoteAsync(Bot.Ben, "Said too soon", shared: true);
        await WriteNoteAsync(Bot.Ben, "Said too soon", shared: false);
        await desk.ChooseAsync();
        await Bot.TurnToAsync("2026-12-07T09:00:00Z");

        Assert.That(PairingDesk.All(await desk.FindAsync("Here is something to talk about.")), Does.Not.Contain("Said too soon"));
    }

    [Test]
    public async Task Something_wrong_goes_to_the_one_person_the_form_names()
    {
        await MakeOwnerAsync(Bot.Ben); // an owner who takes part hears nothing of it
        await MakeOwnerAsync(Bot.Priya);
        await desk.BeginAsync();

        await desk.ClickAsync(Bot.Anna, (await desk.SaidAsync())[0], "Something is wrong");
        Assert.That(PairingDesk.Modal(Bot.Anna), Does.Contain($"goes to <@{Bot.Priya.UserId}> alone"));
        PairingDesk.IsOk(await desk.SubmitAsync(Bot.Anna, ("mentorship_report", "plain_text_input", "value", "He shouts at me")));

        Assert.That(PairingDesk.All(PairingDesk.Last(Bot.Priya)), Does.Contain("He shouts at me").And.Contain($"<@{Bot.Anna.UserId}>"));
        Assert.That(new[] { Bot.Ben, Bot.Maria, Bot.Erik }.SelectMany(person => person.Messages()).Concat(await desk.SaidAsync()).Select(PairingDesk.All), Has.None.Contain("shouts"));
    }

    [Test]
    public async Task When_the_named_person_changed_meanwhile_nothing_is_sent_before_a_second_look()
    {
        await MakeOwnerAsync(Bot.Priya);
        await desk.BeginAsync();
        await desk.ClickAsync(Bot.Anna, (await desk.SaidAsync())[0], "Something is wrong");
        await Bot.ExecuteAsync("insert into mentor_contact (team_id, user_id, named_at) values (@TeamId, @UserId, @Now)", new { TeamId = DemoWorkspace.Team, Bot.Erik.UserId, Bot.Now });

        await desk.SubmitAsync(Bot.Anna, ("mentorship_report", "plain_text_input", "value", "He shouts at me"));

        Assert.That(PairingDesk.Modal(Bot.Anna), Does.Contain("This goes to somebody else now").And.Contain($"<@{Bot.Erik.UserId}> alone").And.Contain("He shouts at me"));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from mentorship_report"), Is.Zero);
        PairingDesk.IsOk(await desk.SubmitAsync(Bot.Anna, ("mentorship_report", "plain_text_input", "value", "He shouts at me")));
        Assert.That((PairingDesk.Told(Bot.Erik, "He shouts at me"), PairingDesk.Told(Bot.Priya, "He shouts at me")), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task What_was_reported_is_forgotten_after_a_month()
    {
        await MakeOwnerAsync(Bot.Priya);
        await desk.BeginAsync();
        await desk.ClickAsync(Bot.Anna, (await desk.SaidAsync())[0], "Something is wrong");
        await desk.SubmitAsync(Bot.Anna, ("mentorship_report", "plain_text_input", "value", "He shouts at me"));

        await Bot.TurnToAsync("2026-12-23T08:00:00Z");
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from mentorship_report"), Is.EqualTo(1));
        await Bot.TurnToAsync("2026-12-23T09:00:00Z");
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from mentorship_report"), Is.Zero);
    }

    [TestCase("mentorship.agree")]
    [TestCase("meet.choose:0")]
    [TestCase("meet.other")]
    [TestCase("mentorship.change")]
    [TestCase("mentorship.prepare")]
    [TestCase("mentorship.wrong")]
    public async Task Whoever_takes_no_part_presses_in_vain(string action)
    {
        await desk.BeginAsync();
        var hello = (await desk.SaidAsync())[0];
        var element = Elements.In(JsonNode.Parse(hello.Blocks!)!.AsArray()).Select(placed => placed.Element).First(element => (string?)element["action_id"] == action);

        // Nobody else sees it: as if the click came from a copy of the message.
        await new LessonDesk(Bot).ClickOldAsync(Bot.Erik, hello, element.AsObject());
        await Bot.SettleAsync();

        Assert.That($"{LessonDesk.Remark(Bot.Erik)} {PairingDesk.Modal(Bot.Erik)}", Does.Contain("This belongs to the people of that mentorship"));
        Assert.That(await Bot.ScalarAsync<long>("select (select count(*) from meet_up) + (select count(*) from mentorship_member where agreed_at is not null)"), Is.Zero);
    }

    [Test]
    public async Task What_was_reached_is_told_when_it_is_shared()
    {
        await desk.BeginAsync("flash");
        await desk.MeetAsync();

        await desk.ClickAsync(Bot.Anna, PairingDesk.Last(Bot.Anna), "Write it down");
        PairingDesk.IsOk(await desk.SubmitAsync(
            Bot.Anna,
            ("mentorship_reached", "plain_text_input", "value", "I spoke for ten minutes"),
            ("mentorship_share", "checkboxes", "selected_options", new JsonArray(PairingDesk.Option("yes")))));

        Assert.That(PairingDesk.All((await desk.SaidAsync())[^1]), Does.Contain($"What <@{Bot.Anna.UserId}> reached").And.Contain("I spoke for ten minutes"));
    }

    [Test]
    public async Task What_was_reached_stays_ones_own_otherwise()
    {
        await desk.BeginAsync("flash");
        await desk.MeetAsync();
        await desk.ClickAsync(Bot.Anna, PairingDesk.Last(Bot.Anna), "Write it down");
        await desk.SubmitAsync(Bot.Anna, ("mentorship_reached", "plain_text_input", "value", "I spoke for ten minutes"));

        Assert.That((await desk.SaidAsync()).Select(PairingDesk.All), Has.None.Contain("ten minutes"));
        Assert.That(await Bot.QueryAsync<string>("select reached || ' ' || reached_shared from mentorship_member where reached is not null"), Is.EqualTo(new[] { "I spoke for ten minutes false" }));
    }

    [Test]
    public async Task A_mentor_can_show_it_and_take_it_away_again()
    {
        await desk.BeginAsync("flash");
        await desk.MeetAsync();

        var asked = PairingDesk.Last(Bot.Ben);
        await desk.ClickAsync(Bot.Ben, asked, "Show it");
        Assert.That(await Bot.QueryAsync<string>("select user_id from mentor_badge"), Is.EqualTo(new[] { DemoWorkspace.Ben }));
        await Mentors.MentorDesk.OfferAsync(Bot.Ben, "SQL");
        Assert.That(PairingDesk.All((await Bot.Ben.CommandAsync("/mentor profile")).Ephemeral!), Does.Contain($"*<@{DemoWorkspace.Ben}>* \\uD83C\\uDFC5 Mentor"), "as others see it");
        await desk.ClickAsync(Bot.Ben, asked, "Show it");
        Assert.That(await Bot.QueryAsync<string>("select user_id from mentor_badge"), Is.Empty);
    }
}
