using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Features.PersonalData;

namespace SlackLearningBot.Tests.Features.Workspaces;

/// <summary>Two companies in which the same ids mean different people: nothing goes from one to the other.</summary>
internal sealed class TwinTests
{
    private const string Same = "U0TWIN00001";

    private InstallDesk desk = null!;
    private LessonDesk lessons = null!;
    private PersonHands here = null!;
    private PersonHands there = null!;

    [SetUp]
    public async Task Start()
    {
        desk = await InstallDesk.StartAsync();
        await desk.InstallAsync();
        lessons = new LessonDesk(desk.Bot);
        here = Admit(desk.Bot.Anna.Workspace, "Here");
        there = Admit(desk.Other, "There");
        await lessons.AddTrackAsync("shared", 3);
        await lessons.AddTrackAsync("shared", 3, InstallDesk.Team);
        await desk.Bot.ExecuteAsync("update lesson set title = 'Secret of ' || team_id, body = 'Body of ' || team_id where lesson_id like 'shared-%'");
        desk.Bot.Slack.World.Calls.Clear();
    }

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private PersonHands Admit(Workspace workspace, string name)
    {
        workspace.Admit(new Person { Id = Same, TeamId = workspace.TeamId, Name = "twin", RealName = $"Twin {name}", TimeZone = "Europe/Stockholm" });
        return desk.Bot.Slack.As(Same, workspace.TeamId);
    }

    private static string All(PersonHands person) => string.Join('\n', person.Messages().Select(LessonDesk.All));

    [Test]
    public async Task Each_gets_the_lesson_of_their_own_company()
    {
        await lessons.EnrolAsync(here, "shared");
        await lessons.EnrolAsync(there, "shared");

        await lessons.SendAsync(here);
        await lessons.SendAsync(there);

        Assert.That(All(here), Does.Contain($"Secret of {here.Workspace.TeamId}").And.Not.Contain($"Secret of {InstallDesk.Team}"));
        Assert.That(All(there), Does.Contain($"Secret of {InstallDesk.Team}").And.Not.Contain($"Secret of {here.Workspace.TeamId}"));
    }

    [Test]
    public async Task An_answer_in_one_company_is_no_answer_in_the_other()
    {
        await lessons.EnrolAsync(here, "shared");
        await lessons.EnrolAsync(there, "shared");
        var message = await lessons.SendAsync(here);
        await lessons.SendAsync(there);

        await here.ClickAsync(message, "Right shared-1");

        Assert.That(await lessons.StateAsync(here, "shared-1"), Is.EqualTo("done"));
        Assert.That(await lessons.StateAsync(there, "shared-1"), Is.EqualTo("open"));
        Assert.That(await lessons.ReviewsAsync(there), Is.Empty);
    }

    [Test]
    public async Task What_one_joins_stops_or_sees_at_Home_is_theirs_alone()
    {
        await here.CommandAsync("/learn join shared");
        await lessons.EnrolAsync(there, "shared");
        await there.CommandAsync("/learn stop");
        await here.OpenHomeAsync();
        await there.OpenHomeAsync();
        await desk.Bot.SettleAsync();

        Assert.That(await desk.Bot.QueryAsync<string>("select team_id from enrolment where user_id = @Same and left_at is null and joined_at is not null", new { Same }), Is.EquivalentTo(new[] { here.Workspace.TeamId, InstallDesk.Team }));
        Assert.That(await desk.Bot.ScalarAsync<long>("select count(*) from contact where user_id = @Same and silent_until = 'infinity'", new { Same }), Is.EqualTo(1));
        Assert.That(here.Home!.Body.ToJsonString(), Does.Not.Contain(InstallDesk.Team));
        Assert.That(there.Home!.Body.ToJsonString(), Does.Not.Contain(here.Workspace.TeamId));
    }

    [Test]
    public async Task The_minute_owes_each_their_own_and_goes_to_the_right_Slack()
    {
        await lessons.EnrolAsync(here, "shared");
        await lessons.EnrolAsync(there, "shared");
        await desk.Bot.ExecuteAsync("update learner set next_lesson_at = '2026-11-23T07:30:00Z' where user_id = @Same", new { Same });

        await desk.Bot.TurnToAsync("2026-11-23T07:31:00Z");

        Assert.That(All(here), Does.Contain($"Secret of {here.Workspace.TeamId}"));
        Assert.That(All(there), Does.Contain($"Secret of {InstallDesk.Team}"));
        Assert.That(here.Messages(), Has.Count.EqualTo(1));
        Assert.That(there.Messages(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Who_erases_themselves_here_stays_there()
    {
        await lessons.AddTrackAsync("feedback", 0);
        await lessons.AddTrackAsync("feedback", 0, InstallDesk.Team);
        await lessons.AddLessonAsync("feedback", new TestLesson("feedback-what-you-saw") { Questions = [new TestQuestion("q1", "yes", "no")] });
        await lessons.AddLessonAsync("feedback", new TestLesson("feedback-what-you-saw") { Questions = [new TestQuestion("q1", "yes", "no")] }, InstallDesk.Team);
        await desk.Bot.FillAsync(here);
        await desk.Bot.FillAsync(there);
        var before = await desk.Bot.CountAsync(there);

        await here.CommandAsync("/learn data erase");
        await here.SubmitAsync(new JsonObject
        {
            ["data.erase.word"] = new JsonObject { ["data.erase.word"] = new JsonObject { ["type"] = "plain_text_input", ["value"] = "ERASE" } },
        });
        await desk.Bot.SettleAsync();

        Assert.That((await desk.Bot.CountAsync(here))["review"], Is.Zero);
        Assert.That((await desk.Bot.CountAsync(here))["learner"], Is.Zero);
        Assert.That(await desk.Bot.CountAsync(there), Is.EqualTo(before));
    }
}
