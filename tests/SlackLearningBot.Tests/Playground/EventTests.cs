using NUnit.Framework;
using SlackLearningBot.Playground;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Tests.Playground;

internal sealed class EventTests
{
    [Test]
    public async Task A_message_to_the_bot_arrives_signed_in_a_complete_envelope()
    {
        await using var scene = await Scene.OpenAsync();

        await scene.Anna.SayAsync("hello bot");

        var heard = scene.Bot.Events("message").Single();
        Assert.That(
            SlackSignature.Verify(
                "playground", heard.Headers[SlackSignature.TimestampHeader], heard.Headers[SlackSignature.SignatureHeader], heard.Body, Scene.Start),
            Is.EqualTo(SignatureCheck.Valid));
        Assert.That((string?)heard.Json["team_id"], Is.EqualTo(DemoWorkspace.Team));
        Assert.That((string?)heard.Json["event_id"], Does.StartWith("Ev"));
        Assert.That((bool?)heard.Json["authorizations"]![0]!["is_bot"], Is.True);
        Assert.That((string?)heard.Event["channel_type"], Is.EqualTo("im"));
        Assert.That((string?)heard.Event["text"], Is.EqualTo("hello bot"));
        Assert.That((string?)heard.Event["user"], Is.EqualTo(DemoWorkspace.Anna));
    }

    [Test]
    public async Task The_bot_hears_its_own_messages_and_edits_but_not_other_peoples_talk()
    {
        await using var scene = await Scene.OpenAsync();

        await scene.BotSaysAsync(DemoWorkspace.Anna, "from me");
        await scene.Anna.SayAsync("between us", DemoWorkspace.Ben);
        await scene.Anna.SayAsync("in a channel without the bot", "general");
        await scene.Slack.Events.WhenTriedAsync(CancellationToken.None);

        var heard = scene.Bot.Events("message").Single();
        Assert.That((string?)heard.Event["bot_id"], Is.EqualTo(DemoWorkspace.BotId));
    }

    [Test]
    public async Task Who_calls_the_bot_by_name_in_a_channel_of_it_is_heard_twice()
    {
        await using var scene = await Scene.OpenAsync(new PlaygroundOptions { App = WideApp.Manifest with { BotEvents = WideApp.Events("app_mention", "message.channels", "message.im") } });

        await scene.Anna.SayAsync($"<@{scene.Workspace.Bot.Id}> hello", "learning");
        await scene.Anna.SayAsync($"<@{scene.Workspace.Bot.Id}> are you in here?", "general");
        await scene.Anna.SayAsync($"<@{scene.Workspace.Bot.Id}> we are alone");

        var mention = scene.Bot.Events("app_mention").Single().Event;
        Assert.That((string?)mention["text"], Is.EqualTo($"<@{scene.Workspace.Bot.Id}> hello"));
        Assert.That((string?)mention["user"], Is.EqualTo(DemoWorkspace.Anna));
        Assert.That(scene.Bot.Events("message"), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Unsubscribed_events_are_not_sent()
    {
        await using var scene = await Scene.OpenAsync(new PlaygroundOptions { App = WideApp.Manifest with { BotEvents = WideApp.Events("app_home_opened") } });

        await scene.Anna.SayAsync("hello?");
        await scene.Anna.OpenHomeAsync();

        Assert.That(scene.Bot.All, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_failed_event_is_retried_at_once_after_a_minute_and_after_five()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Bot.AnswerWith("/slack/events", "", status: 500);

        await scene.Anna.SayAsync("anybody there?");
        await Until(() => scene.Slack.Events.Attempts.Count == 2);
        scene.Machine.Advance(TimeSpan.FromSeconds(59));
        Assert.That(scene.Slack.Events.Attempts, Has.Count.EqualTo(2));
        await AdvanceUntil(scene, TimeSpan.FromSeconds(10), 3);
        await AdvanceUntil(scene, TimeSpan.FromMinutes(5), 4);
        scene.Machine.Advance(TimeSpan.FromHours(1));

        var heard = scene.Bot.Events("message");
        Assert.That(heard.Select(request => request.Headers.GetValueOrDefault("x-slack-retry-num")), Is.EqualTo(new[] { null, "1", "2", "3" }));
        Assert.That(heard.Skip(1).Select(request => request.Headers["x-slack-retry-reason"]), Is.All.EqualTo("http_error"));
        Assert.That(heard.Select(request => (string?)request.Json["event_id"]).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task An_answer_that_refuses_retries_ends_them()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Bot.Answer = (_, context) =>
        {
            context.Response.StatusCode = 503;
            context.Response.Headers["x-slack-no-retry"] = "1";
            return Task.CompletedTask;
        };

        await scene.Anna.SayAsync("no more");
        scene.Machine.Advance(TimeSpan.FromHours(1));
        await scene.Anna.SayAsync("and again");

        Assert.That(scene.Slack.Events.Attempts.Select(attempt => attempt.Retry), Is.All.Zero);
    }

    [Test]
    public async Task A_silent_bot_is_given_up_after_three_seconds()
    {
        await using var scene = await Scene.OpenAsync();
        var hold = new TaskCompletionSource();
        scene.Bot.Answer = (request, _) => request.Headers.ContainsKey("x-slack-retry-num") ? Task.CompletedTask : hold.Task;

        var said = scene.Anna.SayAsync("slow?");
        await Until(() => scene.Bot.All.Count == 1);
        scene.Machine.Advance(TimeSpan.FromSeconds(3));
        await said;
        await Until(() => scene.Slack.Events.Attempts.Count == 2);
        hold.SetResult();

        Assert.That(scene.Slack.Events.Attempts.Select(attempt => attempt.Failure), Is.EqualTo(new[] { "http_timeout", null }));
    }

    [Test]
    public async Task Slack_may_be_given_more_patience_where_its_clock_runs_fast()
    {
        await using var scene = await Scene.OpenAsync(new PlaygroundOptions { App = WideApp.Manifest, Patience = TimeSpan.FromSeconds(60) });
        var hold = new TaskCompletionSource();
        scene.Bot.Answer = (_, _) => hold.Task;

        var said = scene.Anna.SayAsync("slow?");
        await Until(() => scene.Bot.All.Count == 1);
        scene.Machine.Advance(TimeSpan.FromSeconds(59));
        hold.SetResult();
        await said;

        Assert.That(scene.Slack.Events.Attempts.Select(attempt => attempt.Failure), Is.EqualTo(new string?[] { null }));
    }

    [Test]
    public async Task New_and_changed_people_are_announced()
    {
        await using var scene = await Scene.OpenAsync();

        await scene.Slack.PutPersonAsync(scene.Workspace, scene.Anna.Me with { TimeZone = "Asia/Tokyo" });
        await scene.Slack.PutPersonAsync(scene.Workspace, scene.Anna.Me with { Id = "U0PGNEW0001", Name = "new", Email = "new@juniper.example" });

        Assert.That((string?)scene.Bot.Events("user_change").Single().Event["user"]!["tz"], Is.EqualTo("Asia/Tokyo"));
        Assert.That((string?)scene.Bot.Events("team_join").Single().Event["user"]!["id"], Is.EqualTo("U0PGNEW0001"));
    }

    private static async Task AdvanceUntil(Scene scene, TimeSpan step, int attempts)
    {
        // The next wait may start a moment after the last attempt was recorded.
        for (var tries = 0; scene.Slack.Events.Attempts.Count < attempts && tries < 200; tries++)
        {
            if (tries % 20 == 0)
            {
                scene.Machine.Advance(step);
            }

            await Task.Delay(10);
        }

        Assert.That(scene.Slack.Events.Attempts, Has.Count.EqualTo(attempts));
    }

    private static async Task Until(Func<bool> condition)
    {
        for (var tries = 0; !condition() && tries < 1000; tries++)
        {
            await Task.Delay(10);
        }

        Assert.That(condition(), Is.True, "The wait of ten seconds was in vain.");
    }
}
