using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Mentorships;

/// <summary>App Home shows what there is, and an end leaves no trace of who wanted it.</summary>
internal sealed class EndTests
{
    private PairingDesk desk = null!;

    [SetUp]
    public async Task Start() => desk = await PairingDesk.StartAsync();

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private TestBot Bot => desk.Bot;

    private static string Home(PersonHands person) => person.Home!.Body.ToJsonString();

    private async Task EndAsync(PersonHands person, Guid id)
    {
        await person.ClickAsync(person.Home!, "End it");
        PairingDesk.IsOk(await desk.SubmitAsync(person, ("mentorship_which", "radio_buttons", "selected_option", PairingDesk.Option($"{id}"))));
    }

    [Test]
    public async Task App_Home_says_with_whom_and_when_and_follows_what_happens()
    {
        await Bot.Anna.OpenHomeAsync();
        await Bot.SettleAsync();
        Assert.That(Home(Bot.Anna), Does.Not.Contain("Your mentorships"));

        await desk.BeginAsync();
        Assert.That(Home(Bot.Anna), Does.Contain("Your mentorships").And.Contain(Bot.Ben.UserId).And.Contain("No meeting is agreed on yet."));
        await desk.ChooseAsync(Bot.Ben);
        Assert.That(Home(Bot.Anna), Does.Contain("You meet").And.Contain("Move it"));

        await Bot.Anna.ClickAsync(Bot.Anna.Home!, "Move it");
        PairingDesk.IsOk(await desk.SubmitTimeAsync(Bot.Anna, "2026-11-27T10:00:00Z"));
        Assert.That(Home(Bot.Anna), Does.Contain($"{TestBot.Instant("2026-11-27T10:00:00Z").ToUnixTimeSeconds()}"));
    }

    [Test]
    public async Task The_end_says_the_same_to_all_and_names_nobody()
    {
        await Bot.Anna.OpenHomeAsync();
        var id = await desk.BeginAsync();
        await desk.ChooseAsync();

        await EndAsync(Bot.Anna, id);

        Assert.That(await desk.CountAsync("*This mentorship has come to its end.*"), Is.EqualTo(1));
        Assert.That(PairingDesk.All(await desk.FindAsync("*This mentorship has come to its end.*")), Does.Not.Contain("<@"));
        Assert.That((await desk.CalendarsAsync())[^1], Does.Contain("METHOD:CANCEL"));
        Assert.That(Home(Bot.Anna), Does.Not.Contain("Your mentorships"));
        Assert.That(await Bot.QueryAsync<string>("select to_jsonb(m)::text from mentorship m"), Has.None.Contain(Bot.Anna.UserId));
        Assert.That(PairingDesk.Told(Bot.Ben, "How useful"), Is.Zero, "they never met");
    }

    [Test]
    public async Task Nothing_comes_after_the_end()
    {
        await Bot.Anna.OpenHomeAsync();
        var id = await desk.BeginAsync();
        await desk.ChooseAsync();
        await EndAsync(Bot.Anna, id);
        var before = (await desk.SaidAsync()).Count;

        await desk.EveryDayUntilAsync("2026-12-20T12:00:00Z");

        Assert.That((await desk.SaidAsync()).Count, Is.EqualTo(before));
        Assert.That(Bot.Ben.Messages(), Is.Empty);
    }

    [Test]
    public async Task Who_leaves_a_group_leaves_it_quietly()
    {
        await Bot.Erik.OpenHomeAsync();
        var id = await desk.BeginAsync("group", mentees: [Bot.Anna, Bot.Erik]);
        var before = (await desk.SaidAsync()).Count;

        await EndAsync(Bot.Erik, id);

        Assert.That(await Bot.ScalarAsync<bool>("select ended_at is null from mentorship"), Is.True);
        Assert.That((await desk.SaidAsync()).Count, Is.EqualTo(before));
        await desk.ClickAsync(Bot.Erik, (await desk.SaidAsync())[0], "I agree");
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from mentorship_member where agreed_at is not null"), Is.Zero);
        await Bot.Anna.OpenHomeAsync();
        await Bot.SettleAsync();
        await EndAsync(Bot.Anna, id);
        Assert.That(await Bot.ScalarAsync<bool>("select ended_at is not null from mentorship"), Is.True, "nobody is left to mentor");
    }

    [Test]
    public async Task Whoever_is_erased_ends_it_like_everybody_else_and_leaves_no_word()
    {
        await desk.BeginAsync();
        await desk.MeetAsync();
        await Bot.ExecuteAsync("insert into meet_note (team_id, meet_up_id, user_id, note, shared, written_at) select team_id, meet_up_id, @UserId, 'Mine', true, @Now from meet_up", new { Bot.Anna.UserId, Bot.Now });

        await Bot.Anna.CommandAsync("/learn data erase");
        PairingDesk.IsOk(await Bot.Anna.SubmitAsync(new JsonObject { ["data.erase.word"] = new JsonObject { ["data.erase.word"] = new JsonObject { ["type"] = "plain_text_input", ["value"] = "ERASE" } } }));
        await Bot.SettleAsync();

        Assert.That(PairingDesk.All((await desk.SaidAsync())[^1]), Does.Contain("*This mentorship has come to its end.* You met once.").And.Not.Contain("<@"));
        Assert.That(await Bot.ScalarAsync<bool>("select ended_at is not null from mentorship"), Is.True);
        Assert.That(await Bot.QueryAsync<string>("select user_id from mentorship_member union all select user_id from meet_note"), Is.EqualTo(new[] { Bot.Ben.UserId }));
        Assert.That(await Bot.ScalarAsync<string>("select goal from mentorship_member"), Is.Empty);
    }
}
