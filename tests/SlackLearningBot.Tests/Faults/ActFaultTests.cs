using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Playground.Faults;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Features.Learners;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Faults;

/// <summary>Clicks, commands and submissions that come thrice, from yesterday's message, from strangers, or are answered too late.</summary>
internal sealed class ActFaultTests : FaultFixture
{
    private async Task<(PersonHands Learner, Message Message)> AskedAsync()
    {
        var learner = await Desk.Lessons.NewLearnerAsync("t");
        return (learner, await Desk.Lessons.SendAsync(learner));
    }

    [TestCase("E12", "", "/slack/interactions")]
    [TestCase("E16", "thrice", "block_actions")]
    [TestCase("E16", "second_person", "block_actions")]
    [TestCase("E17", "deleted", "block_actions")]
    [TestCase("E17", "updated", "block_actions")]
    [TestCase("E17", "block_id", "block_actions")]
    [TestCase("E19", "", "block_actions")]
    public async Task An_answer_counts_once_and_for_its_own_person(string fault, string variant, string at)
    {
        var (learner, message) = await AskedAsync();
        await Desk.BreakAsync(new FaultWish(fault) { Variant = variant, At = at });

        var result = await learner.ClickAsync(message, "Right t-1");
        await Bot.SettleAsync();
        await Desk.RecoverAsync();

        Assert.That(await Desk.Lessons.ReviewsAsync(learner), Is.EqualTo(new[] { "Right t-1 true 3" }));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from review where user_id = @Other", new { Other = FirstOther(learner) }), Is.Zero);
        Assert.That(result.Error, fault == "E19" ? Is.EqualTo("operation_timeout") : Is.Null);
        Assert.That(LessonDesk.All(message), variant is "deleted" ? Does.Not.Contain("✅") : Does.Contain("✅ Right t-1"));
    }

    [TestCase("E17", "action_id", "earlier version")]
    [TestCase("E17", "value", "earlier version")]
    [TestCase("E23", "", "belongs to members of the workspace")]
    public async Task A_press_that_means_nothing_here_is_answered_with_a_sentence(string fault, string variant, string words)
    {
        var (learner, message) = await AskedAsync();
        await Desk.BreakAsync(new FaultWish(fault) { Variant = variant, At = "block_actions" });

        var result = await learner.ClickAsync(message, "Right t-1");

        Assert.That(result.Ok, Is.True);
        Assert.That(LessonDesk.Remark(learner), Does.Contain(words));
        Assert.That(await Desk.Lessons.ReviewsAsync(learner), Is.Empty);
    }

    [Test, Strikes("E22")]
    public async Task A_click_of_a_whole_organisation_is_taken_as_its_persons_or_not_at_all()
    {
        var (learner, message) = await AskedAsync();
        await Desk.BreakAsync(new FaultWish("E22") { At = "block_actions" });

        var result = await learner.ClickAsync(message, "Right t-1");

        Assert.That(result.Ok, Is.True, "Slack shows no error for it");
        Assert.That((await Desk.Lessons.ReviewsAsync(learner)).Count, Is.LessThanOrEqualTo(1));
    }

    [TestCase("E12", "/slack/commands")]
    [TestCase("E19", "command")]
    [TestCase("E21", "command")]
    [TestCase("E22", "command")]
    public async Task The_lesson_asked_for_comes_once(string fault, string at)
    {
        var learner = await Desk.Lessons.NewLearnerAsync("t");
        await Desk.BreakAsync(new FaultWish(fault) { At = at });

        await learner.CommandAsync("/learn today");
        await Bot.SettleAsync();

        Assert.That(FaultDesk.Seen(learner), Has.Count.EqualTo(1));
    }

    [TestCase("signature")]
    [TestCase("old")]
    [TestCase("upper_case")]
    [Strikes("E11")]
    public async Task A_wrongly_signed_command_does_nothing(string variant)
    {
        var learner = await Desk.Lessons.NewLearnerAsync("t");
        await Desk.BreakAsync(new FaultWish("E11") { Variant = variant, At = "/slack/commands" });

        var result = await learner.CommandAsync("/learn stop");

        Assert.That(result.Answer!.Status, Is.EqualTo(401));
        Assert.That((await LearnerTable.ReadAsync(Bot, learner))!.NextLessonAt, Is.Not.Null);
    }

    [TestCase("earlier_release")]
    [TestCase("private_metadata")]
    [TestCase("missing_block")]
    [Strikes("E18")]
    public async Task A_form_of_yesterday_is_answered_and_breaks_nothing(string variant)
    {
        var learner = await Desk.Lessons.NewLearnerAsync("t");
        await learner.OpenHomeAsync();
        await Bot.SettleAsync();
        await learner.ClickAsync(learner.Home!, "settings.open");
        Assert.That(learner.Modal, Is.Not.Null);
        await Desk.BreakAsync(new FaultWish("E18") { Variant = variant });

        var result = await learner.SubmitAsync();
        var again = await LearnerTable.ReadAsync(Bot, learner);

        Assert.That(result.Answer!.Status, Is.EqualTo(200));
        Assert.That(result.Error, Is.Null, result.Message);
        Assert.That(again!.Zone, Is.EqualTo("Europe/Stockholm"));
    }

    private static string FirstOther(PersonHands learner) => learner.UserId == DemoWorkspace.Anna ? DemoWorkspace.Ben : DemoWorkspace.Anna;
}
