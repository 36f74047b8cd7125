using NUnit.Framework;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Mentorships;

/// <summary>Whoever reported that something is wrong does not wait for help that nobody knows of.</summary>
internal sealed class ReportLostTests
{
    private const string Lost = "*nobody has read it*";

    private FaultyNetwork network = null!;
    private PairingDesk desk = null!;

    [SetUp]
    public async Task Start()
    {
        network = new FaultyNetwork();
        desk = await PairingDesk.StartAsync(services: network.Use);
        await Bot.ExecuteAsync("insert into mentor_contact (team_id, user_id, named_at) values (@TeamId, @UserId, @Now)", new { TeamId = DemoWorkspace.Team, Bot.Erik.UserId, Bot.Now });
        await desk.BeginAsync();
        await desk.ClickAsync(Bot.Anna, (await desk.SaidAsync())[0], "Something is wrong");
    }

    [TearDown]
    public async Task Stop()
    {
        await desk.DisposeAsync();
        network.Dispose();
    }

    private TestBot Bot => desk.Bot;

    private async Task ReportAsync()
    {
        PairingDesk.IsOk(await desk.SubmitAsync(Bot.Anna, ("mentorship_report", "plain_text_input", "value", "He shouts at me")));
        await Bot.SettleAsync();
    }

    private Task<long> OpenAsync() => Bot.ScalarAsync<long>("select count(*) from mentorship_report where told_id is not null");

    [Test]
    public async Task When_Slack_refuses_the_named_person_the_writer_is_told_once()
    {
        network.Answer("chat.postMessage", 200, """{"ok":false,"error":"user_disabled"}""");
        await ReportAsync();

        await Bot.TurnToAsync(Bot.Now.AddMinutes(2).ToString("O"));
        await Bot.TurnToAsync(Bot.Now.AddDays(2).ToString("O"));

        Assert.That(PairingDesk.Told(Bot.Anna, Lost), Is.EqualTo(1));
        Assert.That((PairingDesk.Told(Bot.Erik, "He shouts at me"), PairingDesk.Told(Bot.Ben, "shouts"), await OpenAsync()), Is.EqualTo((0, 0, 0)));
    }

    [Test]
    public async Task When_it_came_nobody_hears_more()
    {
        await ReportAsync();
        Assert.That((PairingDesk.Told(Bot.Erik, "He shouts at me"), await OpenAsync()), Is.EqualTo((1, 1)));

        await Bot.TurnToAsync(Bot.Now.AddMinutes(2).ToString("O"));
        await Bot.ExecuteAsync("delete from delivery where kind = 'mentorship.report'"); // as after its retention
        await Bot.TurnToAsync(Bot.Now.AddDays(2).ToString("O"));

        Assert.That((PairingDesk.Told(Bot.Anna, Lost), await OpenAsync()), Is.EqualTo((0, 0)));
    }

    [TestCase(23, 0, 2)]
    [TestCase(25, 1, 1)]
    public async Task What_waits_for_a_day_does_not_come_any_more_and_that_is_said(int hours, int told, int came)
    {
        await ReportAsync();
        await Bot.ExecuteAsync("update delivery set state = 'waiting', finished_at = null, due_at = @Late, ts = null, channel = null where kind = 'mentorship.report'", new { Late = Bot.Now.AddHours(22) });

        await Bot.TurnToAsync(Bot.Now.AddHours(hours).ToString("O"));
        await Bot.TurnToAsync(Bot.Now.AddMinutes(2).ToString("O"));

        Assert.That((PairingDesk.Told(Bot.Anna, Lost), PairingDesk.Told(Bot.Erik, "He shouts at me")), Is.EqualTo((told, came)));
    }

    [Test]
    public async Task When_the_named_person_is_erased_before_they_read_it_the_writer_is_told()
    {
        await ReportAsync();
        await Bot.ExecuteAsync("update delivery set state = 'waiting', finished_at = null, due_at = @Late, ts = null, channel = null where kind = 'mentorship.report'", new { Late = Bot.Now.AddHours(22) });
        await Bot.Erik.CommandAsync("/learn data erase");
        await Bot.Erik.SubmitAsync(new System.Text.Json.Nodes.JsonObject { ["data.erase.word"] = new System.Text.Json.Nodes.JsonObject { ["data.erase.word"] = Mentors.MentorDesk.Typed("ERASE") } });

        await Bot.TurnToAsync(Bot.Now.AddMinutes(2).ToString("O"));

        Assert.That(PairingDesk.Told(Bot.Anna, Lost), Is.EqualTo(1));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from mentorship_report where told_id = @UserId", new { Bot.Erik.UserId }), Is.Zero);
    }
}
