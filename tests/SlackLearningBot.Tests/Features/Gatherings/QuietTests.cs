using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Tests.Features.Talks;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Gatherings;

/// <summary>Quiet hours hold what can wait, and nothing that would come too late. Anna's end at eight in Stockholm, which is seven in UTC.</summary>
internal sealed class QuietTests
{
    private TalkRoom room = null!;

    [SetUp]
    public async Task Open() => room = await TalkRoom.OpenAsync();

    [TearDown]
    public async Task Close() => await room.DisposeAsync();

    private TestBot Bot => room.Bot;

    [Test]
    public async Task Moved_in_the_evening_reaches_who_would_come_before_the_morning_it_was_planned_for()
    {
        await room.PlannedForAsync("2026-11-24T06:45:00Z");
        await room.ComeAsync(Bot.Anna);
        await Bot.TurnToAsync("2026-11-23T19:30:00Z");

        await room.PlanAsync(Bot.Priya, "2026-12-01T15:00:00Z");

        Assert.That(GatheringRoom.Count(Bot.Anna, "*Moved:*"), Is.EqualTo(1));
    }

    [Test]
    public async Task Moved_in_the_evening_waits_for_the_morning_when_that_is_early_enough()
    {
        await room.PlannedForAsync("2026-11-26T15:00:00Z");
        await room.ComeAsync(Bot.Anna);
        await Bot.TurnToAsync("2026-11-23T19:30:00Z");

        await room.PlanAsync(Bot.Priya, "2026-12-01T15:00:00Z");
        Assert.That(GatheringRoom.Count(Bot.Anna, "*Moved:*"), Is.Zero);
        Assert.That(TalkRoom.Calendars(Bot.Anna), Has.Count.EqualTo(1), "no file without its sentence");
        await Bot.TurnToAsync("2026-11-24T07:00:00Z");

        Assert.That(GatheringRoom.Count(Bot.Anna, "*Moved:*"), Is.EqualTo(1));
        Assert.That(TalkRoom.Calendars(Bot.Anna), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Called_off_shortly_before_it_begins_is_told_before_it_begins()
    {
        await room.PlannedForAsync("2026-11-24T06:30:00Z");
        await room.ComeAsync(Bot.Anna);
        await Bot.TurnToAsync("2026-11-24T06:10:00Z");

        await room.CallOffAsync(Bot.Priya);

        Assert.That(GatheringRoom.Count(Bot.Anna, "*Called off:*"), Is.EqualTo(1));
    }

    [Test]
    public async Task Called_off_at_night_reaches_who_would_come_though_no_hour_of_the_day_between_is_theirs()
    {
        await room.PlannedForAsync("2026-11-29T10:00:00Z"); // a Sunday
        await room.ComeAsync(Bot.Anna);
        await Bot.ExecuteAsync("update contact set quiet_from = '08:00', quiet_until = '07:59' where user_id = @UserId", new { Bot.Anna.UserId }); // one minute a day is theirs
        await Bot.TurnToAsync("2026-11-28T02:00:00Z"); // Saturday

        await room.CallOffAsync(Bot.Priya);
        Assert.That(GatheringRoom.Count(Bot.Anna, "*Called off:*"), Is.Zero, "it is night");
        await Bot.TurnToAsync("2026-11-28T06:58:00Z"); // nobody came by in their one minute
        await Bot.TurnToAsync("2026-11-29T09:59:00Z");

        Assert.That(GatheringRoom.Count(Bot.Anna, "*Called off:*"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_seat_that_gets_free_in_the_evening_is_told_in_the_morning_with_its_file()
    {
        await room.PlannedForAsync("2026-11-26T15:00:00Z", seats: 1);
        await room.ComeAsync(Bot.Anna);
        await Bot.TurnToAsync("2026-11-23T10:05:00Z");
        await room.ComeAsync(Bot.Erik);
        await Bot.TurnToAsync("2026-11-23T19:30:00Z");

        await room.StayAsync(Bot.Anna);
        Assert.That(await room.SeatsAsync(), Is.EqualTo(new[] { Bot.Erik.UserId }));
        Assert.That((GatheringRoom.Count(Bot.Erik, "*You have a seat:*"), TalkRoom.Calendars(Bot.Erik).Count), Is.EqualTo((0, 0)));
        await Bot.TurnToAsync("2026-11-24T07:00:00Z");

        Assert.That((GatheringRoom.Count(Bot.Erik, "*You have a seat:*"), TalkRoom.Calendars(Bot.Erik).Count), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task What_somebody_tells_the_speaker_in_the_evening_comes_in_the_morning()
    {
        await room.PlannedForAsync("2026-11-26T15:00:00Z");
        await Bot.TurnToAsync("2026-11-26T15:46:00Z");
        await Bot.TurnToAsync("2026-11-26T19:30:00Z");

        await Bot.Erik.ClickAsync(room.Boards()[1], "Tell the speakers something");
        await Bot.Erik.SubmitAsync(new JsonObject { ["gathering_feedback"] = new JsonObject { ["gathering_feedback"] = TalkRoom.Typed("The demo helped me most.") } });
        await Bot.SettleAsync();
        Assert.That(GatheringRoom.Count(Bot.Ben, "tells you about"), Is.Zero);
        await Bot.TurnToAsync("2026-11-27T08:00:00Z");

        Assert.That(GatheringRoom.Count(Bot.Ben, "tells you about"), Is.EqualTo(1));
    }

    [Test]
    public async Task That_a_channel_takes_nothing_is_told_in_the_morning()
    {
        await room.ProposeAsync(Bot.Ben, "How we deploy");
        await Bot.TurnToAsync("2026-11-23T19:30:00Z");

        await room.PlanAsync(Bot.Priya, "2026-11-26T15:00:00Z", channel: DemoWorkspace.GeneralChannel);
        await Bot.TickAsync();
        Assert.That(GatheringRoom.Count(Bot.Priya, "does not take my announcement"), Is.Zero);
        await Bot.TurnToAsync("2026-11-24T08:00:00Z");

        Assert.That(GatheringRoom.Count(Bot.Priya, "does not take my announcement"), Is.EqualTo(1));
    }

    [Test]
    public async Task Telling_everybody_goes_before_whatever_is_only_read()
    {
        await room.PlannedForAsync("2026-11-26T15:00:00Z");
        await room.CallOffAsync(Bot.Priya);

        Assert.That(await Bot.ScalarAsync<bool>("select max(class) < 3 from delivery where kind = 'gathering.tell' and lane = 'read'"), Is.True);
    }
}
