using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Features.Lessons;

namespace SlackLearningBot.Tests.Hostile;

/// <summary>Another person, of the same workspace or of another one, uses what stands in Anna's message: nothing of hers moves, and nothing of theirs.</summary>
internal sealed class StrangerTests
{
    private static readonly string[] Elements = ["Right t-1", "Wrong t-1", "In 1 hour", "Tomorrow", "On a date …", "Not for me", "Why this?"];

    private HostileDesk desk = null!;
    private PersonHands anna = null!;
    private Message lesson = null!;

    [SetUp]
    public async Task Start()
    {
        desk = await HostileDesk.OpenAsync();
        anna = await desk.Lessons.NewLearnerAsync("t");
        lesson = await desk.Lessons.SendAsync(anna);
    }

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private async Task<string> StateAsync() => string.Join('\n',
    [
        await desk.RowsAsync("review", "learner", "enrolment", "lesson_turn"),
        .. await desk.Bot.QueryAsync<string>("select to_jsonb(t)::text from lesson_turn t order by team_id, user_id, lesson_id"),
        lesson.Blocks!,
    ]);

    private static JsonObject Action(Message message, string words)
    {
        var element = LessonDesk.Element(message, words);
        var action = new JsonObject { ["type"] = (string?)element["type"], ["action_id"] = (string?)element["action_id"], ["block_id"] = "b" };
        if (element["options"] is JsonArray options)
        {
            action["selected_option"] = options.First(option => (string?)option!["text"]!["text"] == words)!.DeepClone();
        }
        else
        {
            action["value"] = (string?)element["value"];
        }

        return action;
    }

    [TestCaseSource(nameof(Elements))]
    public async Task A_colleague_who_uses_it_changes_nothing(string words)
    {
        var ben = await desk.Lessons.NewLearnerAsync("t");
        var own = await desk.Lessons.SendAsync(ben);
        var before = await StateAsync();

        var answer = await HostileDesk.Click(ben, own.Ts, Action(lesson, words)).SendAsync(desk.Bot);
        await desk.Bot.SettleAsync();

        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That(await StateAsync(), Is.EqualTo(before));
        Assert.That(desk.Log.Lines, Is.Empty);
    }

    [TestCaseSource(nameof(Elements))]
    public async Task A_person_of_another_workspace_who_uses_it_changes_nothing(string words)
    {
        var cleo = await desk.Bot.AddCleoAsync();
        await cleo.SayAsync("hello");
        var before = await StateAsync();

        var answer = await HostileDesk.Click(cleo, cleo.Messages()[^1].Ts, Action(lesson, words)).SendAsync(desk.Bot);
        await desk.Bot.SettleAsync();

        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That(await StateAsync(), Is.EqualTo(before));
        Assert.That(await desk.Bot.ScalarAsync<long>("select count(*) from lesson_turn where team_id = @TeamId", new { cleo.Workspace.TeamId }), Is.Zero);
    }

    /// <summary>In a shared channel the payload names our workspace, and the person's own only beside the person.</summary>
    [TestCaseSource(nameof(Elements))]
    public async Task A_guest_from_another_workspace_in_a_shared_channel_changes_nothing_and_is_told(string words)
    {
        var before = await StateAsync();
        var click = HostileDesk.Click(anna, lesson.Ts, Action(lesson, words), payload => payload["user"]!["team_id"] = "T0OTHER0001");

        await click.SendAsync(desk.Bot);
        await desk.Bot.SettleAsync();

        Assert.That(LessonDesk.Remark(anna), Does.Contain("belongs to members of the workspace"));
        Assert.That(await StateAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_form_sent_by_a_guest_from_another_workspace_changes_nothing()
    {
        var rhythm = Features.Learners.LearnerTable.Form("16:00", zone: "Asia/Tokyo", eachDay: ["1"]);
        var later = LaterForm();
        var before = await StateAsync();
        var learner = await desk.Bot.QueryAsync<string>("select to_jsonb(l)::text from learner l");

        foreach (var (callback, state, metadata) in new[] { ("settings.save", rhythm, null), ("lesson.later_date", later, LaterMetadata()), ("welcome.save", rhythm.DeepClone().AsObject(), null) })
        {
            var form = HostileDesk.Submission(anna, callback, state, metadata, payload => payload["user"]!["team_id"] = "T0OTHER0001");
            Assert.That((await form.SendAsync(desk.Bot)).Status, Is.EqualTo(200));
        }

        await desk.Bot.SettleAsync();
        Assert.That(await StateAsync(), Is.EqualTo(before));
        Assert.That(await desk.Bot.QueryAsync<string>("select to_jsonb(l)::text from learner l"), Is.EqualTo(learner));
    }

    [Test]
    public async Task A_form_about_somebody_elses_lesson_changes_nothing()
    {
        var ben = await desk.Lessons.NewLearnerAsync("t");
        var before = await StateAsync();

        var answer = await HostileDesk.Submission(ben, "lesson.later_date", LaterForm(), LaterMetadata()).SendAsync(desk.Bot);
        await desk.Bot.SettleAsync();

        Assert.That(answer.Body, Does.Contain("sent to somebody else"));
        Assert.That(await StateAsync(), Is.EqualTo(before));
    }

    private string? LaterMetadata() => (string?)Action(lesson, "On a date …")["selected_option"]!["value"];

    private static JsonObject LaterForm() => new()
    {
        ["day"] = new JsonObject { ["lesson.later_day"] = new JsonObject { ["type"] = "datepicker", ["selected_date"] = "2026-12-01" } },
    };
}
