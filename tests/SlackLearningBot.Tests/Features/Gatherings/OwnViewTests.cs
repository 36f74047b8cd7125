using NUnit.Framework;
using SlackLearningBot.Tests.Features.Sessions;
using SlackLearningBot.Tests.Features.Talks;

namespace SlackLearningBot.Tests.Features.Gatherings;

/// <summary>Who holds something sees it otherwise than who comes.</summary>
internal sealed class OwnViewTests
{
    [Test]
    public async Task Its_speaker_is_reminded_with_how_many_come_and_wait()
    {
        await using var room = await TalkRoom.OpenAsync();
        await room.PlannedAsync(room.Bot.Ben, "How we deploy", seats: 1);
        await room.ComeAsync(room.Bot.Anna);
        await room.ComeAsync(room.Bot.Erik);

        await room.Bot.TurnToAsync("2026-11-25T15:00:00Z");

        Assert.That(TalkRoom.Words(room.Bot.Ben), Does.Contain("1 person comes, all seats are taken, and 1 person waits for one.").And.Not.Contain("Whoever says"));
    }

    [Test]
    public async Task A_talks_card_says_where_it_will_be_and_asks_its_speaker_nothing_afterwards()
    {
        await using var room = await TalkRoom.OpenAsync();
        await room.PlannedAsync(room.Bot.Ben, "How we deploy");
        await TalkRoom.OpenCardAsync(room.Bot.Anna, "/talk list");
        Assert.That(TalkRoom.Dialog(room.Bot.Anna), Does.Contain("45 minutes · Room 4"));

        await room.Bot.TurnToAsync("2026-11-26T15:46:00Z");
        await TalkRoom.OpenCardAsync(room.Bot.Anna, "/talk list");
        await TalkRoom.OpenCardAsync(room.Bot.Ben, "/talk list");

        Assert.That(TalkRoom.Dialog(room.Bot.Anna), Does.Contain("I was there").And.Contain("Tell the speakers something"));
        Assert.That(TalkRoom.Dialog(room.Bot.Ben), Does.Not.Contain("I was there").And.Not.Contain("Tell the speakers something"));
    }

    [Test]
    public async Task A_talks_card_says_how_many_come_and_what_one_has_said_oneself()
    {
        await using var room = await TalkRoom.OpenAsync();
        await room.PlannedAsync(room.Bot.Ben, "How we deploy", seats: 1);
        Assert.That(await CardAsync(room.Bot.Erik), Does.Contain("0 of 1 seat is taken").And.Contain("I'm coming").And.Not.Contain("I can't come"));
        await room.ComeAsync(room.Bot.Anna);
        await room.ComeAsync(room.Bot.Erik);

        Assert.That(await CardAsync(room.Bot.Anna), Does.Contain("1 of 1 seat is taken, 1 person waits · *You have a seat.*").And.Contain("I can't come").And.Not.Contain("I'm coming"));
        Assert.That(await CardAsync(room.Bot.Erik), Does.Contain("*You are on the waiting list.*"));
        Assert.That(await CardAsync(room.Bot.Ben), Does.Contain("1 of 1 seat is taken").And.Not.Contain("I'm coming"), "whoever speaks is there anyway");

        await room.Bot.TurnToAsync("2026-11-26T15:46:00Z");
        await room.Bot.Anna.ClickAsync(room.Boards()[1], "I was there");
        Assert.That(await CardAsync(room.Bot.Anna), Does.Contain("*You were there.*").And.Not.Contain("I was there"));

        static async Task<string> CardAsync(SlackLearningBot.Playground.Control.PersonHands person)
        {
            await TalkRoom.OpenCardAsync(person, "/talk list");
            return TalkRoom.Dialog(person);
        }
    }

    [Test]
    public async Task A_sessions_card_asks_nobody_who_said_so_or_taught_it_whether_they_were_there()
    {
        await using var room = await SessionRoom.OpenAsync();
        await room.PlannedAsync();
        await room.Bot.TurnToAsync("2026-12-01T11:31:00Z");
        await room.Bot.Anna.ClickAsync(room.Boards()[1], "I was there");
        foreach (var person in new[] { room.Bot.Anna, room.Bot.Ben, room.Bot.Erik })
        {
            await SessionRoom.CardAsync(person);
        }

        Assert.That(TalkRoom.Dialog(room.Bot.Anna), Does.Contain("You were there").And.Not.Contain("I was there").And.Contain("Tell the trainers something"));
        Assert.That(TalkRoom.Dialog(room.Bot.Ben), Does.Not.Contain("I was there").And.Not.Contain("Tell the trainers something").And.Contain("Who was there"));
        Assert.That(TalkRoom.Dialog(room.Bot.Erik), Does.Contain("I was there"));
    }
}
