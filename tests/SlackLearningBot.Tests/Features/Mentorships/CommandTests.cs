using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Mentorships;

/// <summary>What can be typed: to end a mentorship, to read one's own notes, and for owners to name who hears of trouble.</summary>
internal sealed class CommandTests
{
    private PairingDesk desk = null!;

    [SetUp]
    public async Task Start()
    {
        desk = await PairingDesk.StartAsync();
        await Bot.ExecuteAsync(
            "insert into role_grant (team_id, user_id, role, granted_by, granted_at) values (@TeamId, @UserId, 'owner', 'operator', @Now)",
            new { Bot.Priya.Workspace.TeamId, Bot.Priya.UserId, Bot.Now });
    }

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private TestBot Bot => desk.Bot;

    private static async Task<string> SayAsync(PersonHands person, string command) => PairingDesk.All((await person.CommandAsync(command)).Ephemeral!);

    [Test]
    public async Task A_mentorship_is_ended_by_command()
    {
        var id = await desk.BeginAsync();

        await Bot.Ben.CommandAsync("/mentor end");
        Assert.That(PairingDesk.Modal(Bot.Ben), Does.Contain("With Anna Lindqvist").And.Contain("Nobody is told who ended it"));
        PairingDesk.IsOk(await desk.SubmitAsync(Bot.Ben, ("mentorship_which", "radio_buttons", "selected_option", PairingDesk.Option($"{id}"))));

        Assert.That(await Bot.ScalarAsync<bool>("select ended_at is not null from mentorship"), Is.True);
        await Bot.Ben.CommandAsync("/mentor end");
        Assert.That(PairingDesk.Modal(Bot.Ben), Does.Contain("You have no mentorship that could be ended."));
    }

    [Test]
    public async Task Nobody_ends_what_they_take_no_part_in()
    {
        var theirs = await desk.BeginAsync();
        await desk.BeginAsync(mentors: [Bot.Maria], mentees: [Bot.Erik]);

        await Bot.Erik.CommandAsync("/mentor end");
        await desk.SubmitAsync(Bot.Erik, ("mentorship_which", "radio_buttons", "selected_option", PairingDesk.Option($"{theirs}")));

        Assert.That(await Bot.ScalarAsync<long>("select count(*) from mentorship where ended_at is not null"), Is.Zero);
    }

    [Test]
    public async Task Everybody_reads_their_own_notes_alone()
    {
        await desk.BeginAsync();
        await desk.MeetAsync();
        await desk.ClickAsync(Bot.Anna, await desk.FindAsync("Write a note"), "Write a note");
        await desk.SubmitAsync(Bot.Anna, ("meet_note", "plain_text_input", "value", "Breathe first"), ("meet_share", "checkboxes", "selected_options", new System.Text.Json.Nodes.JsonArray(PairingDesk.Option("yes"))));

        await Bot.Anna.CommandAsync("/mentor notes");
        await Bot.Ben.CommandAsync("/mentor notes");

        Assert.That(PairingDesk.Modal(Bot.Anna), Does.Contain("Breathe first").And.Contain("shared"));
        Assert.That(PairingDesk.Modal(Bot.Ben), Does.Contain("You have written no note yet").And.Not.Contain("Breathe first"));
    }

    [Test]
    public async Task An_owner_names_who_hears_of_trouble_and_takes_it_back()
    {
        Assert.That(await SayAsync(Bot.Priya, "/mentor contact"), Does.Contain("Nobody is named"));
        Assert.That(await SayAsync(Bot.Priya, $"/mentor contact <@{Bot.Erik.UserId}|erik>"), Does.Contain($"<@{Bot.Erik.UserId}> alone hears of it"));
        await desk.BeginAsync();
        await desk.ClickAsync(Bot.Anna, (await desk.SaidAsync())[0], "Something is wrong");
        Assert.That(PairingDesk.Modal(Bot.Anna), Does.Contain($"goes to <@{Bot.Erik.UserId}> alone"));

        Assert.That(await SayAsync(Bot.Priya, "/mentor contact off"), Does.Contain("Nobody is named"));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from mentor_contact"), Is.Zero);
    }

    [TestCase("/mentor contact erik", "Name one person, with an @")]
    [TestCase("/mentor contact <@U0PGLEARNBOT|learning>", "asking Slack now")]
    public async Task Who_cannot_be_named_is_said(string command, string words)
    {
        Assert.That(await SayAsync(Bot.Priya, command), Does.Contain(words));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from mentor_contact"), Is.Zero);
    }

    [Test]
    public async Task Only_owners_name_somebody()
    {
        await Bot.Anna.CommandAsync($"/mentor contact <@{Bot.Erik.UserId}|erik>");

        Assert.That(await Bot.ScalarAsync<long>("select count(*) from mentor_contact"), Is.Zero);
    }
}
