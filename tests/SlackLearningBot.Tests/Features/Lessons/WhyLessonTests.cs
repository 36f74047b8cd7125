using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Tests.Features.Memory;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Lessons;

/// <summary>"Why this?" of a lesson: what speaks for it, and what happens if it is skipped. It is Monday 23 November 2026, 07:00 in Stockholm; the next lesson comes on Tuesday.</summary>
internal sealed class WhyLessonTests
{
    private TestBot bot = null!;
    private LessonDesk desk = null!;
    private MemoryDesk memory = null!;

    [SetUp]
    public async Task Start()
    {
        bot = await TestBot.StartAsync();
        desk = new LessonDesk(bot);
        memory = new MemoryDesk(bot);
        await desk.AddEmptyTrackAsync("a");
        for (var at = 1; at <= 4; at++)
        {
            await desk.AddLessonAsync("a", new TestLesson($"a-{at}") { Skills = ["sql"], Questions = [new TestQuestion($"a-{at}-q", $"Right a-{at}", $"Wrong a-{at}"), new TestQuestion($"a-{at}-r", $"Good a-{at}", $"Bad a-{at}")] });
        }
    }

    [TearDown]
    public async Task Stop() => await bot.DisposeAsync();

    private async Task<PersonHands> LearnerAsync(params string[] tracks)
    {
        var person = await desk.NewLearnerAsync(tracks);
        await memory.PlanAsync(person, "2026-11-24T07:30:00Z");
        return person;
    }

    private async Task<string> WhyAsync(PersonHands person)
    {
        var message = await desk.SendAsync(person);
        await person.ClickAsync(message, "Why this?");
        return LessonDesk.Remark(person);
    }

    private Task AssessAsync(PersonHands person, string deadline, string title = "SQL basics", string track = "a", string state = "open") => bot.ExecuteAsync(
        """
        with made as (
            insert into assessment (team_id, assessment_id, title, questions, pass_mark, attempts, certificate, author_id, created_at)
            values (@TeamId, gen_random_uuid(), @Title, 2, 70, 1, false, 'erased', @Now)
            returning team_id, assessment_id
        ), about as (
            insert into assessment_track (team_id, assessment_id, track_id) select team_id, assessment_id, @Track from made
        ), given as (
            insert into assessment_assignment (team_id, assignment_id, assessment_id, author_id, deadline, audience, results, state, created_at)
            select team_id, gen_random_uuid(), assessment_id, 'erased', @Deadline::timestamptz, '{}', 'names', @State, @Now from made
            returning team_id, assignment_id
        )
        insert into assessment_assignee (team_id, assignment_id, user_id, via, added_at) select team_id, assignment_id, @UserId, '', @Now from given
        """, new { person.Workspace.TeamId, person.UserId, Title = title, Track = track, Deadline = deadline, State = state, bot.Now });

    [Test]
    public async Task The_only_lesson_says_what_speaks_for_it_and_when_it_comes_again()
    {
        var anna = await LearnerAsync("a");
        await bot.ExecuteAsync(
            "insert into preference (team_id, user_id, goals, formats, minutes, changed_at) values (@TeamId, @UserId, '{sql}', '{read}', 3, @Now)", new { anna.Workspace.TeamId, anna.UserId, bot.Now });

        Assert.That(await WhyAsync(anna), Does.Contain(
            "the track you joined. It was the only one there was; what speaks for it: your goals 20 of 20, its format 14 of 20, your time 10 of 10 points.\nIf you skip it, it comes again on Tuesday 24 November. Nothing is lost."));
    }

    [Test]
    public async Task With_two_tracks_the_other_one_has_its_turn_first()
    {
        await desk.AddTrackAsync("b", 2);
        var anna = await LearnerAsync("a", "b");

        Assert.That(await WhyAsync(anna), Does.Contain("What speaks for it:").And.Contain("If you skip it, another of your tracks has its turn on Tuesday 24 November, and this lesson comes again on a later day."));
    }

    [Test]
    public async Task What_is_known_of_it_already_fades_until_it_comes_again()
    {
        var anna = await LearnerAsync("a");
        await bot.ExecuteAsync(
            """
            insert into memory (team_id, user_id, question_id, stability, difficulty, last_on, answers, due_on, model_version, fit)
            values (@TeamId, @UserId, 'a-1-q', 2, 5, '2026-11-20', 1, '2026-11-30', 6, 0);
            insert into learner_offset (team_id, user_id, value, answers) values (@TeamId, @UserId, 0, 1);
            """, TestBot.Key(anna));

        var (now, then) = (Math.Round(100 * MemoryDesk.Model.Recall(3, 2)), Math.Round(100 * MemoryDesk.Model.Recall(4, 2)));
        Assert.That(await WhyAsync(anna), Does.Contain($"it comes again on Tuesday 24 November. What you know of it already fades until Tuesday 24 November: {now} % → {then} %.").And.Not.Contain("Nothing is lost"));
        Assert.That(now, Is.GreaterThan(then));
    }

    [Test]
    public async Task A_near_assessment_presses_and_says_what_is_left()
    {
        var anna = await LearnerAsync("a");
        await AssessAsync(anna, "2026-12-24T16:00:00Z", "Later");
        await AssessAsync(anna, "2026-11-28T16:00:00Z");
        await AssessAsync(anna, "2026-11-23T05:00:00Z", "Over");
        await AssessAsync(anna, "2026-11-25T16:00:00Z", "Not given yet", state: "offered");

        // Four lessons in the five days from Monday to Friday.
        Assert.That(await WhyAsync(anna), Does.Contain("deadline 8 of 10").And.Contain(
            "“SQL basics” asks this track and is to be taken by Saturday 28 November: 4 lessons left for 5 learning days, and one day fewer if you skip.").And.Not.Contain("Nothing is lost"));
    }

    [Test]
    public async Task The_track_an_assessment_asks_comes_first()
    {
        await desk.AddTrackAsync("b", 4);
        var (anna, ben) = (await LearnerAsync("a", "b"), await LearnerAsync("a", "b"));
        await AssessAsync(anna, "2026-11-27T16:00:00Z", track: "b");
        await AssessAsync(ben, "2026-11-27T16:00:00Z", track: "b");
        await bot.ExecuteAsync("update assessment_assignee set done_at = @Now, outcome = 'passed' where user_id = @UserId", new { ben.UserId, bot.Now });

        var (hers, his) = (await WhyAsync(anna), await WhyAsync(ben));

        Assert.That(hers, Does.Contain("*Track b*, which fits you best today").And.Contain("deadline 10 of 10"));
        Assert.That(his, Does.Contain("*Track a*").And.Not.Contain("deadline"), "he has passed it");
    }

    [Test]
    public async Task A_lesson_that_came_as_often_as_it_comes_or_was_put_off_says_so()
    {
        var anna = await LearnerAsync("a");
        var message = await desk.SendAsync(anna);
        await bot.ExecuteAsync("update lesson_turn set comes_back_at = '2026-11-26T09:00:00Z'");
        await desk.ClickOldAsync(anna, message, LessonDesk.Element(message, "Why this?"));
        var putOff = LessonDesk.Remark(anna);
        await bot.ExecuteAsync("update lesson_turn set comes_back_at = null, times = 3");
        await desk.ClickOldAsync(anna, message, LessonDesk.Element(message, "Why this?"));

        Assert.That(putOff, Does.Contain("it comes again on Thursday 26 November."));
        Assert.That(LessonDesk.Remark(anna), Does.Contain("If you skip it, your track goes on without it; it stays in my *Home* tab."));
    }
}
