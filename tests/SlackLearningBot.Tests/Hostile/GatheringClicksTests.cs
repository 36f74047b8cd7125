using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Blocks;
using SlackLearningBot.Tests.Edge;
using SlackLearningBot.Tests.Features.Gatherings;
using SlackLearningBot.Tests.Features.Talks;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Hostile;

/// <summary>Clicks on talks at once, too early and from elsewhere, as no client of Slack would send them.</summary>
internal sealed class GatheringClicksTests
{
    private TalkRoom room = null!;
    private Guid talk;

    [SetUp]
    public async Task Open()
    {
        room = await TalkRoom.OpenAsync();
        await room.PlannedAsync(Bot.Ben, "How we deploy", seats: 1);
        talk = await Bot.ScalarAsync<Guid>("select gathering_id from gathering");
    }

    [TearDown]
    public async Task Close() => await room.DisposeAsync();

    private TestBot Bot => room.Bot;

    [Test]
    public async Task The_last_seat_is_one_persons()
    {
        var ts = room.Board().Ts;
        SlackRequest[] clicks = [.. new[] { Bot.Anna, Bot.Erik, Bot.Maria, Bot.Kenji }.Select(one => HostileDesk.Click(one, ts, Button(GatheringButtons.ComeName)))];

        var answers = await Task.WhenAll(clicks.Select(click => click.SendAsync(Bot)));
        await Bot.SettleAsync();

        Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(200));
        Assert.That(await room.SeatsAsync(), Has.Count.EqualTo(1));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from gathering_place where answer = 'waiting'"), Is.EqualTo(3));
    }

    [TestCase(GatheringButtons.AttendedName)]
    [TestCase(GatheringButtons.MissedName)]
    public async Task Before_it_is_over_nobody_was_there_and_nobody_missed_it(string name)
    {
        await room.ComeAsync(Bot.Anna);

        await HostileDesk.Click(Bot.Anna, room.Board().Ts, Button(name)).SendAsync(Bot);

        Assert.That(await Bot.ScalarAsync<long>("select count(*) from gathering_place where attended_at is not null or answer <> 'yes'"), Is.Zero);
    }

    [Test]
    public async Task Before_it_is_over_nobody_tells_the_speaker_what_it_was_like()
    {
        await FeedbackAsync();

        Assert.That(await Bot.ScalarAsync<long>("select count(*) from gathering_feedback"), Is.Zero);
        Assert.That(GatheringRoom.Count(Bot.Ben, "tells you about"), Is.Zero);
    }

    [TestCase(GatheringButtons.ComeName)]
    [TestCase(GatheringButtons.AttendedName)]
    [TestCase(GatheringButtons.MissedName)]
    public async Task Somebody_of_another_workspace_changes_nothing(string name)
    {
        var cleo = await Bot.AddCleoAsync();
        await Bot.TurnToAsync(name == GatheringButtons.ComeName ? TalkRoom.Monday : "2026-11-26T15:46:00Z");

        await HostileDesk.Click(cleo, room.Board().Ts, Button(name)).SendAsync(Bot);

        Assert.That(await Bot.ScalarAsync<long>("select count(*) from gathering_place"), Is.Zero);
    }

    private async Task FeedbackAsync()
    {
        var state = new JsonObject { ["gathering_feedback"] = new JsonObject { ["gathering_feedback"] = TalkRoom.Typed("The demo helped me most.") } };
        await HostileDesk.Submission(Bot.Erik, "gathering.feedback_form", state, GatheringButtons.Value(talk)).SendAsync(Bot);
        await Bot.SettleAsync();
    }

    private JsonObject Button(string name) => HostileDesk.Button(name, GatheringButtons.Value(talk));
}
