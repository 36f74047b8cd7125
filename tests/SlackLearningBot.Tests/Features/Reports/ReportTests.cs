using System.Text;
using NUnit.Framework;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Reports;

/// <summary>What an owner learns of a track, and what nobody does. It is Monday 23 November 2026.</summary>
internal sealed class ReportTests
{
    private TestBot bot = null!;
    private LessonDesk desk = null!;

    [SetUp]
    public async Task Start()
    {
        bot = await TestBot.StartAsync();
        desk = new LessonDesk(bot);
        await desk.AddEmptyTrackAsync("t");
        foreach (var (at, skills) in new[] { (1, new[] { "sql", "git" }), (2, ["git"]), (3, ["=cmd()"]) })
        {
            await desk.AddLessonAsync("t", new TestLesson($"t-{at}") { Skills = skills, Questions = [new TestQuestion($"t-{at}-q", "Right", "Wrong")] });
        }

        await bot.ExecuteAsync(
            "insert into role_grant (team_id, user_id, role, granted_by, granted_at) values (@TeamId, @UserId, 'owner', 'operator', @Now)",
            new { bot.Priya.Workspace.TeamId, bot.Priya.UserId, bot.Now });
    }

    [TearDown]
    public async Task Stop() => await bot.DisposeAsync();

    private Task AnswerAsync(string user, string question, string day, bool isRight, bool counts = true) => bot.ExecuteAsync(
        """
        insert into review (id, team_id, user_id, question_id, question_version, lesson_id, occasion, delivery_id, chosen, chosen_text, is_right, grade,
                            answered_on, answered_at, learning_on, counts, model_version)
        select gen_random_uuid(), q.team_id, @User, q.question_id, 1, q.lesson_id, 'test:' || gen_random_uuid(), gen_random_uuid(), 0, 'x', @IsRight, case when @IsRight then 3 else 1 end,
               @Day::date, @Day::date + interval '9 hours', @Day::date, @Counts, 6
          from question q where q.team_id = @TeamId and q.question_id = @Question
        """, new { bot.Anna.Workspace.TeamId, User = user, Question = question, Day = day, IsRight = isRight, Counts = counts });

    /// <summary>People who answered first on 1 July and again after 30 and 90 days; of every four one has forgotten after a month, and two after a quarter.</summary>
    private async Task RememberAsync(string question, int people, int from = 0)
    {
        for (var person = from; person < from + people; person++)
        {
            await AnswerAsync($"U{person:000}", question, "2026-07-01", true);
            await AnswerAsync($"U{person:000}", question, "2026-07-31", person % 4 > 0);
            await AnswerAsync($"U{person:000}", question, "2026-09-29", person % 4 > 1);
        }
    }

    private async Task<Message> ReportAsync(string words = "/learn report t") => (await bot.Priya.CommandAsync(words)).Ephemeral!;

    [Test]
    public async Task It_tells_what_is_still_known_by_age_and_skill_and_completion_beside_it()
    {
        await RememberAsync("t-1-q", 12);
        await RememberAsync("t-2-q", 8);
        await CompleteAsync(people: 12, finished: 5);

        var said = LessonDesk.All(await ReportAsync());

        Assert.That(said, Does.Contain("What people still know: Track t").And.Contain("*About 30 days after* (21 to 44 days after").And.Contain("*75 of 100* right (").And.Contain("20 answers of 12 people"));
        Assert.That(said, Does.Contain("*About 90 days after* (70 to 120 days").And.Contain("*50 of 100* right ("));
        Assert.That(said, Does.Contain("• sql: *75 of 100*").And.Contain("12 people").And.Contain("• git: *75 of 100*").And.Contain("8 people"), "a lesson's first skill counts");
        Assert.That(said, Does.Contain("5 of 12 people in the track have finished it.").And.Contain("until Sunday 22 November"));
    }

    [Test]
    public async Task A_small_group_is_not_told_nor_one_that_would_give_it_away()
    {
        await RememberAsync("t-1-q", 20);
        await RememberAsync("t-2-q", 2);
        await RememberAsync("t-3-q", 6);
        await CompleteAsync(people: 12, finished: 9);

        var said = LessonDesk.All(await ReportAsync());

        Assert.That(said, Does.Contain("• sql: *75 of 100*").And.Contain("• git: too few people to tell").And.Contain("• =cmd(): too few people to tell"));
        Assert.That(said, Does.Contain("12 people are in the track now; how many of them have finished would point at somebody").And.Not.Contain("9 of 12"));
    }

    [Test]
    public async Task Four_people_are_no_report()
    {
        await RememberAsync("t-1-q", 4);
        await CompleteAsync(people: 4, finished: 4);

        var said = LessonDesk.All(await ReportAsync());

        Assert.That(said, Does.Contain("Not enough people have answered at that age yet.").And.Contain("Fewer than 5 people are in the track now.").And.Not.Contain("of 100*"));
    }

    [Test]
    public async Task This_weeks_answers_and_second_ones_of_a_day_wait_or_do_not_count()
    {
        for (var person = 0; person < 6; person++)
        {
            await AnswerAsync($"U{person}", "t-1-q", "2026-10-24", true);
            await AnswerAsync($"U{person}", "t-1-q", "2026-11-20", false, counts: false);
            await AnswerAsync($"U{person}", "t-1-q", "2026-11-23", false);
        }

        var now = LessonDesk.All(await ReportAsync());
        await bot.TurnToAsync("2026-11-30T06:00:00Z");

        Assert.That(now, Does.Contain("Not enough people").And.Not.Contain("of 100* right"));
        Assert.That(LessonDesk.All(await ReportAsync()), Does.Contain("*0 of 100* right (0 to").And.Contain("6 answers of 6 people"));
    }

    [Test]
    public async Task The_sheet_comes_once_into_the_owners_direct_message()
    {
        await RememberAsync("t-1-q", 12);
        await RememberAsync("t-3-q", 12);
        var report = await ReportAsync();

        await bot.Priya.ClickAsync(report, "Download as CSV");
        await bot.Priya.ClickAsync(report, "Download as CSV");
        await bot.SettleAsync();

        var file = bot.Priya.Messages().SelectMany(message => message.Files).Single();
        var lines = Encoding.UTF8.GetString(file.Bytes!).TrimStart('\ufeff').Split("\r\n");
        Assert.That(file.Name, Is.EqualTo("report-t-2026-11-22.csv"));
        Assert.That(lines[0], Is.EqualTo("track,part,skill,days_after,from_day,to_day,until,people,answers,right,share,low,high,told"));
        Assert.That(lines[1], Does.StartWith("Track t,all,,30,21,44,2026-11-22,12,24,18,0.7500,0.").And.EndsWith(",yes"));
        Assert.That(lines, Has.Some.StartsWith("Track t,skill,'=cmd(),30").Or.Some.StartsWith("Track t,skill,\"'=cmd()\",30"), "no formula");
        Assert.That(lines[^2], Is.EqualTo("Track t,completion,,,,,2026-11-22,,,,,,,no"));
    }

    [Test]
    public async Task Only_owners_get_it_and_only_of_their_workspace()
    {
        await RememberAsync("t-1-q", 12);
        var report = await ReportAsync();
        await bot.ExecuteAsync("delete from role_grant");

        await bot.Priya.ClickAsync(report, "Download as CSV");
        await bot.SettleAsync();
        var refused = LessonDesk.Remark(bot.Priya);

        Assert.That(refused, Does.Contain("for the owners"));
        Assert.That(bot.Priya.Messages().SelectMany(message => message.Files), Is.Empty);
        Assert.That((await bot.Anna.CommandAsync("/learn report t")).Ephemeral!.Text, Does.Contain("for the owners"));
        var cleo = await bot.AddCleoAsync();
        await bot.ExecuteAsync(
            "insert into role_grant (team_id, user_id, role, granted_by, granted_at) values (@TeamId, @UserId, 'owner', 'operator', @Now)",
            new { cleo.Workspace.TeamId, cleo.UserId, bot.Now });
        Assert.That((await cleo.CommandAsync("/learn report t")).Ephemeral!.Text, Does.Contain("I found no track called “t”"));
    }

    [TestCase("/learn report", "`/learn report t` (Track t)")]
    [TestCase("/learn report track", "Did you mean one of these?")]
    [TestCase("/learn report <!channel>", "I found no track called “&lt;!channel&gt;”")]
    public async Task A_track_that_is_not_named_well_is_asked_back(string words, string expected) => Assert.That((await ReportAsync(words)).Text, Does.Contain(expected));

    private async Task CompleteAsync(int people, int finished)
    {
        for (var person = 0; person < people; person++)
        {
            await bot.ExecuteAsync("insert into enrolment (team_id, user_id, track_id, joined_at) values (@TeamId, @User, 't', @Now)", new { bot.Anna.Workspace.TeamId, User = $"U{person:000}", bot.Now });
            for (var lesson = 1; lesson <= (person < finished ? 3 : 2); lesson++)
            {
                await bot.ExecuteAsync(
                    "insert into lesson_turn (team_id, user_id, lesson_id, track_id, served_on, state, closed_at) values (@TeamId, @User, @Lesson, 't', @Day::date, 'done', @Now)",
                    new { bot.Anna.Workspace.TeamId, User = $"U{person:000}", Lesson = $"t-{lesson}", Day = $"2026-11-0{lesson}", bot.Now });
            }
        }
    }
}
