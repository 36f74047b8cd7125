using NUnit.Framework;
using SlackLearningBot.Blocks;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Tests.Harness;
using SlackLearningBot.Tests.Hostile;

namespace SlackLearningBot.Tests.Features.Talks;

/// <summary>Seats when many want them at once, and who was there before it took place.</summary>
internal sealed class SeatTests
{
    private TalkRoom room = null!;

    [SetUp]
    public async Task Open()
    {
        room = await TalkRoom.OpenAsync();
        await room.PlannedAsync(Bot.Ben, "How we deploy", seats: 1);
    }

    [TearDown]
    public async Task Close() => await room.DisposeAsync();

    private TestBot Bot => room.Bot;

    [Test]
    public async Task The_last_seat_is_given_once_to_many_who_want_it_at_the_same_moment()
    {
        PersonHands[] people = [Bot.Anna, Bot.Erik, Bot.Maria, Bot.Kenji, Bot.Priya];
        var board = room.Board();

        await Task.WhenAll(people.Select(one => one.ClickAsync(board, "I'm coming")));
        await Bot.SettleAsync();

        Assert.That(
            await Bot.QueryAsync<string>("select answer || ' ' || count(*) from gathering_place group by answer order by answer"), Is.EqualTo(new[] { "waiting 4", "yes 1" }));
    }

    [Test]
    public async Task Nobody_was_at_a_talk_that_is_still_to_come()
    {
        var button = GatheringButtons.Attended(await Bot.ScalarAsync<Guid>("select gathering_id from gathering"));

        await HostileDesk.Click(Bot.Erik, room.Board().Ts, HostileDesk.Button(button.ActionId, button.Value)).SendAsync(Bot);
        Assert.That(await AttendedAsync(), Is.Zero);
        await Bot.TurnToAsync("2026-11-26T15:46:00Z");
        await HostileDesk.Click(Bot.Erik, room.Board().Ts, HostileDesk.Button(button.ActionId, button.Value)).SendAsync(Bot);

        Assert.That(await AttendedAsync(), Is.EqualTo(1), "the request is a good one");
    }

    private Task<long> AttendedAsync() => Bot.ScalarAsync<long>("select count(*) from gathering_place where attended_at is not null");
}
