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
    public async Task Talks_one_was_at_are_among_ones_own_the_newest_first()
    {
        foreach (var (title, day) in Enumerable.Range(1, 9).Select(number => ($"Talk {number}", $"2026-11-{number:00}")))
        {
            await room.LogAsync(Bot.Ben, title, day);
        }

        await Bot.ExecuteAsync(
            "insert into gathering_place (team_id, gathering_id, user_id, attended_at) select team_id, gathering_id, @UserId, @Now from gathering on conflict (team_id, gathering_id, user_id) do update set attended_at = @Now",
            new { Bot.Anna.UserId, Now = Bot.Now.UtcDateTime });
        var list = await TalkRoom.AskAsync(Bot.Anna, "/talk mine");

        var words = LessonDesk.All(list);
        Assert.That(words, Does.Contain("Talks you were at lately").And.Contain("*How we deploy*").And.Contain("*Talk 9*").And.Not.Contain("*Talk 2*"));
        Assert.That(words.IndexOf("*Talk 9*", StringComparison.Ordinal), Is.LessThan(words.IndexOf("*Talk 8*", StringComparison.Ordinal)));
        await Bot.Anna.ClickAsync(list, "More");
        Assert.That(LessonDesk.All(Bot.Anna.Messages().Last(message => message.EphemeralTo is not null)), Does.Contain("*Talk 2*").And.Contain("*Talk 1*").And.Not.Contain("*Talk 9*"));
        Assert.That(await TalkRoom.AskWordsAsync(Bot.Ben, "/talk mine"), Does.Not.Contain("Talks you were at"));
    }

    [Test]
    public async Task Of_a_talk_that_was_logged_it_can_be_said_for_as_long_as_of_the_others()
    {
        await room.LogAsync(Bot.Ben, "Logged", "2026-11-25");
        await Bot.TurnToAsync("2027-02-23T10:00:00Z");
        await TalkRoom.OpenCardAsync(Bot.Maria, "/talk list");
        Assert.That(TalkRoom.Dialog(Bot.Maria), Does.Contain("I was there"));
        await Bot.TurnToAsync("2027-02-25T10:00:00Z");

        foreach (var talk in await Bot.QueryAsync<Guid>("select gathering_id from gathering where title = 'Logged'"))
        {
            var button = SlackLearningBot.Blocks.GatheringButtons.Attended(talk);
            await SlackLearningBot.Tests.Hostile.HostileDesk.Click(Bot.Erik, room.Board().Ts, SlackLearningBot.Tests.Hostile.HostileDesk.Button(button.ActionId, button.Value)).SendAsync(Bot);
        }

        Assert.That(await Bot.ScalarAsync<long>("select count(*) from gathering_place where user_id = @UserId", new { Bot.Erik.UserId }), Is.Zero);
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
