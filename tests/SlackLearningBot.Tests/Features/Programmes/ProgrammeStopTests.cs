using NUnit.Framework;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Programmes;

/// <summary>"/learn stop" ends programmes as well, also for whoever never learned anything else here.</summary>
internal sealed class ProgrammeStopTests
{
    private static readonly string[] Days = ["2026-11-30", "2026-12-04", "2026-12-08", "2026-12-10", "2026-12-11", "2026-12-14", "2026-12-17", "2026-12-18"];

    private ProgrammeDesk desk = null!;

    [SetUp]
    public async Task Start() => desk = await ProgrammeDesk.StartAsync();

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private TestBot Bot => desk.Bot;

    [TestCase(true)]
    [TestCase(false)]
    public async Task Whoever_says_stop_hears_nothing_more_of_it(bool learns)
    {
        if (learns)
        {
            await desk.Lessons.EnrolAsync(Bot.Anna);
        }

        await desk.ManageAsync(Bot.Erik, Bot.Anna);
        await desk.BeginAsync(Bot.Anna, Bot.Erik);
        await Bot.TickAsync();
        Assert.That(ProgrammeDesk.Count(Bot.Anna, "📅 *Workshop*"), Is.EqualTo(1));
        Assert.That(LessonDesk.All((await Bot.Anna.CommandAsync("/learn stop")).Ephemeral!), Does.Contain("Stopped"));
        var before = Messages();

        await desk.ClickAsync("programme.show");
        await desk.ClickAsync("programme.move");
        await desk.SendAsync(("programme_session", "datetimepicker", "selected_date_time", TestBot.Instant("2026-12-11T13:00:00Z").ToUnixTimeSeconds()), ("programme_place", "plain_text_input", "value", "Room 5"));
        await PassAsync();

        Assert.That(Messages(), Is.EqualTo(before));
        Assert.That(ProgrammeDesk.Count(Bot.Erik, "*Changed:* Workshop"), Is.EqualTo(1), "the others hear of it");
        Assert.That((await desk.StatesAsync(Bot.Erik))[0], Is.EqualTo("goal left_out"), "nor does a manager who said stop");
    }

    [Test]
    public async Task Whoever_says_stop_before_they_are_invited_is_not()
    {
        await desk.BeginAsync(Bot.Anna);
        await Bot.Anna.CommandAsync("/learn stop");
        var before = Messages();

        await Bot.TickAsync();
        await desk.ClickAsync("programme.show");
        await desk.ClickAsync("programme.cancel");
        await PassAsync();

        Assert.That(Messages(), Is.EqualTo(before));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from delivery where kind in ('programme.session', 'programme.starts') and state = 'sent'"), Is.Zero);
    }

    [Test]
    public async Task An_invitation_that_is_on_its_way_is_not_sent_after_a_stop()
    {
        await desk.LiveInAsync(Bot.Anna, "Europe/Stockholm");
        await Bot.TurnToAsync("2026-11-23T22:00:00Z");
        await desk.BeginAsync(Bot.Anna);
        await Bot.TickAsync();
        Assert.That(await Bot.ScalarAsync<string>("select state from delivery where kind = 'programme.hello'"), Is.EqualTo("waiting"), "by night");

        await Bot.Anna.CommandAsync("/learn stop");
        await PassAsync();

        Assert.That(ProgrammeDesk.Count(Bot.Anna, "Workshop"), Is.Zero);
    }

    /// <summary>An older copy of the program, which runs during a change of version, ends nobody's part in a group.</summary>
    [TestCase(true)]
    [TestCase(false)]
    public async Task A_first_word_that_cannot_wait_for_another_day_does_not_come_after_a_stop(bool leaves)
    {
        await desk.LiveInAsync(Bot.Anna, "Europe/Stockholm");
        await Bot.TurnToAsync("2026-11-23T22:00:00Z");
        await desk.ChooseAsync([Bot.Anna], session: "2026-11-25T13:00:00Z");
        await desk.ClickAsync("programme.ask");
        await Bot.TickAsync();
        Assert.That(await Bot.ScalarAsync<string>("select state || ' ' || class from delivery where kind = 'programme.hello'"), Is.EqualTo("waiting 1"), "an appointment, by night");

        if (leaves)
        {
            await Bot.Anna.CommandAsync("/learn stop");
        }
        else
        {
            await Bot.ExecuteAsync("insert into contact (team_id, user_id, silent_until) values (@TeamId, @UserId, 'infinity') on conflict (team_id, user_id) do update set silent_until = 'infinity'", TestBot.Key(Bot.Anna));
        }

        var before = Messages();
        await Bot.TurnToAsync("2026-11-24T09:30:00Z");
        await Bot.TurnToAsync("2026-11-25T12:50:00Z");
        await Bot.TurnToAsync("2026-11-26T09:30:00Z");

        Assert.That(Messages(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_channel_is_not_for_whoever_said_stop()
    {
        await Bot.TurnToAsync("2026-11-23T22:00:00Z");
        await desk.ChooseAsync([Bot.Anna, Bot.Erik], own: "private");
        await desk.ClickAsync("programme.ask");
        await Bot.TickAsync();
        await Bot.Anna.CommandAsync("/learn stop");

        await Bot.TurnToAsync("2026-11-24T09:30:00Z");

        var channel = Bot.Anna.Workspace.Conversations.FindByName("sql-for-analysts-2026-12-10")!;
        Assert.That((channel.Has(Bot.Erik.UserId), channel.Has(Bot.Anna.UserId)), Is.EqualTo((true, false)));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from programme_member where channel_at is not null"), Is.Zero, "and nobody looks for them each minute");
    }

    private int Messages() => Bot.Anna.Messages().Count(message => message.EphemeralTo is null);

    private async Task PassAsync()
    {
        foreach (var day in Days)
        {
            await Bot.TurnToAsync(day + "T09:30:00Z");
        }
    }
}
