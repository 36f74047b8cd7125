using System.Globalization;
using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Tests.Features.Lessons;

namespace SlackLearningBot.Tests.Features.Digest;

/// <summary>What the weekly note says, and what its buttons do.</summary>
internal sealed class DigestNoteTests
{
    private DigestDesk desk = null!;

    [SetUp]
    public async Task Start() => desk = await DigestDesk.StartAsync();

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    [Test]
    public async Task Three_lines_a_part_are_enough()
    {
        for (var day = 23; day <= 27; day++)
        {
            await desk.LearnAsync(day, $"Right t-{day - 22}");
        }

        await desk.TurnToAsync(27, "16:00");

        Assert.That(desk.Words(), Does.Contain("with 5 of 5 questions right*\\n• Lesson t-1\\n• Lesson t-2\\n• Lesson t-3\\n… and 2 more"));
        Assert.That(desk.Words(), Does.Not.Contain("What waited"));
    }

    [Test]
    public async Task What_was_right_in_earlier_weeks_goes_along()
    {
        await desk.LearnAsync(23, "Right t-1");
        await desk.LearnAsync(24, "Wrong t-2");
        await desk.LearnAsync(33, "Right t-3");
        await desk.LearnAsync(34);
        await desk.TurnToAsync(34, "16:00");

        Assert.That(desk.Words(), Does.Contain("with one question answered right*\\n• Lesson t-3").And.Contain("*Answered right in the four weeks before*\\n• Lesson t-1\""));
        Assert.That(desk.Words(), Does.Not.Contain("Lesson t-2"));
    }

    [Test]
    public async Task The_next_lesson_of_a_big_morning_is_told_with_its_window()
    {
        await desk.LearnAsync(23, "Right t-1");
        await desk.Bot.ExecuteAsync(
            "insert into morning select team_id, next_lesson_at, 10200, 34 from learner on conflict (team_id, due_at) do update set learners = 10200, minutes = 34");

        Assert.That(LessonDesk.All((await desk.Learner.CommandAsync("/learn digest")).Ephemeral!), Does.Contain("Lesson t-2, tomorrow between 08:30 and 09:04"));
    }

    [Test]
    public async Task Answers_without_a_lesson_that_was_done_are_told_as_such()
    {
        await desk.LearnAsync(23, "Wrong t-1");
        await desk.Bot.ExecuteAsync("update lesson_turn set state = 'open', closed_at = null");

        Assert.That(LessonDesk.All((await desk.Learner.CommandAsync("/learn digest")).Ephemeral!), Does.Contain("*You answered 1 question this week, 0 right*"));
    }

    [Test]
    public async Task Of_what_waits_no_number_is_shown()
    {
        await desk.Lessons.AddTrackAsync("u", 9);
        await desk.Bot.ExecuteAsync(
            """
            insert into enrolment (team_id, user_id, track_id, joined_at) values (@TeamId, @UserId, 'u', @Now);
            insert into lesson_turn (team_id, user_id, lesson_id, track_id, served_on)
            select @TeamId, @UserId, 'u-' || n, 'u', date '2026-11-21' + n from generate_series(1, 5) n
            """,
            new { desk.Learner.Workspace.TeamId, desk.Learner.UserId, Now = desk.Bot.Now.UtcDateTime });
        await desk.LearnAsync(27);
        await desk.TurnToAsync(27, "16:00");

        Assert.That(desk.Words(), Does.Contain("*What waited*").And.Contain("… and others").And.Not.Match("and [0-9]+ more"));
    }

    [Test]
    public async Task A_lesson_that_was_not_answered_waits_and_comes_once_more()
    {
        await desk.LearnAsync(27);
        await desk.TurnToAsync(27, "16:00");

        Assert.That(desk.Words(), Does.Contain("*What is next*\\n• Lesson t-1, once more on Monday at 08:30").And.Contain("|Lesson t-1>"), "not as if it were another one");
    }

    [Test]
    public async Task What_was_put_off_is_named_with_its_day()
    {
        await desk.LearnAsync(27);
        await desk.Learner.ClickAsync(desk.Learner.Messages()[^1], "On Monday");
        await desk.Bot.ExecuteAsync("update lesson_turn set snoozes = 1");
        await desk.Lessons.AddTrackAsync("u", 1);
        await desk.Bot.ExecuteAsync("insert into lesson_turn (team_id, user_id, lesson_id, track_id, served_on, state, closed_at) values (@TeamId, @UserId, 'u-1', 'u', '2026-11-26', 'done', @Now)",
            new { desk.Learner.Workspace.TeamId, desk.Learner.UserId, Now = desk.Bot.Now.UtcDateTime });

        await desk.TurnToAsync(27, "16:00");

        Assert.That(desk.Words(), Does.Contain("*What is next*\\n• Lesson t-1, which you put off, on Monday at 08:30\""), "and no other lesson on that day");
    }

    [Test]
    public async Task Titles_can_do_no_harm()
    {
        const string hostile = "<!channel> *bold* <@U0ANNA> & 'quoted'\nnext line";
        await desk.Bot.ExecuteAsync("update lesson set title = @Title", new { Title = hostile + new string('x', 400) });
        await desk.LearnAsync(26, "Right t-1");
        await desk.LearnAsync(27);
        await desk.TurnToAsync(27, "16:00");

        Assert.That(await desk.OwedAsync(), Is.EqualTo(new[] { "2026-W48 2026-11-27 15:00 sent" }));
        Assert.That(desk.Words(), Does.Contain("&lt;!channel&gt; ∗bold∗ &lt;@U0ANNA&gt; &amp; 'quoted' next line").And.Not.Contain("<!channel>"));
    }

    [Test]
    public async Task Everybody_reads_of_their_own_week()
    {
        var others = new List<PersonHands>();
        for (var n = 1; n <= 25; n++)
        {
            await desk.Lessons.AddTrackAsync($"own{n}x", 2);
            others.Add(await desk.Lessons.NewLearnerAsync($"own{n}x"));
        }

        await desk.Bot.ExecuteAsync("update learner set days = 16, next_lesson_at = '2026-11-27T07:30Z'");
        await desk.TurnToAsync(27, "08:31");
        await desk.TurnToAsync(27, "16:00");

        foreach (var (person, n) in others.Select((person, index) => (person, index + 1)))
        {
            var note = LessonDesk.All(person.Messages().Single(message => message.Text.StartsWith("Your week", StringComparison.Ordinal)));
            Assert.That(note, Does.Contain(string.Create(CultureInfo.InvariantCulture, $"|Lesson own{n}x-1>")));
            Assert.That(others.Count(other => note.Contains($"own{others.IndexOf(other) + 1}x", StringComparison.Ordinal)), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task The_menu_explains_it_and_ends_it()
    {
        await desk.LearnAsync(27, "Right t-1");
        await desk.TurnToAsync(27, "16:00");
        var note = desk.Notes()[^1];

        await desk.Learner.ClickAsync(note, "Why this?");
        Assert.That(LessonDesk.Remark(desk.Learner), Does.Contain("on your last learning day"));
        await desk.Learner.ClickAsync(note, "No weekly note any more");
        Assert.That(await desk.Bot.QueryAsync<string>("select user_id from digest_quiet"), Is.EqualTo(new[] { desk.Learner.UserId }));
        var why = await desk.Learner.CommandAsync("/learn why");

        Assert.That(LessonDesk.All(why.Ephemeral!), Does.Contain("Your week").And.Not.Contain("No weekly note"));
    }

    [Test]
    public async Task Whoever_asks_sees_their_week_at_any_time()
    {
        await desk.LearnAsync(23, "Right t-1");

        var week = await desk.Learner.CommandAsync("/learn digest");
        var stranger = await desk.Bot.Maria.CommandAsync("/learn digest");
        var rubbish = await desk.Learner.CommandAsync("/learn digest <!channel>");

        Assert.That(LessonDesk.All(week.Ephemeral!), Does.Contain("• Lesson t-1").And.Contain("Lesson t-2, tomorrow at 08:30"));
        Assert.That(LessonDesk.All(stranger.Ephemeral!), Does.Contain("not learning at the moment"));
        Assert.That(LessonDesk.All(rubbish.Ephemeral!), Does.Contain("&lt;!channel&gt;").And.Contain("nothing was changed"));
    }
}
