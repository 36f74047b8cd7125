using NUnit.Framework;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Features.Talks;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Gatherings;

/// <summary>Words say what changed, and not more.</summary>
internal sealed class ChangeTests
{
    private const string Thursday = "2026-11-26T15:00:00Z";

    private TalkRoom room = null!;

    [SetUp]
    public async Task Open()
    {
        room = await TalkRoom.OpenAsync();
        await room.PlannedAsync(Bot.Ben, "How we deploy");
        await room.ComeAsync(Bot.Anna);
    }

    [TearDown]
    public async Task Close() => await room.DisposeAsync();

    private TestBot Bot => room.Bot;

    [Test]
    public async Task Another_room_is_a_change_and_no_move()
    {
        await room.PlanAsync(Bot.Priya, Thursday, place: "Room 5");
        await Bot.TickAsync();

        Assert.That((GatheringRoom.Count(Bot.Anna, "*Changed:*"), GatheringRoom.Count(Bot.Anna, "*Moved:*")), Is.EqualTo((1, 0)));
        Assert.That((GatheringRoom.Count(Bot.Ben, "*Changed:*"), GatheringRoom.Count(Bot.Ben, "*Moved:*")), Is.EqualTo((1, 0)));
        Assert.That(LessonDesk.All(room.Board()), Does.Contain("Room 5").And.Not.Contain("(moved)"));
    }

    [Test]
    public async Task Another_hour_is_a_move()
    {
        await room.PlanAsync(Bot.Priya, "2026-11-26T16:00:00Z");
        await Bot.TickAsync();

        Assert.That((GatheringRoom.Count(Bot.Anna, "*Changed:*"), GatheringRoom.Count(Bot.Anna, "*Moved:*")), Is.EqualTo((0, 1)));
        Assert.That(LessonDesk.All(room.Board()), Does.Contain("(moved)"));
    }

    [Test]
    public async Task A_move_says_from_when()
    {
        await room.PlanAsync(Bot.Priya, "2026-11-27T16:00:00Z");

        foreach (var person in new[] { Bot.Anna, Bot.Ben })
        {
            Assert.That(TalkRoom.Words(person), Does.Contain("(before: <!date").And.Contain("|Thursday 26 November, 15:00 UTC>)"));
        }
    }

    [Test]
    public async Task Of_two_moves_of_which_one_was_never_told_the_word_names_the_time_they_knew()
    {
        await Bot.TurnToAsync("2026-11-23T19:30:00Z"); // evening in Stockholm
        await room.PlanAsync(Bot.Priya, "2026-11-27T16:00:00Z");
        await room.PlanAsync(Bot.Priya, "2026-11-30T16:00:00Z");
        await Bot.TurnToAsync("2026-11-24T07:00:00Z");

        Assert.That(GatheringRoom.Count(Bot.Anna, "*Moved:*"), Is.EqualTo(1));
        Assert.That(TalkRoom.Words(Bot.Anna), Does.Contain("|Thursday 26 November, 15:00 UTC>)").And.Not.Contain("Friday 27 November"));
    }

    [Test]
    public async Task Whoever_leaves_a_seat_reads_that_it_stays_in_the_calendar()
    {
        await room.StayAsync(Bot.Anna);
        await room.ComeAsync(Bot.Erik);
        await Bot.Erik.ClickAsync(Bot.Erik.Messages().Last(message => LessonDesk.All(message).Contains("*You have a seat:*", StringComparison.Ordinal)), "I can't come");

        Assert.That(Remark(Bot.Anna), Does.Contain("you do not come. If you put it into your calendar, it stays there until you take it out yourself."));
        Assert.That(TalkRoom.Words(Bot.Erik), Does.Contain("it stays there until you take it out yourself"));
        Assert.That(TalkRoom.Calendars(Bot.Anna), Has.Count.EqualTo(1), "no file takes it out");

        static string Remark(SlackLearningBot.Playground.Control.PersonHands person) =>
            LessonDesk.All(person.Messages(SlackLearningBot.Playground.Demo.DemoWorkspace.LearningChannel).Last(message => message.EphemeralTo is not null));
    }

    [Test]
    public async Task Called_off_says_that_people_are_told_not_that_they_were()
    {
        await room.CallOffAsync(Bot.Priya);
        await Bot.TickAsync();

        Assert.That(LessonDesk.All(room.Board()), Does.Contain("is told").And.Not.Contain("has been told"));
    }
}
