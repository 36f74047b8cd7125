using System.Text.RegularExpressions;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Reports;

/// <summary>Priya owns the programme; the track t has three lessons with a question each. It is Monday 23 November 2026.</summary>
internal sealed partial class ReportDesk : IAsyncDisposable
{
    private ReportDesk(TestBot bot)
    {
        Bot = bot;
        Lessons = new LessonDesk(bot);
    }

    public TestBot Bot { get; }

    public LessonDesk Lessons { get; }

    public static async Task<ReportDesk> StartAsync(FaultyNetwork? network = null)
    {
        var desk = new ReportDesk(network is null ? await TestBot.StartAsync() : await TestBot.StartAsync(TestBot.MondayMorning, new Dictionary<string, string?> { ["Bot:StarterCatalogue"] = "false" }, network.Use));
        await desk.Lessons.AddEmptyTrackAsync("t");
        foreach (var (at, skills) in new[] { (1, new[] { "sql", "git" }), (2, ["git"]), (3, ["=cmd()"]) })
        {
            await desk.Lessons.AddLessonAsync("t", new TestLesson($"t-{at}") { Skills = skills, Questions = [new TestQuestion($"t-{at}-q", "Right", "Wrong")] });
        }

        await desk.MakeOwnerAsync();
        return desk;
    }

    public ValueTask DisposeAsync() => Bot.DisposeAsync();

    public Task MakeOwnerAsync() => Bot.ExecuteAsync(
        "insert into role_grant (team_id, user_id, role, granted_by, granted_at) values (@TeamId, @UserId, 'owner', 'operator', @Now)",
        new { Bot.Priya.Workspace.TeamId, Bot.Priya.UserId, Bot.Now });

    public Task AnswerAsync(string user, string question, string day, bool isRight, bool counts = true) => Bot.ExecuteAsync(
        """
        insert into review (id, team_id, user_id, question_id, question_version, lesson_id, occasion, delivery_id, chosen, chosen_text, is_right, grade,
                            answered_on, answered_at, learning_on, counts, model_version)
        select gen_random_uuid(), q.team_id, @User, q.question_id, 1, q.lesson_id, 'test:' || gen_random_uuid(), gen_random_uuid(), 0, 'x', @IsRight, case when @IsRight then 3 else 1 end,
               @Day::date, @Day::date + interval '9 hours', @Day::date, @Counts, 6
          from question q where q.team_id = @TeamId and q.question_id = @Question
        """, new { Bot.Anna.Workspace.TeamId, User = user, Question = question, Day = day, IsRight = isRight, Counts = counts });

    /// <summary>People who answered first on 1 July and again after 30 and 90 days; of every four one has forgotten after a month, and two after a quarter.</summary>
    public async Task RememberAsync(string question, int people, int from = 0)
    {
        for (var person = from; person < from + people; person++)
        {
            await AnswerAsync($"U{person:000}", question, "2026-07-01", true);
            await AnswerAsync($"U{person:000}", question, "2026-07-31", person % 4 > 0);
            await AnswerAsync($"U{person:000}", question, "2026-09-29", person % 4 > 1);
        }
    }

    /// <summary>People who answer thirty days after their first answer, on this day.</summary>
    public async Task RememberOnAsync(string question, string day, int from, int people, bool isRight)
    {
        for (var person = from; person < from + people; person++)
        {
            await AnswerAsync($"U{person:000}", question, DateOnly.Parse(day).AddDays(-30).ToString("yyyy-MM-dd"), true);
            await AnswerAsync($"U{person:000}", question, day, isRight);
        }
    }

    public async Task<Message> ReportAsync(string words = "/learn report t") => (await Bot.Priya.CommandAsync(words)).Ephemeral!;

    /// <summary>All words of the report, without the names Slack gives to blocks.</summary>
    public async Task<string> SayAsync(string words = "/learn report t") => BlockIds().Replace(LessonDesk.All(await ReportAsync(words)), "");

    [GeneratedRegex("\"block_id\":\"[^\"]*\",?")]
    private static partial Regex BlockIds();

    public async Task CompleteAsync(int people, int finished, int from = 0)
    {
        for (var person = from; person < from + people; person++)
        {
            await Bot.ExecuteAsync("insert into enrolment (team_id, user_id, track_id, joined_at) values (@TeamId, @User, 't', @Now)", new { Bot.Anna.Workspace.TeamId, User = $"U{person:000}", Bot.Now });
            for (var lesson = 1; lesson <= (person < from + finished ? 3 : 2); lesson++)
            {
                await FinishAsync(person, lesson);
            }
        }
    }

    public Task FinishAsync(int person, int lesson) => Bot.ExecuteAsync(
        "insert into lesson_turn (team_id, user_id, lesson_id, track_id, served_on, state, closed_at) values (@TeamId, @User, @Lesson, 't', @Day::date, 'done', @Now)",
        new { Bot.Anna.Workspace.TeamId, User = $"U{person:000}", Lesson = $"t-{lesson}", Day = $"2026-11-0{lesson}", Bot.Now });
}
