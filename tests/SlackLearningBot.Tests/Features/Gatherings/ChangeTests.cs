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
    public async Task Called_off_says_that_people_are_told_not_that_they_were()
    {
        await room.CallOffAsync(Bot.Priya);
        await Bot.TickAsync();

        Assert.That(LessonDesk.All(room.Board()), Does.Contain("is told").And.Not.Contain("has been told"));
    }
}
