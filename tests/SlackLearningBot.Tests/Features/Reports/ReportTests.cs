using System.Text;
using NUnit.Framework;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Reports;

/// <summary>What an owner learns of a track, and what nobody does. It is Monday 23 November 2026.</summary>
internal sealed class ReportTests
{
    private FaultyNetwork network = null!;
    private ReportDesk desk = null!;
    private TestBot bot = null!;

    [SetUp]
    public async Task Start()
    {
        network = new FaultyNetwork();
        desk = await ReportDesk.StartAsync(network);
        bot = desk.Bot;
    }

    [TearDown]
    public async Task Stop()
    {
        await desk.DisposeAsync();
        network.Dispose();
    }

    [Test]
    public async Task It_tells_what_is_still_known_by_age_and_skill_and_completion_beside_it()
    {
        await desk.RememberAsync("t-1-q", 12);
        await desk.RememberAsync("t-2-q", 8);
        await desk.CompleteAsync(people: 12, finished: 5);

        var said = await desk.SayAsync();

        Assert.That(said, Does.Contain("What people still know: Track t").And.Contain("*About 30 days after* (21 to 44 days after").And.Contain("*75 of 100* right (").And.Contain("20 answers of 12 people"));
        Assert.That(said, Does.Contain("*About 90 days after* (70 to 120 days").And.Contain("*50 of 100* right ("));
        Assert.That(said, Does.Match(@"• git: \*75 of 100\* \(\d+ to \d+\), 12 people").And.Match(@"• sql: \*75 of 100\* \(\d+ to \d+\), 12 people"), "a lesson counts under each of its skills");
        Assert.That(said, Does.Contain("5 of 12 people in the track have finished it.").And.Contain("until Sunday 22 November").And.Contain("so that nobody is found by taking one report or skill from another"));
    }

    [Test]
    public async Task What_fewer_than_five_people_answered_of_a_lesson_is_in_no_number()
    {
        await desk.RememberAsync("t-1-q", 20);
        await desk.RememberAsync("t-2-q", 4, from: 30);
        await desk.RememberAsync("t-3-q", 6, from: 40);
        await desk.CompleteAsync(people: 12, finished: 9);

        var said = await desk.SayAsync();

        Assert.That(said, Does.Contain("26 answers of 26 people").And.Match(@"• git: .*, 20 people").And.Match(@"• sql: .*, 20 people").And.Match(@"• =cmd\(\): .*, 6 people"));
        Assert.That(said, Does.Contain("About 12 people are in the track; how many of them have finished would point at somebody").And.Not.Contain("9 of 12"));
    }

    [Test]
    public async Task Four_people_are_no_report()
    {
        await desk.RememberAsync("t-1-q", 4);
        await desk.CompleteAsync(people: 4, finished: 4);

        Assert.That(await desk.SayAsync(), Does.Contain("Not enough people have answered a lesson's questions at that age yet.").And.Contain("Too few people are in the track to tell.").And.Not.Contain("of 100*"));
    }

    [Test]
    public async Task This_weeks_answers_and_second_ones_of_a_day_wait_or_do_not_count()
    {
        for (var person = 0; person < 6; person++)
        {
            await desk.AnswerAsync($"U{person}", "t-1-q", "2026-10-24", true);
            await desk.AnswerAsync($"U{person}", "t-1-q", "2026-11-20", false, counts: false);
            await desk.AnswerAsync($"U{person}", "t-1-q", "2026-11-23", false);
        }

        var now = await desk.SayAsync();
        await bot.TurnToAsync("2026-11-30T06:00:00Z");

        Assert.That(now, Does.Contain("Not enough people").And.Not.Contain("of 100* right"));
        Assert.That(await desk.SayAsync(), Does.Contain("*0 of 100* right (0 to").And.Contain("6 answers of 6 people"));
    }

    [Test]
    public async Task The_sheet_comes_once_into_the_owners_direct_message()
    {
        await desk.RememberAsync("t-1-q", 12);
        await desk.RememberAsync("t-3-q", 12);
        var report = await desk.ReportAsync();

        await bot.Priya.ClickAsync(report, "Download as CSV");
        await bot.Priya.ClickAsync(report, "Download as CSV");
        await bot.SettleAsync();

        var file = bot.Priya.Messages().SelectMany(message => message.Files).Single();
        var lines = Encoding.UTF8.GetString(file.Bytes!).TrimStart('\ufeff').Split("\r\n");
        Assert.That(file.Name, Is.EqualTo("report-t-2026-11-22.csv"));
        Assert.That(lines[0], Is.EqualTo("track,part,skill,days_after,from_day,to_day,until,people,answers,right,share,low,high,told"));
        Assert.That(lines[1], Does.Match("^Track t,all,,30,21,44,2026-11-22,12,24,18,0.7500,0.[0-9]{2}00,0.[0-9]{2}00,yes$"), "how sure it is in whole hundredths");
        Assert.That(lines, Has.Some.StartsWith("Track t,skill,'=cmd(),30").Or.Some.StartsWith("Track t,skill,\"'=cmd()\",30"), "no formula");
        Assert.That(lines[^2], Is.EqualTo("Track t,completion,,,,,2026-11-22,,,,,,,no"));
    }

    [TestCase("files.getUploadURLExternal", "missing_scope")]
    [TestCase("files.completeUploadExternal", "channel_not_found")]
    public async Task A_sheet_that_Slack_refuses_is_told_of_with_what_to_do(string method, string error)
    {
        await desk.RememberAsync("t-1-q", 12);
        var report = await desk.ReportAsync();
        network.Answer(method, 200, $$"""{"ok":false,"error":"{{error}}"}""");

        await bot.Priya.ClickAsync(report, "Download as CSV");
        await bot.SettleAsync();

        var message = bot.Priya.Messages().Single(message => message.EphemeralTo is null);
        Assert.That(message.Text, Does.Contain("I could not hand over the report of t as a sheet").And.Contain(error).And.Contain("doctor").And.Contain("Download as CSV").And.Contain("/learn report t"));
        Assert.That(await bot.ScalarAsync<string>("select state || ' ' || reason from delivery where kind = 'report.file'"), Is.EqualTo($"dropped {error}"));
    }

    [Test]
    public async Task Only_owners_get_it_and_only_of_their_workspace()
    {
        await desk.RememberAsync("t-1-q", 12);
        var report = await desk.ReportAsync();
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
    public async Task A_track_that_is_not_named_well_is_asked_back(string words, string expected) => Assert.That((await desk.ReportAsync(words)).Text, Does.Contain(expected));
}
