using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Talks;

/// <summary>After a talk: thanks, who was there, and what only the speaker hears.</summary>
internal sealed class AfterTests
{
    private const string Over = "2026-11-26T15:46:00Z";

    private TalkRoom room = null!;

    [SetUp]
    public async Task Open()
    {
        room = await TalkRoom.OpenAsync();
        await room.PlannedAsync(Bot.Ben, "How we deploy");
        await room.ComeAsync(Bot.Anna);
        await Bot.TurnToAsync(Over);
    }

    [TearDown]
    public async Task Close() => await room.DisposeAsync();

    private TestBot Bot => room.Bot;

    [Test]
    public async Task The_speaker_is_thanked_in_the_channel_once()
    {
        await Bot.TickAsync();

        Assert.That(room.Boards(), Has.Count.EqualTo(2));
        Assert.That(LessonDesk.All(room.Boards()[1]), Does.Contain("Thank you, <@U0PGBEN0001>").And.Contain("I was there"));
        Assert.That(LessonDesk.All(room.Board()), Does.Contain("is over").And.Not.Contain("I'm coming"));
        Assert.That(await TalkRoom.AskWordsAsync(Bot.Erik, "/talk list"), Does.Contain("Held lately").And.Contain("26 November 2026"));
    }

    [Test]
    public async Task One_click_in_the_channel_says_that_one_was_there_and_a_second_changes_nothing()
    {
        await Bot.Erik.ClickAsync(room.Boards()[1], "I was there");
        await Bot.TurnToAsync("2026-11-26T15:50:00Z");
        await Bot.Erik.ClickAsync(room.Boards()[1], "I was there");

        Assert.That(await Bot.QueryAsync<string>("select user_id || ' ' || to_char(attended_at at time zone 'UTC', 'HH24:MI') from gathering_place where attended_at is not null"),
            Is.EqualTo(new[] { $"{Bot.Erik.UserId} 15:46" }));
    }

    [Test]
    public async Task Who_had_a_seat_is_asked_once_and_the_message_changes_in_place()
    {
        await Bot.TurnToAsync("2026-11-27T09:00:00Z");
        var asked = Bot.Anna.Messages().Where(message => LessonDesk.All(message).Contains("Were you at", StringComparison.Ordinal)).ToList();
        Assert.That(asked, Has.Count.EqualTo(1));

        await Bot.Anna.ClickAsync(asked[0], "I was there");
        await Bot.SettleAsync();

        Assert.That(LessonDesk.All(Bot.Anna.Messages().Single(message => message.Ts == asked[0].Ts)), Does.Contain("Noted: you were at").And.Contain("Tell the speakers"));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from gathering_place where attended_at is not null"), Is.EqualTo(1));
    }

    [Test]
    public async Task The_speaker_adds_to_the_talk_by_a_click_on_what_they_are_told()
    {
        await Bot.TickAsync();
        var told = Bot.Ben.Messages().Single(message => LessonDesk.All(message).Contains("Thank you for", StringComparison.Ordinal));

        await Bot.Ben.ClickAsync(told, "Add to it");

        Assert.That(TalkRoom.Dialog(Bot.Ben), Does.Contain("How we deploy").And.Contain("Questions for listeners").And.Contain("Change what it says"));
    }

    [Test]
    public async Task Feedback_reaches_the_speaker_and_nobody_else()
    {
        await Bot.Erik.ClickAsync(room.Boards()[1], "Tell the speakers something");
        await SendAsync(Bot.Erik, "The demo helped me most. <!channel>");

        Assert.That(TalkRoom.Words(Bot.Ben), Does.Contain("<@U0PGERIK001> tells you about").And.Contain("The demo helped me most. &lt;!channel&gt;"));
        foreach (var other in new[] { Bot.Anna, Bot.Priya, Bot.Maria })
        {
            Assert.That(TalkRoom.Words(other), Does.Not.Contain("The demo helped"));
        }

        Assert.That(string.Concat(room.Boards().Select(LessonDesk.All)), Does.Not.Contain("The demo helped"));
    }

    [Test]
    public async Task Empty_feedback_is_refused_at_its_field()
    {
        await Bot.Erik.ClickAsync(room.Boards()[1], "Tell the speakers something");

        var result = await SendAsync(Bot.Erik, " ");

        Assert.That(TalkRoom.Errors(result), Does.Contain("gathering_feedback"));
    }

    private async Task<HandResult> SendAsync(PersonHands person, string words)
    {
        var result = await person.SubmitAsync(new JsonObject { ["gathering_feedback"] = new JsonObject { ["gathering_feedback"] = TalkRoom.Typed(words) } });
        await Bot.SettleAsync();
        return result;
    }
}
