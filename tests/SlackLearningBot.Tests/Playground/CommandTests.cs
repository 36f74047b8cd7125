using NUnit.Framework;
using SlackLearningBot.Playground.Demo;

namespace SlackLearningBot.Tests.Playground;

internal sealed class CommandTests
{
    [Test]
    public async Task A_command_carries_who_where_and_what()
    {
        await using var scene = await Scene.OpenAsync();

        await scene.Anna.CommandAsync("/learn  time 08:30 mon-thu ");

        var form = scene.Bot.To("/slack/commands").Single().Form;
        Assert.That(form["command"], Is.EqualTo("/learn"));
        Assert.That(form["text"], Is.EqualTo("time 08:30 mon-thu"));
        Assert.That(form["user_id"], Is.EqualTo(DemoWorkspace.Anna));
        Assert.That(form["team_id"], Is.EqualTo(DemoWorkspace.Team));
        Assert.That(form["channel_name"], Is.EqualTo("directmessage"));
        Assert.That(form["trigger_id"], Is.Not.Empty);
    }

    [TestCase("""{"text":"Paused."}""", "Paused.")]
    [TestCase("Plain words", "Plain words")]
    public async Task An_answer_is_for_the_persons_eyes_only(string body, string shown)
    {
        await using var scene = await Scene.OpenAsync();
        scene.Bot.AnswerWith("/slack/commands", body);

        var result = await scene.Anna.CommandAsync("/learn pause", DemoWorkspace.LearningChannel);

        Assert.That(result.Ephemeral!.Text, Is.EqualTo(shown));
        Assert.That(scene.Slack.As("ben").Messages(DemoWorkspace.LearningChannel).Select(message => message.Text), Does.Not.Contain(shown));
    }

    [Test]
    public async Task An_in_channel_answer_is_seen_by_all()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Bot.AnswerWith("/slack/commands", """{"response_type":"in_channel","text":"For all"}""");

        var result = await scene.Anna.CommandAsync("/learn share", DemoWorkspace.LearningChannel);

        Assert.That(result.Ephemeral, Is.Null);
        Assert.That(scene.Slack.As("ben").Messages(DemoWorkspace.LearningChannel)[^1].Text, Is.EqualTo("For all"));
    }

    [Test]
    public async Task Commands_nobody_made_are_refused_without_asking_the_bot()
    {
        await using var scene = await Scene.OpenAsync();

        var result = await scene.Anna.CommandAsync("/teach");

        Assert.That(result.Error, Is.EqualTo("unknown_command"));
        Assert.That(scene.Bot.All, Is.Empty);
    }

    [Test]
    public async Task An_invalid_answer_or_an_unreachable_bot_is_told_to_the_person()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Bot.AnswerWith("/slack/commands", """{"blocks":[{"type":"bogus"}]}""");
        var invalid = await scene.Anna.CommandAsync("/learn");
        scene.Slack.ConnectBot(new Uri("http://127.0.0.1:1"));
        var unreachable = await scene.Anna.CommandAsync("/learn");

        Assert.That(invalid.Ok, Is.False);
        Assert.That(unreachable.Message, Does.Contain("cannot be reached"));
        Assert.That(scene.Anna.TakeToasts(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_command_answered_after_three_seconds_has_failed()
    {
        await using var scene = await Scene.OpenAsync();
        var hold = new TaskCompletionSource();
        var reached = new TaskCompletionSource();
        scene.Bot.Answer = (_, _) =>
        {
            reached.SetResult();
            return hold.Task;
        };

        var running = scene.Anna.CommandAsync("/learn");
        await reached.Task;
        scene.Machine.Advance(TimeSpan.FromSeconds(3));
        var result = await running;
        hold.SetResult();

        Assert.That(result.Error, Is.EqualTo("operation_timeout"));
    }
}
