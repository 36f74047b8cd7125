using NUnit.Framework;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Features.Talks;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Gatherings;

/// <summary>Who had a seat and could not come says so by one click, and does not count as having been there.</summary>
internal sealed class MissedTests
{
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
    public async Task I_could_not_come_is_kept_and_answered_in_place()
    {
        await Bot.TurnToAsync("2026-11-27T09:00:00Z");
        var asked = Asked();

        await Bot.Anna.ClickAsync(asked, "I could not come");
        await Bot.SettleAsync();

        Assert.That(LessonDesk.All(Bot.Anna.Messages().Single(message => message.Ts == asked.Ts)), Does.Contain("Noted.").And.Contain("recording"));
        Assert.That(await SaidAsync(), Is.EqualTo("no, was not there"));
    }

    [Test]
    public async Task The_last_word_counts_and_an_old_question_is_no_word_by_itself()
    {
        await Bot.TurnToAsync("2026-11-27T09:00:00Z");
        var asked = Asked();
        await Bot.Anna.ClickAsync(room.Boards()[1], "I was there");
        Assert.That(await SaidAsync(), Is.EqualTo("yes, was there"));

        await Bot.Anna.ClickAsync(asked, "I could not come");
        Assert.That(await SaidAsync(), Is.EqualTo("yes, was there"));
        Assert.That(LessonDesk.All(Now(asked)), Does.Contain("You said already").And.Contain("that is what is noted"));
        await Bot.Anna.ClickAsync(Now(asked), "I was not there");
        Assert.That(await SaidAsync(), Is.EqualTo("no, was not there"));
        await Bot.Anna.ClickAsync(room.Boards()[1], "I was there");

        Assert.That(await SaidAsync(), Is.EqualTo("no, was there"));
    }

    [Test]
    public async Task Said_in_the_channel_the_question_is_answered_too()
    {
        await Bot.TurnToAsync("2026-11-27T09:00:00Z");
        var asked = Asked();

        await Bot.Anna.ClickAsync(room.Boards()[1], "I was there");
        await Bot.SettleAsync();

        Assert.That(LessonDesk.All(Now(asked)), Does.Contain("Noted: you were at").And.Not.Contain("I could not come"));
    }

    [Test]
    public async Task Planned_again_nothing_is_kept()
    {
        await Bot.TurnToAsync("2026-11-27T09:00:00Z");
        var asked = Asked();
        await Bot.ExecuteAsync("update gathering set state = 'planned', starts_at = starts_at + interval '7 days', next_step_at = starts_at + interval '8 days'");

        await Bot.Anna.ClickAsync(asked, "I could not come");

        Assert.That(await SaidAsync(), Is.EqualTo("yes, was not there"));
    }

    /// <summary>The same message, as it is now.</summary>
    private Message Now(Message message) => Bot.Anna.Messages().Single(one => one.Ts == message.Ts);

    private Message Asked() => Bot.Anna.Messages().Single(message => LessonDesk.All(message).Contains("Were you at", StringComparison.Ordinal));

    private Task<string?> SaidAsync() => Bot.ScalarAsync<string>(
        "select answer || case when attended_at is null then ', was not there' else ', was there' end from gathering_place where user_id = @UserId", new { Bot.Anna.UserId });
}
