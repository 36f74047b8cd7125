using NUnit.Framework;
using SlackLearningBot.Playground.Faults;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Faults;

/// <summary>The morning's lesson and its answer while Slack fails: seen once, recorded once, whatever Slack did or did not do with the call.</summary>
internal sealed class LessonFaultTests : FaultFixture
{
    [TestCase("W1", "", null)]
    [TestCase("W2", "missing", null)]
    [TestCase("W2", "garbled", null)]
    [TestCase("W3", "", null)]
    [TestCase("W4", "reset", null)]
    [TestCase("W5", "", null)]
    [TestCase("W6", "", null)]
    [TestCase("W7", "internal_error", true)]
    [TestCase("W7", "internal_error", false)]
    [TestCase("W7", "fatal_error", true)]
    [TestCase("W7", "fatal_error", false)]
    [TestCase("W7", "internal_error_500", true)]
    [TestCase("W7", "internal_error_500", false)]
    [TestCase("W7", "fatal_error_500", true)]
    [TestCase("W7", "fatal_error_500", false)]
    [TestCase("W8", "503", true)]
    [TestCase("W8", "503", false)]
    [TestCase("W8", "200", true)]
    [TestCase("W8", "200", false)]
    [TestCase("W9", "500", true)]
    [TestCase("W9", "502", false)]
    [TestCase("W9", "503", true)]
    [TestCase("W10", "truncated", true)]
    [TestCase("W10", "empty", true)]
    [TestCase("W10", "gzip", true)]
    [TestCase("W10", "gzip", false)]
    [TestCase("W15", "team_added_to_org", null)]
    [TestCase("W15", "org_login_required", null)]
    [TestCase("W29", "", null)]
    [TestCase("W35", "date", null)]
    public async Task A_lesson_is_seen_once_and_its_answer_counts_once(string fault, string variant, bool? carriesOut)
    {
        var learner = await Desk.Lessons.NewLearnerAsync("t");
        await Desk.BreakAsync(new FaultWish(fault)
        {
            Variant = variant, At = "chat.postMessage", CarriesOut = carriesOut, Seconds = fault switch { "W5" => 1, "W1" => 40, _ => null },
        });

        await Desk.Lessons.OweAsync(learner);
        await Bot.SettleAsync();
        await Desk.RecoverAsync();
        var seen = FaultDesk.Seen(learner);
        await learner.ClickAsync(seen[0], "Right t-1");

        Assert.That(seen, Has.Count.EqualTo(1));
        Assert.That(await Desk.LessonStateAsync(learner), Is.EqualTo("sent"));
        Assert.That(await Desk.Lessons.ReviewsAsync(learner), Is.EqualTo(new[] { "Right t-1 true 3" }));
    }

    [TestCase("W1", "")]
    [TestCase("W4", "reset")]
    [TestCase("W6", "")]
    [TestCase("W7", "internal_error")]
    [TestCase("W8", "503")]
    [TestCase("W9", "502")]
    [TestCase("W10", "truncated")]
    public async Task A_lost_first_lesson_is_looked_up_although_the_conversation_opens_badly(string fault, string variant)
    {
        var learner = await Desk.Lessons.NewLearnerAsync("t");
        await Desk.BreakAsync(new FaultWish("W4") { At = "chat.postMessage" }); // so that nobody knows which conversation it is in
        await Desk.BreakAsync(new FaultWish(fault) { Variant = variant, At = "conversations.open" });

        await Desk.Lessons.OweAsync(learner);
        await Bot.SettleAsync();
        await Desk.RecoverAsync();

        Assert.That(FaultDesk.Seen(learner), Has.Count.EqualTo(1));
        Assert.That(await Desk.LessonStateAsync(learner), Is.EqualTo("sent"));
    }

    [TestCase("W1", "")]
    [TestCase("W2", "missing")]
    [TestCase("W4", "reset")]
    [TestCase("W7", "internal_error")]
    [TestCase("W9", "500")]
    [TestCase("W10", "empty")]
    [TestCase("W27", "empty_page")]
    [TestCase("W27", "short_page")]
    [TestCase("W27", "twice")]
    public async Task A_lost_lesson_is_looked_up_until_history_answers(string fault, string variant)
    {
        var learner = await Desk.Lessons.NewLearnerAsync("t");
        await Desk.BreakAsync(new FaultWish("W4") { At = "chat.postMessage" });
        await Desk.BreakAsync(new FaultWish(fault) { Variant = variant, At = "conversations.history" });

        await Desk.Lessons.OweAsync(learner);
        await Bot.SettleAsync();
        await Desk.RecoverAsync();

        Assert.That(FaultDesk.Seen(learner), Has.Count.EqualTo(1));
        Assert.That(await Desk.LessonStateAsync(learner), Is.EqualTo("sent"));
    }

    [Test, Strikes("W35", "ts")]
    public async Task A_lost_lesson_is_found_although_Slacks_clock_lies_behind()
    {
        var learner = await Desk.Lessons.NewLearnerAsync("t");
        await Desk.BreakAsync(new FaultWish("W35") { Variant = "ts", Seconds = 30 });
        await Desk.BreakAsync(new FaultWish("W4") { At = "chat.postMessage" });

        await Desk.Lessons.OweAsync(learner);
        await Bot.SettleAsync();
        await Desk.RecoverAsync();
        learner.Workspace.TsLag = TimeSpan.Zero;

        Assert.That(FaultDesk.Seen(learner), Has.Count.EqualTo(1));
    }

    [TestCase("W11", "account_inactive")]
    [TestCase("W11", "token_revoked")]
    [TestCase("W11", "invalid_auth")]
    [TestCase("W11", "not_authed")]
    [TestCase("W12", "")]
    [TestCase("W14", "")]
    public async Task A_token_that_is_refused_once_keeps_the_lesson_waiting(string fault, string variant)
    {
        var learner = await Desk.Lessons.NewLearnerAsync("t");
        await Desk.BreakAsync(new FaultWish(fault) { Variant = variant is "" ? null : variant, At = "chat.postMessage" });

        await Desk.Lessons.OweAsync(learner);
        await Bot.SettleAsync();
        var before = FaultDesk.Seen(learner).Count;
        await Desk.RecoverAsync();

        Assert.That((before, FaultDesk.Seen(learner).Count), Is.EqualTo((0, 1)));
        Assert.That(await Bot.ScalarAsync<string>("select state from installation where team_id = @TeamId", new { learner.Workspace.TeamId }), Is.EqualTo("active"));
    }
}
