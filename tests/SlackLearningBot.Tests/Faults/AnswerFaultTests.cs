using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.Faults;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Features.Lessons;

namespace SlackLearningBot.Tests.Faults;

/// <summary>A click on an answer while what should show its result fails: it counts once, and the message says so in the end.</summary>
internal sealed class AnswerFaultTests : FaultFixture
{
    private async Task<(PersonHands Learner, Message Message)> AskedAsync()
    {
        var learner = await Desk.Lessons.NewLearnerAsync("t");
        return (learner, await Desk.Lessons.SendAsync(learner));
    }

    [TestCase("E20", "used_url")]
    [TestCase("E20", "expired_url")]
    [TestCase("E20", "expired_url_json")]
    [TestCase("W1", "")]
    [TestCase("W4", "reset")]
    [TestCase("W6", "")]
    [TestCase("W7", "internal_error")]
    [TestCase("W9", "502")]
    [TestCase("W10", "empty")]
    public async Task An_answer_counts_and_is_shown_although_its_response_url_failed(string fault, string variant)
    {
        var (learner, message) = await AskedAsync();
        await Desk.BreakAsync(new FaultWish(fault) { Variant = variant, At = "response_url", CarriesOut = fault == "W10" ? true : null });

        await learner.ClickAsync(message, "Right t-1");
        await Bot.SettleAsync();
        await Desk.RecoverAsync();

        Assert.That(await Desk.Lessons.ReviewsAsync(learner), Is.EqualTo(new[] { "Right t-1 true 3" }));
        Assert.That(LessonDesk.All(message), Does.Contain("✅ Right t-1"));
        Assert.That(FaultDesk.Seen(learner), Has.Count.EqualTo(1));
    }

    [TestCase("W1", "")]
    [TestCase("W4", "reset")]
    [TestCase("W6", "")]
    [TestCase("W7", "internal_error")]
    [TestCase("W9", "502")]
    [TestCase("W10", "gzip")]
    public async Task It_is_shown_although_the_change_by_the_outbox_fails_at_first(string fault, string variant)
    {
        var (learner, message) = await AskedAsync();
        await Desk.BreakAsync(new FaultWish("E20"));
        await Desk.BreakAsync(new FaultWish(fault) { Variant = variant, At = "chat.update" });

        await learner.ClickAsync(message, "Right t-1");
        await Bot.SettleAsync();
        await Desk.RecoverAsync();

        Assert.That(LessonDesk.All(message), Does.Contain("✅ Right t-1"));
        Assert.That(await Desk.Lessons.ReviewsAsync(learner), Has.Count.EqualTo(1));
    }

    [TestCase("W25", "message_not_found")]
    [TestCase("W25", "cant_update_message")]
    [TestCase("W25", "edit_window_closed")]
    [TestCase("C17", "")]
    public async Task A_message_that_can_be_changed_no_more_is_left_alone(string fault, string variant)
    {
        var (learner, message) = await AskedAsync();
        await Desk.BreakAsync(new FaultWish("E20"));
        await Desk.BreakAsync(new FaultWish(fault) { Variant = variant, At = "chat.update", Count = fault == "W25" ? null : 1 });
        var before = Bot.Slack.World.Calls.To("chat.update").Count;

        await learner.ClickAsync(message, "Right t-1");
        await Bot.SettleAsync();
        await Desk.RecoverAsync();

        Assert.That(await Desk.Lessons.ReviewsAsync(learner), Has.Count.EqualTo(1));
        Assert.That(Bot.Slack.World.Calls.To("chat.update").Count - before, Is.EqualTo(1), "nobody tries it again");
    }
}
