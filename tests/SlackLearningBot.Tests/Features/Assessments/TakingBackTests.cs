using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Assessments;

/// <summary>Priya takes back what she gave: it ends for who is not through with it, and for nobody else.</summary>
internal sealed class TakingBackTests
{
    private const string Note = "*SQL basics* was taken back: there is nothing to do for you any more";

    private AssessmentDesk desk = null!;

    [SetUp]
    public async Task Start()
    {
        desk = await AssessmentDesk.StartAsync();
        await desk.MakeAsync();
    }

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private TestBot Bot => desk.Bot;

    private Task<IReadOnlyList<string>> OutcomesAsync() => Bot.QueryAsync<string>("select user_id || ' ' || coalesce(outcome, 'open') from assessment_assignee order by 1");

    private static async Task<string> DetailsAsync(PersonHands owner)
    {
        await owner.CommandAsync("/learn assess status");
        await owner.ClickAsync(owner.Modal!, "Details");
        return AssessmentDesk.Modal(owner);
    }

    private async Task TakeBackAsync(bool settles = true)
    {
        await DetailsAsync(Bot.Priya);
        Assert.That((await Bot.Priya.ClickAsync(Bot.Priya.Modal!, "Take it back…")).Ok, Is.True);
        if (settles)
        {
            await Bot.SettleAsync();
        }
    }

    [Test]
    public async Task It_is_asked_before_and_says_for_how_many_it_ends()
    {
        await desk.GiveAsync([DemoWorkspace.Anna, DemoWorkspace.Erik, DemoWorkspace.Maria]);
        await AssessmentDesk.TakeAsync(Bot.Anna, right: 4, wrong: 0);

        await DetailsAsync(Bot.Priya);

        Assert.That(Bot.Priya.Modal!.Body.ToJsonString(), Does.Contain("2 people are not through with it. Attempts under way end without a result"));
        Assert.That(await OutcomesAsync(), Has.Exactly(2).EndsWith(" open"));
    }

    [Test]
    public async Task Who_was_told_finds_a_note_in_its_place_and_nobody_is_reminded()
    {
        await desk.GiveAsync(deadline: "2026-12-03T16:00:00Z");
        var told = AssessmentDesk.Last(Bot.Anna);
        var start = LessonDesk.Element(told, "assessment.start");
        await Bot.TurnToAsync("2026-11-30T08:00:00Z");
        var reminder = AssessmentDesk.Last(Bot.Anna);
        Assert.That(LessonDesk.All(reminder), Does.Contain("is still ahead of you"));

        await TakeBackAsync();

        Assert.That(new[] { told, reminder }.Select(LessonDesk.All), Has.All.Contains(Note));
        Assert.That(AssessmentDesk.Modal(Bot.Priya), Does.Contain("taken back").And.Contain("1 person: 1 taken back before the end.").And.Not.Contain("Take it back…"));
        var before = Bot.Anna.Messages().Count;
        await Bot.TurnToAsync("2026-12-02T08:00:00Z");
        await Bot.TurnToAsync("2026-12-03T08:00:00Z");
        Assert.That(Bot.Anna.Messages(), Has.Count.EqualTo(before));
        Assert.That(await Bot.QueryAsync<string>("select reason from delivery where kind = 'assessment.remind' and state <> 'sent'"), Is.EqualTo(new[] { "the assessment is taken back" }));
        await desk.Lessons.ClickOldAsync(Bot.Anna, told, start);
        Assert.That(LessonDesk.All(told), Does.Contain(Note));
        Assert.That(await desk.AttemptsAsync(Bot.Anna), Is.Empty);
        Assert.That(await AssessmentDesk.ListAsync(Bot.Anna), Does.Contain("Nobody gave you an assessment"));
    }

    [Test]
    public async Task Who_was_not_told_yet_never_hears_of_it()
    {
        await desk.GiveAsync([DemoWorkspace.Ben]); // it is 08:30 in London

        await TakeBackAsync();
        await Bot.TurnToAsync("2026-11-23T09:00:00Z");

        Assert.That(Bot.Ben.Messages(), Is.Empty);
        Assert.That(await Bot.QueryAsync<string>("select state || ': ' || reason from delivery where kind = 'assessment.announce'"), Is.EqualTo(new[] { "dropped: the assessment is taken back" }));
    }

    [Test]
    public async Task An_attempt_under_way_ends_without_a_result_and_its_answers_stay_in_the_log()
    {
        await desk.GiveAsync();
        var message = await AssessmentDesk.BeginAsync(Bot.Anna);
        await AssessmentDesk.AnswerAsync(Bot.Anna, message, "Right");
        var option = LessonDesk.Element(message, "assessment.answer:0");

        await TakeBackAsync();

        Assert.That(LessonDesk.All(message), Does.Contain("*SQL basics* was taken back while you were at it, so this attempt ended and counts neither for nor against you."));
        Assert.That(await desk.AttemptsAsync(Bot.Anna), Is.EqualTo(new[] { "1 cancelled" }));
        await desk.Lessons.ClickOldAsync(Bot.Anna, message, option);
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from review where occasion like 'assessment:%'"), Is.EqualTo(1));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from assessment_certificate"), Is.Zero);
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from open_deadline"), Is.Zero);
        Assert.That(await OutcomesAsync(), Is.EqualTo(new[] { $"{DemoWorkspace.Anna} taken_back" }));
    }

    [Test]
    public async Task Results_and_certificates_stand()
    {
        await desk.GiveAsync([DemoWorkspace.Anna, DemoWorkspace.Erik]);
        var passed = await AssessmentDesk.TakeAsync(Bot.Anna, right: 4, wrong: 0);
        var failed = await AssessmentDesk.TakeAsync(Bot.Erik, right: 1, wrong: 3);
        await Bot.SettleAsync();
        var tryAgain = LessonDesk.Element(failed, "Try again");

        await TakeBackAsync();

        Assert.That(AssessmentDesk.Modal(Bot.Priya), Does.Contain($"*Passed:* <@{DemoWorkspace.Anna}>").And.Contain($"*Taken back before the end:* <@{DemoWorkspace.Erik}>"));
        Assert.That(LessonDesk.All(passed), Does.Contain("*Passed: SQL basics.*"));
        Assert.That(LessonDesk.All(failed), Does.Contain("You reached 25 %").And.Contain("It was taken back since").And.Not.Contain("Try again"));
        await desk.Lessons.ClickOldAsync(Bot.Erik, failed, tryAgain);
        Assert.That(LessonDesk.All(failed), Does.Contain("You reached 25 %"), "an old click does not wipe the result");
        var code = await Bot.ScalarAsync<string>("select code from assessment_certificate");
        Assert.That(LessonDesk.All((await Bot.Erik.CommandAsync($"/learn verify {code}")).Ephemeral!), Does.Contain("✅"));
        Assert.That(await AssessmentDesk.ListAsync(Bot.Anna), Does.Contain("passed: 100 % of 75 % needed"));
        Assert.That(await AssessmentDesk.ListAsync(Bot.Erik), Does.Contain("No assessment is ahead of you").And.Contain("taken back; you had reached 25 % of 75 % needed"));
        Assert.That(await desk.AttemptsAsync(Bot.Erik), Is.EqualTo(new[] { "1 answered 25 false" }));
    }

    [Test]
    public async Task Time_that_was_over_before_is_a_result()
    {
        await desk.MakeAsync("Timed", minutes: "20");
        await desk.GiveAsync();
        var message = await AssessmentDesk.BeginAsync(Bot.Anna);
        for (var at = 0; at < 3; at++)
        {
            await AssessmentDesk.AnswerAsync(Bot.Anna, message, "Right");
        }

        Bot.Machine.Advance(TimeSpan.FromMinutes(21));
        await Bot.Slack.TurnClockAsync(TestBot.Instant("2026-11-23T08:51:00Z")); // and no tick

        await TakeBackAsync();

        Assert.That(await desk.AttemptsAsync(Bot.Anna), Is.EqualTo(new[] { "1 time 75 true" }));
        Assert.That(await OutcomesAsync(), Is.EqualTo(new[] { $"{DemoWorkspace.Anna} passed" }));
    }

    [Test]
    public async Task Another_owner_does_not_take_it_back_unless_the_first_is_none_any_more()
    {
        await desk.MakeOwnerAsync(Bot.Ben);
        await desk.GiveAsync();
        Assert.That(await DetailsAsync(Bot.Ben), Does.Not.Contain("Take it back…"));
        await DetailsAsync(Bot.Priya);
        var view = Bot.Priya.Modal!;

        await Bot.ExecuteAsync("delete from role_grant where user_id = @UserId", new { Bot.Priya.UserId });
        await Bot.Priya.ClickAsync(view, "Take it back…");
        Assert.That(await OutcomesAsync(), Is.EqualTo(new[] { $"{DemoWorkspace.Anna} open" }));

        await DetailsAsync(Bot.Ben);
        await Bot.Ben.ClickAsync(Bot.Ben.Modal!, "Take it back…");
        Assert.That(await OutcomesAsync(), Is.EqualTo(new[] { $"{DemoWorkspace.Anna} taken_back" }));
    }

    [Test]
    public async Task A_forged_click_of_another_owner_changes_nothing()
    {
        await desk.MakeOwnerAsync(Bot.Ben);
        await desk.GiveAsync();
        await DetailsAsync(Bot.Ben);
        var forged = Bot.Ben.Modal!;
        Assert.That(forged.Body.ToJsonString(), Does.Not.Contain("assessment.take-back"));
        var button = LessonDesk.Element(AssessmentDesk.Last(Bot.Anna), "assessment.start");
        button["action_id"] = "assessment.take-back";

        await desk.Lessons.ClickOldAsync(Bot.Ben, AssessmentDesk.Last(Bot.Anna), button);

        Assert.That(LessonDesk.Remark(Bot.Ben), Does.Contain("Another owner gave this to people, so nothing was changed."));
        Assert.That(await OutcomesAsync(), Is.EqualTo(new[] { $"{DemoWorkspace.Anna} open" }));
    }

    [Test]
    public async Task It_can_be_given_again_to_those_it_was_taken_from()
    {
        await desk.GiveAsync();
        await TakeBackAsync();

        await desk.GiveAsync();

        Assert.That(AssessmentDesk.Words(Bot.Anna), Does.Contain("has an assessment for you"));
        await AssessmentDesk.TakeAsync(Bot.Anna, right: 4, wrong: 0);
        Assert.That((await OutcomesAsync()).Order(), Is.EqualTo(new[] { $"{DemoWorkspace.Anna} passed", $"{DemoWorkspace.Anna} taken_back" }));
    }

    [Test]
    public async Task Of_many_it_is_taken_some_at_a_time_and_whoever_clicks_before_their_turn_finds_it_gone()
    {
        await desk.GiveAsync();
        var message = await AssessmentDesk.BeginAsync(Bot.Anna);
        await Bot.ExecuteAsync(
            "insert into assessment_assignee (team_id, assignment_id, user_id, via, added_at, announced_at) select team_id, assignment_id, 'A' || i, '', @Now, @Now from assessment_assignment, generate_series(1000, 1450) i",
            new { Bot.Now });
        var option = LessonDesk.Element(message, "assessment.answer:0");

        await TakeBackAsync(settles: false);
        Assert.That(AssessmentDesk.Modal(Bot.Priya), Does.Contain("They are just being told that it was taken back."));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from assessment_assignee where outcome is null"), Is.EqualTo(252));
        await desk.Lessons.ClickOldAsync(Bot.Anna, message, option);
        Assert.That(LessonDesk.All(message), Does.Contain("was taken back while you were at it"));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from review"), Is.Zero);
        await Bot.SettleAsync();

        Assert.That(await Bot.QueryAsync<string>("select distinct outcome from assessment_assignee"), Is.EqualTo(new[] { "taken_back" }));
        Assert.That(await Bot.ScalarAsync<bool>("select walking from assessment_assignment"), Is.False);
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from delivery where kind = 'assessment.walk'"), Is.Zero);
        Assert.That(AssessmentDesk.Words(Bot.Priya), Does.Contain("*SQL basics* was given to 452 people and taken back."));
    }

    [Test]
    public async Task Time_that_is_over_only_while_it_is_being_taken_back_is_no_result()
    {
        await desk.MakeAsync("Timed", minutes: "20");
        await desk.GiveAsync();
        var message = await AssessmentDesk.BeginAsync(Bot.Anna);
        for (var at = 0; at < 3; at++)
        {
            await AssessmentDesk.AnswerAsync(Bot.Anna, message, "Right");
        }

        await Bot.ExecuteAsync(
            "insert into assessment_assignee (team_id, assignment_id, user_id, via, added_at, announced_at) select team_id, assignment_id, 'A' || i, '', @Now, @Now from assessment_assignment, generate_series(1000, 1450) i",
            new { Bot.Now });
        await TakeBackAsync(settles: false);
        await Bot.TurnToAsync("2026-11-23T08:51:00Z"); // the minute finds her time over before the walk comes to her

        Assert.That(await desk.AttemptsAsync(Bot.Anna), Is.EqualTo(new[] { "1 cancelled" }));
        Assert.That(await Bot.QueryAsync<string>("select distinct outcome from assessment_assignee"), Is.EqualTo(new[] { "taken_back" }));
    }

    [Test]
    public async Task A_change_that_waits_goes_before_nobody_who_waits()
    {
        await desk.GiveAsync();

        await TakeBackAsync(settles: false);

        Assert.That(
            await Bot.QueryAsync<string>("select lane || ' ' || class from delivery where kind = 'message.update' and recipient = @Dm", new { Bot.Anna.Dm }), Is.EqualTo(new[] { "update 4" }));
    }
}
