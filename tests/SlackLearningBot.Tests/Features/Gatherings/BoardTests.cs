using NUnit.Framework;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Playground.Faults;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Features.Talks;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Gatherings;

/// <summary>The announcement shows how things are, whatever happened in the minute in which it went out.</summary>
internal sealed class BoardTests
{
    private const string Thursday = "2026-11-26T15:00:00Z";

    private TalkRoom room = null!;

    [SetUp]
    public async Task Open()
    {
        room = await TalkRoom.OpenAsync();
        await room.ProposeAsync(Bot.Ben, "How we deploy");
        await Bot.Anna.InviteAsync(DemoWorkspace.EngineeringChannel, DemoWorkspace.BotUser);
        await room.PlanAsync(Bot.Priya, Thursday);
    }

    [TearDown]
    public async Task Close() => await room.DisposeAsync();

    private TestBot Bot => room.Bot;

    [Test]
    public async Task Called_off_in_that_minute_the_channel_shows_it()
    {
        await room.CallOffAsync(Bot.Priya);
        await Bot.TickAsync();

        Assert.That(LessonDesk.All(room.Board()), Does.Contain("Called off").And.Not.Contain("I'm coming"));
    }

    [Test]
    public async Task Moved_to_another_channel_in_that_minute_the_first_says_where_it_is()
    {
        await room.PlanAsync(Bot.Priya, Thursday, channel: DemoWorkspace.EngineeringChannel);
        await Bot.TickAsync();

        Assert.That(LessonDesk.All(room.Board()), Does.Contain($"is announced in <#{DemoWorkspace.EngineeringChannel}>").And.Not.Contain("I'm coming"));
        Assert.That(Bot.Written(DemoWorkspace.EngineeringChannel).Count(message => LessonDesk.All(message).Contains("I'm coming", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task Moved_to_another_channel_and_back_in_that_minute_each_has_one_message()
    {
        await room.PlanAsync(Bot.Priya, Thursday, channel: DemoWorkspace.EngineeringChannel);
        await room.PlanAsync(Bot.Priya, Thursday);
        await Bot.TickAsync();

        Assert.That(room.Boards(), Has.Count.EqualTo(1));
        Assert.That(LessonDesk.All(room.Board()), Does.Contain("I'm coming"));
        Assert.That(LessonDesk.All(Bot.Written(DemoWorkspace.EngineeringChannel).Single(message => LessonDesk.All(message).Contains("How we deploy", StringComparison.Ordinal))), Does.Contain("is announced in"));
    }

    [Test]
    public async Task A_deleted_announcement_is_told_and_planning_it_again_announces_it_again()
    {
        await Bot.TickAsync();
        foreach (var (person, told, at) in new[] { (Bot.Anna, 1, "2026-11-23T10:00:00Z"), (Bot.Erik, 2, "2026-11-24T10:00:00Z") })
        {
            await Bot.TurnToAsync(at);
            DeleteBoard();
            await person.ClickAsync(await TalkRoom.OpenCardAsync(person, "/talk list"), "I'm coming");
            await Bot.TickAsync();
            Assert.That(GatheringRoom.Count(Bot.Priya, "the message was deleted"), Is.EqualTo(told));

            await room.PlanAsync(Bot.Priya, Thursday);
            await Bot.TickAsync();
            Assert.That(room.Boards(), Has.Count.EqualTo(1));
        }

        Assert.That(LessonDesk.All(room.Board()), Does.Contain("2 people come").And.Contain("I'm coming"));
    }

    [Test]
    public async Task A_channel_that_refused_it_is_tried_again_when_it_is_announced_there_again()
    {
        await room.PlanAsync(Bot.Priya, Thursday, channel: DemoWorkspace.GeneralChannel);
        await Bot.TickAsync();
        Assert.That(GatheringRoom.Count(Bot.Priya, "does not take my announcement"), Is.EqualTo(1));
        await room.PlanAsync(Bot.Priya, Thursday);
        await Bot.TickAsync();
        Assert.That(LessonDesk.All(room.Boards()[^1]), Does.Contain("I'm coming"), "the first of the two says where it was announced next");

        await Bot.Anna.InviteAsync(DemoWorkspace.GeneralChannel, DemoWorkspace.BotUser);
        await room.PlanAsync(Bot.Priya, Thursday, channel: DemoWorkspace.GeneralChannel);
        await Bot.TickAsync();

        Assert.That(Bot.Written(DemoWorkspace.GeneralChannel).Count(message => LessonDesk.All(message).Contains("I'm coming", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(GatheringRoom.Count(Bot.Priya, "does not take my announcement"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_channel_that_was_taken_back_before_anybody_looked_at_it_announces_nothing()
    {
        await Bot.Slack.FaultAsync(new FaultWish("W9") { Variant = "502", At = "conversations.info", Count = null });
        await room.PlanAsync(Bot.Priya, Thursday, channel: DemoWorkspace.EngineeringChannel);
        await Bot.Priya.ClickAsync(await TalkRoom.OpenCardAsync(Bot.Priya, "/talk list"), "talk.plan");
        Assert.That(TalkRoom.Dialog(Bot.Priya), Does.Contain($"\"initial_channel\":\"{DemoWorkspace.EngineeringChannel}\""), "what was chosen stays chosen");

        await room.PlanAsync(Bot.Priya, Thursday, channel: "");
        await LookAsync();

        Assert.That(Announced(), Is.Zero);
        Assert.That(await Bot.ScalarAsync<string>("select coalesce(channel, 'nowhere') from gathering"), Is.EqualTo("nowhere"));
    }

    [Test]
    public async Task A_speaker_who_moves_it_leaves_the_channel_chosen_that_nobody_looked_at_yet()
    {
        await Bot.Slack.FaultAsync(new FaultWish("W9") { Variant = "502", At = "conversations.info", Count = null });
        await room.PlanAsync(Bot.Priya, Thursday, channel: DemoWorkspace.EngineeringChannel);

        await room.PlanAsync(Bot.Ben, "2026-11-26T16:00:00Z");
        await LookAsync();

        Assert.That(Announced(), Is.EqualTo(1));
    }

    private int Announced() => Bot.Written(DemoWorkspace.EngineeringChannel).Count(message => LessonDesk.All(message).Contains("How we deploy", StringComparison.Ordinal));

    private async Task LookAsync()
    {
        Bot.Slack.World.Faults.Clear();
        await Bot.TurnToAsync("2026-11-23T10:30:00Z");
        await Bot.TickAsync();
        Assert.That(await Bot.QueryAsync<string>("select state from delivery where kind = 'gathering.channel'"), Has.None.EqualTo("waiting"));
    }

    private void DeleteBoard()
    {
        lock (Bot.Anna.Workspace.Gate)
        {
            Bot.Anna.Workspace.Channel(DemoWorkspace.LearningChannel).Remove(room.Board());
        }
    }
}
