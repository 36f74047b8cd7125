using NUnit.Framework;
using SlackLearningBot.Playground.Faults;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Faults;

/// <summary>What Slack refuses for good is tried no more, says why, and harms nobody else.</summary>
internal sealed class RefusedLessonTests : FaultFixture
{
    [TestCase("W13", "")]
    [TestCase("W16", "team_access_not_granted")]
    [TestCase("W17", "")]
    [TestCase("W18", "")]
    [TestCase("W19", "invalid_json")]
    [TestCase("W19", "json_not_object")]
    [TestCase("W19", "invalid_blocks_format")]
    [TestCase("W20", "msg_too_long")]
    [TestCase("W20", "msg_blocks_too_long")]
    [TestCase("W20", "too_many_attachments")]
    [TestCase("W20", "metadata_too_large")]
    [TestCase("W21", "channel_not_found")]
    [TestCase("W21", "not_in_channel")]
    [TestCase("W21", "is_archived")]
    [TestCase("W21", "restricted_action")]
    [TestCase("W21", "restricted_action_read_only_channel")]
    [TestCase("W21", "restricted_action_thread_only_channel")]
    [TestCase("W21", "cannot_reply_to_message")]
    [TestCase("W21", "messages_tab_disabled")]
    [TestCase("W21", "ekm_access_denied")]
    [TestCase("W21", "message_limit_exceeded")]
    [TestCase("W25", "thread_not_found")]
    [TestCase("W28", "unknown_method")]
    [TestCase("W28", "method_deprecated")]
    [TestCase("C16", "restricted_action")]
    [TestCase("C16", "app_access_restricted")]
    public async Task A_lesson_that_Slack_refuses_for_good_is_not_tried_for_ever(string fault, string variant)
    {
        var (learner, other) = (await Desk.Lessons.NewLearnerAsync("t"), await Desk.Lessons.NewLearnerAsync("t"));
        var rule = await Desk.BreakAsync(new FaultWish(fault) { Variant = variant is "" ? null : variant, At = "chat.postMessage", User = learner.UserId, Count = null });

        await Desk.Lessons.OweAsync(learner);
        await Desk.Lessons.OweAsync(other);
        await Bot.SettleAsync();
        await Desk.RecoverAsync();

        Assert.That(FaultDesk.Seen(learner), Is.Empty);
        Assert.That(await Desk.LessonStateAsync(learner), Does.StartWith("dead: "));
        Assert.That(rule.Hits, Is.EqualTo(1));
        Assert.That(FaultDesk.Seen(other), Has.Count.EqualTo(1), "nobody else is harmed");
    }

    [TestCase("W21", "channel_not_found")]
    [TestCase("W22", "user_not_found")]
    [TestCase("W22", "user_disabled")]
    [TestCase("W22", "user_not_visible")]
    [TestCase("W22", "cannot_dm_bot")]
    [TestCase("W22", "invalid_user_combination")]
    public async Task A_person_who_cannot_be_written_to_is_remembered_as_such(string fault, string variant)
    {
        var learner = await Desk.Lessons.NewLearnerAsync("t");
        await Desk.BreakAsync(new FaultWish(fault) { Variant = variant, At = "chat.postMessage", User = learner.UserId });

        await Desk.Lessons.OweAsync(learner);
        await Bot.SettleAsync();
        await Desk.RecoverAsync();

        Assert.That(FaultDesk.Seen(learner), Is.Empty);
        Assert.That(await Desk.LessonStateAsync(learner), Is.EqualTo($"dead: {variant}"));
        Assert.That(await Bot.ScalarAsync<string>("select unreachable from contact where user_id = @UserId", new { learner.UserId }), Is.EqualTo(variant));
    }

    [Test, Strikes("W11")]
    public async Task A_token_that_stays_dead_ends_everything_of_its_workspace()
    {
        await using var desk = await FaultDesk.StartAsync();
        var learner = await desk.Lessons.NewLearnerAsync("t");
        await desk.BreakAsync(new FaultWish("W11") { Count = null, Team = learner.Workspace.TeamId });

        await desk.Lessons.OweAsync(learner);
        await desk.Bot.SettleAsync();
        await desk.RecoverAsync();

        Assert.That(await desk.Bot.ScalarAsync<string>("select state from installation where team_id = @TeamId", new { learner.Workspace.TeamId }), Is.EqualTo("removed"));
        Assert.That(await desk.LessonStateAsync(learner), Does.StartWith("dropped"));
        Assert.That(desk.Struck("W11"), Is.InRange(1, 4), "a dead token is not asked again and again");
        desk.Check();
    }
}
