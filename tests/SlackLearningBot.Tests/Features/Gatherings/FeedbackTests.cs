using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Tests.Features.Talks;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Gatherings;

/// <summary>What is told to the speaker, and how long it is kept.</summary>
internal sealed class FeedbackTests
{
    private TalkRoom room = null!;

    [SetUp]
    public async Task Open()
    {
        room = await TalkRoom.OpenAsync();
        await room.PlannedAsync(Bot.Ben, "How we deploy");
        await room.ComeAsync(Bot.Anna);
        await Bot.TurnToAsync("2026-11-26T15:46:00Z");
    }

    [TearDown]
    public async Task Close() => await room.DisposeAsync();

    private TestBot Bot => room.Bot;

    [Test]
    public async Task Said_twice_the_second_takes_the_place_of_the_first()
    {
        await TellAsync(Bot.Erik, "The demo helped me most.");
        await TellAsync(Bot.Erik, "The slides helped me most.");

        Assert.That(await Bot.QueryAsync<string>("select words from gathering_feedback"), Is.EqualTo(new[] { "The slides helped me most." }));
        Assert.That(GatheringRoom.Count(Bot.Ben, "tells you about"), Is.EqualTo(1));
        Assert.That(TalkRoom.Words(Bot.Ben), Does.Contain("The slides helped").And.Not.Contain("The demo helped"));
    }

    [Test]
    public async Task Signs_that_turn_the_direction_are_left_out()
    {
        await TellAsync(Bot.Erik, "It was \u202Edoog");

        Assert.That(await Bot.ScalarAsync<string>("select words from gathering_feedback"), Is.EqualTo("It was doog"));
    }

    [Test]
    public async Task In_a_title_and_a_place_too()
    {
        await room.ProposeAsync(Bot.Anna, "How we \u202Etset");
        await room.PlanAsync(Bot.Priya, "2026-12-03T15:00:00Z", place: "Room \u202E4");

        Assert.That(await Bot.QueryAsync<string>("select title || ', ' || place from gathering where state = 'planned'"), Is.EqualTo(new[] { "How we tset, Room 4" }));
    }

    [Test]
    public async Task Half_a_year_later_only_the_numbers_are_left()
    {
        await Bot.Anna.ClickAsync(room.Boards()[1], "I was there");
        await TellAsync(Bot.Erik, "The demo helped me most.");

        await Bot.TurnToAsync("2027-05-20T10:00:00Z");
        Assert.That(await LeftAsync(), Is.EqualTo((1L, 1L)), "not yet");
        await Bot.TurnToAsync("2027-05-26T10:00:00Z");

        Assert.That(await LeftAsync(), Is.EqualTo((0L, 0L)));
        Assert.That(await Bot.QueryAsync<string>("select past_coming || ' ' || past_attended from gathering"), Is.EqualTo(new[] { "1 1" }));
        await Bot.Anna.ClickAsync(room.Boards()[1], "I was there");
        Assert.That(await LeftAsync(), Is.EqualTo((0L, 0L)), "Anna is counted already");
    }

    private async Task<(long Places, long Feedback)> LeftAsync() =>
        (await Bot.ScalarAsync<long>("select count(*) from gathering_place"), await Bot.ScalarAsync<long>("select count(*) from gathering_feedback"));

    private async Task TellAsync(PersonHands person, string words)
    {
        await person.ClickAsync(room.Boards()[1], "Tell the speakers something");
        var result = await person.SubmitAsync(new JsonObject { ["gathering_feedback"] = new JsonObject { ["gathering_feedback"] = TalkRoom.Typed(words) } });
        Assert.That(result.Ok, Is.True, $"{result.Message} {result.Errors}");
        await Bot.SettleAsync();
    }
}
