using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Assessments;

/// <summary>Who gets an assessment: people, a channel, a group, the learners of a track, and who joins it later.</summary>
internal sealed class GivingTests
{
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

    private Task<IReadOnlyList<string>> HaveItAsync() => Bot.QueryAsync<string>(
        "select user_id || ' ' || via from assessment_assignee p join assessment_assignment a using (team_id, assignment_id) where a.state = 'open' order by 1");

    private static bool IsTold(PersonHands person) => person.Messages().Any(message => LessonDesk.All(message).Contains("has an assessment for you", StringComparison.Ordinal));

    [Test]
    public async Task The_owner_sees_how_many_that_are_and_nobody_is_told_before_the_yes()
    {
        await desk.AssignAsync([DemoWorkspace.Erik], DemoWorkspace.EngineeringChannel);

        Assert.That(AssessmentDesk.Modal(Bot.Priya), Does.Contain("I am looking who that is."));
        Assert.That(AssessmentDesk.Words(Bot.Priya), Does.Contain($"1 person by name, <#{DemoWorkspace.EngineeringChannel}>: 5 people. Give them *SQL basics*, until Friday at 16:00?"));
        Assert.That((IsTold(Bot.Anna), IsTold(Bot.Erik)), Is.EqualTo((false, false)));

        await Bot.Priya.ClickAsync(AssessmentDesk.Last(Bot.Priya), "Give it to 5 people");
        await Bot.SettleAsync();

        Assert.That(AssessmentDesk.Words(Bot.Priya), Does.Contain("*SQL basics* is given to 5 people. Each is told between 9:00 and 17:00"));
        Assert.That((IsTold(Bot.Anna), IsTold(Bot.Erik), IsTold(Bot.Ben)), Is.EqualTo((true, true, false)), "it is 08:30 in London");
    }

    [Test]
    public async Task A_group_is_found_by_its_handle_and_what_cannot_be_read_is_said()
    {
        await desk.AssignAsync([DemoWorkspace.Anna], group: "@backend");
        Assert.That(AssessmentDesk.Words(Bot.Priya), Does.Contain("3 people"));

        await desk.AssignAsync([DemoWorkspace.Anna], group: "nosuch");
        Assert.That(AssessmentDesk.Words(Bot.Priya), Does.Contain("1 person").And.Contain("@nosuch: I found no user group with this handle."));

        await desk.AssignAsync(group: "nosuch");
        Assert.That(AssessmentDesk.Words(Bot.Priya), Does.Contain("nobody I could give it to. So nothing is given.").And.Not.Contain("assessment.give"));
    }

    [Test]
    public async Task Bots_and_people_who_left_are_not_counted()
    {
        await Bot.Kenji.LeaveCompanyAsync();

        await desk.AssignAsync(channel: DemoWorkspace.LearningChannel); // the bot is in it, too

        Assert.That(AssessmentDesk.Words(Bot.Priya), Does.Contain($"<#{DemoWorkspace.LearningChannel}>: 5 people."));
    }

    [Test]
    public async Task Whoever_has_it_to_do_is_left_out_and_a_second_yes_changes_nothing()
    {
        await desk.GiveAsync([DemoWorkspace.Anna]);
        await desk.AssignAsync([DemoWorkspace.Anna, DemoWorkspace.Erik]);
        var offer = AssessmentDesk.Last(Bot.Priya);
        Assert.That(LessonDesk.All(offer), Does.Contain("1 person, 1 more has it to do already. Give this person *SQL basics*"));
        var confirm = LessonDesk.Element(offer, "assessment.give");

        await desk.Lessons.ClickOldAsync(Bot.Priya, offer, confirm);
        await desk.Lessons.ClickOldAsync(Bot.Priya, offer, confirm);
        await Bot.SettleAsync();

        Assert.That(await HaveItAsync(), Is.EqualTo(new[] { $"{DemoWorkspace.Anna} ", $"{DemoWorkspace.Erik} " }));
        Assert.That(Bot.Erik.Messages().Count(message => LessonDesk.All(message).Contains("has an assessment", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task A_no_gives_it_to_nobody_and_forgets_who_was_found()
    {
        await desk.AssignAsync(channel: DemoWorkspace.EngineeringChannel);

        await Bot.Priya.ClickAsync(AssessmentDesk.Last(Bot.Priya), "Do not give it");
        await Bot.SettleAsync();

        Assert.That(AssessmentDesk.Words(Bot.Priya), Does.Contain("*SQL basics* was given to nobody."));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from assessment_assignee"), Is.Zero);
        await Bot.TurnToAsync("2026-12-01T08:30:00Z");
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from assessment_assignment"), Is.Zero, "after a week it is forgotten");
    }

    [Test]
    public async Task Another_owner_does_not_decide_and_an_owner_no_more_neither()
    {
        await desk.MakeOwnerAsync(Bot.Ben);
        await desk.AssignAsync([DemoWorkspace.Anna]);
        var offer = AssessmentDesk.Last(Bot.Priya);
        var confirm = LessonDesk.Element(offer, "assessment.give");

        await desk.Lessons.ClickOldAsync(Bot.Ben, offer, confirm);
        await Bot.ExecuteAsync("delete from role_grant where user_id = @UserId", new { Bot.Priya.UserId });
        await desk.Lessons.ClickOldAsync(Bot.Priya, offer, confirm);

        Assert.That(await HaveItAsync(), Is.Empty);
        Assert.That(LessonDesk.Remark(Bot.Priya), Does.Contain("so nothing was changed"));
    }

    [Test]
    public async Task The_deadline_may_pass_before_the_yes()
    {
        await desk.AssignAsync([DemoWorkspace.Anna], deadline: "2026-11-23T10:00:00Z");
        await Bot.TurnToAsync("2026-11-23T10:00:00Z");

        await Bot.Priya.ClickAsync(AssessmentDesk.Last(Bot.Priya), "assessment.give");

        Assert.That(AssessmentDesk.Words(Bot.Priya), Does.Contain("The deadline has passed meanwhile"));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from assessment_assignee"), Is.Zero);
    }

    [Test]
    public async Task Learners_of_a_track_get_it_and_so_does_who_joins_later_once()
    {
        var first = await desk.Lessons.NewLearnerAsync("sql");
        var second = await desk.Lessons.NewLearnerAsync();
        await desk.GiveAsync(track: "sql");
        Assert.That(await HaveItAsync(), Is.EqualTo(new[] { $"{first.UserId} track" }));
        Assert.That(AssessmentDesk.Words(Bot.Priya), Does.Contain("given to 1 person, and to whoever joins Track sql before the deadline"));

        await second.CommandAsync("/learn join sql");
        await second.CommandAsync("/learn leave sql");
        await second.CommandAsync("/learn join sql");
        await Bot.SettleAsync();

        Assert.That(await HaveItAsync(), Is.EqualTo(new[] { $"{first.UserId} track", $"{second.UserId} track" }));
        Assert.That(second.Messages().Count(message => LessonDesk.All(message).Contains("gave it to everybody who learns *Track sql*", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task Who_joins_after_the_deadline_or_another_track_gets_nothing()
    {
        await desk.Lessons.AddTrackAsync("other", 1);
        var late = await desk.Lessons.NewLearnerAsync();
        await desk.GiveAsync(track: "sql");
        Assert.That(AssessmentDesk.Words(Bot.Priya), Does.Contain("given to 0 people, and to whoever joins"));

        await late.CommandAsync("/learn join other");
        await Bot.TurnToAsync(AssessmentDesk.Friday);
        await late.CommandAsync("/learn join sql");

        Assert.That(await Bot.ScalarAsync<long>("select count(*) from enrolment where user_id = @UserId", new { late.UserId }), Is.EqualTo(2));
        Assert.That(await HaveItAsync(), Is.Empty);
    }

    [Test]
    public async Task The_memory_can_read_which_questions_a_deadline_is_ahead_of()
    {
        await Bot.ExecuteAsync("update question set retired_at = '2026-11-23' where question_id = 'sql-4-q'");
        await desk.MakeAsync("Three", count: "3");
        Assert.That(await ReadAsync(), Is.Empty);

        await desk.GiveAsync();
        Assert.That(await ReadAsync(), Is.EqualTo(new[] { "1", "2", "3" }.Select(at => $"{DemoWorkspace.Anna} sql-{at}-q 2026-11-27 16:00:00+00")));

        await AssessmentDesk.TakeAsync(Bot.Anna, right: 3, wrong: 0);
        Assert.That(await ReadAsync(), Is.Empty, "it is done");

        Task<IReadOnlyList<string>> ReadAsync() => Bot.QueryAsync<string>("select user_id || ' ' || question_id || ' ' || to_char(deadline at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS+00') from open_deadline order by question_id");
    }
}
