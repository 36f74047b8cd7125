using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Features.PersonalData;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Workspaces;

/// <summary>Installed again: everything is where it was, and nothing has piled up. After thirty days without it, nothing is left.</summary>
internal sealed class ReturnTests
{
    private InstallDesk desk = null!;
    private LessonDesk lessons = null!;
    private PersonHands cleo = null!;

    [SetUp]
    public async Task Start()
    {
        desk = await InstallDesk.StartAsync(withStarter: true);
        await desk.InstallAsync();
        lessons = new LessonDesk(desk.Bot);
        cleo = desk.Bot.Slack.As("cleo", InstallDesk.Team);
    }

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private async Task UninstallAsync()
    {
        await desk.Bot.Slack.UninstallAsync(desk.Other);
        await desk.Bot.SettleAsync();
        Assert.That(await desk.StateAsync(), Is.EqualTo("removed"));
    }

    private async Task ReinstallAsync()
    {
        desk.Other.Put(desk.Other.Installation);
        Assert.That((await desk.InstallAsync()).Text, Does.Contain("Learning is in"));
    }

    private async Task LearnAsync()
    {
        await lessons.EnrolAsync(cleo, "feedback");
        await desk.Bot.ExecuteAsync("update learner set next_lesson_at = '2026-11-23T07:30:00Z' where team_id = @Team", new { InstallDesk.Team });
    }

    private int LessonsSeen() => cleo.Messages().Count(message => message.Text.Contains("minute", StringComparison.Ordinal) || message.Blocks?.Contains("lesson.", StringComparison.Ordinal) == true);

    [Test]
    public async Task Progress_is_kept_and_lessons_go_on_without_a_flood()
    {
        await LearnAsync();
        await desk.Bot.TurnToAsync("2026-11-23T07:31:00Z");
        Assert.That(LessonsSeen(), Is.EqualTo(1));
        await UninstallAsync();
        var enrolments = await desk.Bot.ScalarAsync<long>("select count(*) from enrolment where team_id = @Team and left_at is null", new { InstallDesk.Team });

        for (var day = 24; day <= 29; day++)
        {
            await desk.Bot.TurnToAsync($"2026-11-{day}T07:31:00Z");
        }

        await ReinstallAsync();
        await desk.Bot.TickAsync();
        Assert.That(LessonsSeen(), Is.EqualTo(1), "nothing old comes");

        await desk.Bot.TurnToAsync("2026-11-30T07:31:00Z");
        Assert.That(LessonsSeen(), Is.EqualTo(2), "the next one comes at its hour");
        Assert.That(await desk.Bot.ScalarAsync<long>("select count(*) from enrolment where team_id = @Team and left_at is null", new { InstallDesk.Team }), Is.EqualTo(enrolments));
        Assert.That(await desk.Bot.ScalarAsync<long>("select count(*) from delivery where team_id = @Team and kind = 'lesson.daily'", new { InstallDesk.Team }), Is.EqualTo(2), "its days passed by without leaving anything");
    }

    [Test]
    public async Task Another_bot_user_has_other_conversations_and_the_old_tokens_pauses_are_over()
    {
        await LearnAsync();
        await desk.Bot.TurnToAsync("2026-11-23T07:31:00Z");
        await desk.Bot.ExecuteAsync("update contact set dm_channel = 'D0GONE' where team_id = @Team", new { InstallDesk.Team });
        await desk.Bot.ExecuteAsync("update installation set bot_user_id = 'U0OLDBOT' where team_id = @Team", new { InstallDesk.Team });
        await desk.Bot.ExecuteAsync("insert into lane (team_id, method, paused_until) values (@Team, '*', 'infinity')", new { InstallDesk.Team });
        await UninstallAsync();

        await ReinstallAsync();
        await desk.Bot.TurnToAsync("2026-11-24T07:31:00Z");

        Assert.That(LessonsSeen(), Is.EqualTo(2));
    }

    [Test]
    public async Task After_thirty_days_nothing_is_left_in_any_table_and_nobody_elses_is_touched()
    {
        await desk.Bot.FillAsync(cleo);
        await desk.Bot.FillAsync(desk.Bot.Anna);
        await desk.Bot.ExecuteAsync("insert into lane (team_id, method, paused_until) values (@Team, 'chat.update', @Now)", new { InstallDesk.Team, Now = desk.Bot.Now });
        await UninstallAsync();
        var before = await CountAsync(InstallDesk.Team);
        var others = await CountAsync(desk.Bot.Anna.Workspace.TeamId);
        Assert.That(before.Keys, Is.SupersetOf(new[] { "learner", "lesson", "question", "review", "delivery", "person", "role_grant", "track", "lane", "installation" }));

        await desk.Bot.TurnToAsync("2026-12-23T05:59:00Z");
        Assert.That(await desk.Bot.CountAsync(cleo), Has.Exactly(1).Matches<KeyValuePair<string, long>>(table => table is { Key: "review", Value: > 0 }), "a minute less than thirty days");
        await desk.Bot.TurnToAsync("2026-12-23T06:00:00Z");

        Assert.That(await CountAsync(InstallDesk.Team), Is.Empty);
        var left = await CountAsync(desk.Bot.Anna.Workspace.TeamId);
        Assert.That(left.Keys, Is.SupersetOf(before.Keys.Intersect(["learner", "lesson", "question", "review", "delivery", "person", "role_grant", "track", "installation"])));
        Assert.That(left["review"], Is.EqualTo(others["review"]));
    }

    [Test]
    public async Task An_erasure_that_was_interrupted_goes_on()
    {
        await desk.Bot.FillAsync(cleo);
        await UninstallAsync();
        await desk.Bot.TurnToAsync("2026-12-22T06:00:00Z");
        Assert.That(await desk.Bot.ScalarAsync<int>("select erase_workspace_rows(@Team, 3)", new { InstallDesk.Team }), Is.EqualTo(3), "a batch is bounded");

        await desk.Bot.TurnToAsync("2026-12-24T06:00:00Z");

        Assert.That(await CountAsync(InstallDesk.Team), Is.Empty);
    }

    [Test]
    public async Task A_workspace_that_came_back_in_time_is_never_erased()
    {
        await desk.Bot.FillAsync(cleo);
        await UninstallAsync();
        await desk.Bot.TurnToAsync("2026-12-22T06:00:00Z");
        var before = await desk.Bot.CountAsync(cleo);

        await ReinstallAsync();
        await desk.Bot.TurnToAsync("2027-02-01T06:00:00Z");

        Assert.That((await desk.Bot.CountAsync(cleo))["review"], Is.EqualTo(before["review"]).And.GreaterThan(0));
        Assert.That(await desk.StateAsync(), Is.EqualTo("active"));
    }

    [Test]
    public async Task A_workspace_that_comes_back_too_late_begins_anew_and_not_with_half_of_it()
    {
        await desk.Bot.FillAsync(cleo);
        await UninstallAsync();
        desk.Bot.Slack.Clock.TryTurnTo(TestBot.Instant("2026-12-24T06:00:00Z")); // no tick came
        await desk.Bot.ScalarAsync<int>("select erase_workspace_rows(@Team, 5)", new { InstallDesk.Team });

        await ReinstallAsync();

        Assert.That((await desk.Bot.CountAsync(cleo)).Values, Is.All.Zero);
        Assert.That(await desk.Bot.ScalarAsync<long>("select count(*) from lesson where team_id = @Team", new { InstallDesk.Team }), Is.GreaterThan(20), "with the catalogue");
    }

    /// <summary>How many rows each table has of a team; only tables that have any.</summary>
    private async Task<IReadOnlyDictionary<string, long>> CountAsync(string team)
    {
        var counts = new Dictionary<string, long>();
        foreach (var table in await desk.Bot.QueryAsync<string>("select table_name from information_schema.columns where table_schema = 'public' and column_name = 'team_id'"))
        {
            if (await desk.Bot.ScalarAsync<long>($"select count(*) from {table} where team_id = @Team", new { Team = team }) is > 0 and var count)
            {
                counts[table] = count;
            }
        }

        return counts;
    }
}
