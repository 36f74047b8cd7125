using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Tests.Features.Talks;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Gatherings;

/// <summary>Speakers change, and each hears what is theirs to know.</summary>
internal sealed class HostTests
{
    private TalkRoom room = null!;

    [SetUp]
    public async Task Open() => room = await TalkRoom.OpenAsync();

    [TearDown]
    public async Task Close() => await room.DisposeAsync();

    private TestBot Bot => room.Bot;

    [Test]
    public async Task Whoever_speaks_only_since_it_was_moved_hears_its_date()
    {
        await room.PlannedAsync(Bot.Ben, "How we deploy");
        await room.PlanAsync(Bot.Priya, "2026-11-27T15:00:00Z");

        await SpeakersAsync(Bot.Ben, Bot.Ben, Bot.Erik);

        Assert.That((GatheringRoom.Count(Bot.Erik, "*It has a date:*"), GatheringRoom.Count(Bot.Erik, "*Moved:*")), Is.EqualTo((1, 0)));
        Assert.That(TalkRoom.Calendars(Bot.Erik).Single(), Does.Contain("DTSTART:20261127T150000Z"));
        Assert.That((GatheringRoom.Count(Bot.Ben, "*It has a date:*"), GatheringRoom.Count(Bot.Ben, "*Moved:*")), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Whoever_does_not_speak_any_more_hears_it_once_and_can_take_it_out_of_the_calendar()
    {
        await room.PlannedAsync(Bot.Ben, "How we deploy");

        await SpeakersAsync(Bot.Ben, Bot.Erik);
        await Bot.TickAsync();
        await Bot.TurnToAsync("2026-11-26T14:50:00Z");

        Assert.That(GatheringRoom.Count(Bot.Ben, "is without you now"), Is.EqualTo(1));
        Assert.That(TalkRoom.Calendars(Bot.Ben)[^1], Does.Contain("METHOD:CANCEL"));
        Assert.That(GatheringRoom.Count(Bot.Ben, "It begins soon"), Is.Zero);
        Assert.That(GatheringRoom.Count(Bot.Erik, "It begins soon"), Is.EqualTo(1));
    }

    [Test]
    public async Task Whoever_speaks_again_hears_its_date_again()
    {
        await room.PlannedAsync(Bot.Ben, "How we deploy");
        await SpeakersAsync(Bot.Ben, Bot.Erik);
        await SpeakersAsync(Bot.Erik, Bot.Erik, Bot.Ben);

        Assert.That(GatheringRoom.Count(Bot.Ben, "*It has a date:*"), Is.EqualTo(2));
        Assert.That(TalkRoom.Calendars(Bot.Ben)[^1], Does.Contain("METHOD:PUBLISH"));
    }

    [Test]
    public async Task Whoever_is_named_by_somebody_who_logs_a_talk_hears_of_it()
    {
        await room.LogAsync(Bot.Anna, "Indexes that help", speakers: [Bot.Ben, Bot.Anna]);

        Assert.That(GatheringRoom.Count(Bot.Ben, "is logged as a talk of yours"), Is.EqualTo(1));
        Assert.That(TalkRoom.Words(Bot.Anna), Is.Empty);
    }

    [Test]
    public async Task Whoever_takes_their_talk_back_is_not_told_that_they_did()
    {
        await room.ProposeAsync(Bot.Ben, "How we deploy", speakers: [Bot.Ben, Bot.Erik]);

        await Bot.Ben.ClickAsync(await TalkRoom.OpenCardAsync(Bot.Ben), "Take it back");
        await Bot.SettleAsync();

        Assert.That((GatheringRoom.Count(Bot.Ben, "not going to be planned"), GatheringRoom.Count(Bot.Erik, "not going to be planned")), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task A_speaker_who_calls_it_off_gets_the_file_that_takes_it_out_and_no_word()
    {
        await room.PlannedAsync(Bot.Ben, "How we deploy");

        await room.CallOffAsync(Bot.Ben);

        Assert.That(GatheringRoom.Count(Bot.Ben, "*Called off:*"), Is.Zero);
        Assert.That(TalkRoom.Calendars(Bot.Ben)[^1], Does.Contain("METHOD:CANCEL"));
    }

    private async Task SpeakersAsync(PersonHands person, params PersonHands[] speakers)
    {
        await person.ClickAsync(await TalkRoom.OpenCardAsync(person), "Change what it says");
        await TalkRoom.SendAsync(person, "How we deploy", "", "", speakers);
        await Bot.SettleAsync();
    }
}
