using NUnit.Framework;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Features.Talks;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Gatherings;

/// <summary>People change their minds.</summary>
internal sealed class AnswerTests
{
    private TalkRoom room = null!;

    [SetUp]
    public async Task Open()
    {
        room = await TalkRoom.OpenAsync();
        await room.PlannedAsync(Bot.Ben, "How we deploy", seats: 1);
        await room.ComeAsync(Bot.Anna);
    }

    [TearDown]
    public async Task Close() => await room.DisposeAsync();

    private TestBot Bot => room.Bot;

    [Test]
    public async Task Yes_no_and_yes_again_brings_the_file_again()
    {
        await Bot.TurnToAsync("2026-11-23T10:05:00Z");
        await room.StayAsync(Bot.Anna);
        await Bot.TurnToAsync("2026-11-23T10:10:00Z");
        await room.ComeAsync(Bot.Anna);

        Assert.That(GatheringRoom.Count(Bot.Anna, "*You have a seat:*"), Is.EqualTo(2));
        Assert.That(TalkRoom.Calendars(Bot.Anna), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task In_the_direct_message_the_answer_takes_the_messages_place_and_comes_once()
    {
        await Bot.TurnToAsync("2026-11-23T10:05:00Z");
        var message = Bot.Anna.Messages().Single(one => LessonDesk.All(one).Contains("*You have a seat:*", StringComparison.Ordinal));
        await Bot.Anna.ClickAsync(message, "I can't come");
        await Bot.SettleAsync();
        await Bot.TurnToAsync("2026-11-23T10:10:00Z");

        await Bot.Anna.ClickAsync(Bot.Anna.Messages().Single(one => one.Ts == message.Ts), "I'm coming");
        await Bot.SettleAsync();

        Assert.That(GatheringRoom.Count(Bot.Anna, "*You have a seat:*"), Is.EqualTo(1));
        Assert.That(TalkRoom.Calendars(Bot.Anna), Has.Count.EqualTo(2), "the file comes again");
    }
}
