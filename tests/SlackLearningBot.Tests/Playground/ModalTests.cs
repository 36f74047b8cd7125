using NUnit.Framework;

namespace SlackLearningBot.Tests.Playground;

internal sealed class ModalTests
{
    [Test]
    public async Task An_empty_required_input_and_a_short_text_never_reach_the_bot()
    {
        await using var scene = await Opened();

        var empty = await scene.Anna.SubmitAsync();
        var brief = await scene.Anna.SubmitAsync(ViewTests.State("ab"));

        Assert.That((string?)empty.Errors!["b"], Is.EqualTo("Please complete this required field."));
        Assert.That((string?)brief.Errors!["b"], Does.Contain("at least 3"));
        Assert.That(scene.Bot.To("/slack/interactions"), Is.Empty);
    }

    [Test]
    public async Task An_empty_answer_closes_the_modal_and_the_submission_carries_the_state()
    {
        await using var scene = await Opened();

        var result = await scene.Anna.SubmitAsync(ViewTests.State("Anna"));

        Assert.That(result.Ok, Is.True);
        Assert.That(scene.Anna.Modal, Is.Null);
        var payload = scene.Bot.To("/slack/interactions").Single().Json;
        Assert.That((string?)payload["type"], Is.EqualTo("view_submission"));
        Assert.That((string?)payload["view"]!["state"]!["values"]!["b"]!["a"]!["value"], Is.EqualTo("Anna"));
    }

    [Test]
    public async Task Errors_of_the_bot_are_shown_at_their_blocks_and_unknown_blocks_are_a_fault()
    {
        await using var scene = await Opened();
        scene.Bot.AnswerWith("/slack/interactions", """{"response_action":"errors","errors":{"b":"Taken"}}""");
        var taken = await scene.Anna.SubmitAsync(ViewTests.State("Anna"));
        scene.Bot.AnswerWith("/slack/interactions", """{"response_action":"errors","errors":{"row":"Not an input"}}""");
        var unknown = await scene.Anna.SubmitAsync(ViewTests.State("Anna"));

        Assert.That((string?)taken.Errors!["b"], Is.EqualTo("Taken"));
        Assert.That(unknown.Error, Is.EqualTo("invalid_answer"));
        Assert.That(scene.Anna.TakeToasts(), Has.Count.EqualTo(1));
        Assert.That(scene.Anna.Modal, Is.Not.Null);
    }

    [Test]
    public async Task Update_push_and_clear_do_what_they_say()
    {
        await using var scene = await Opened();
        async Task Submit(string action, string? title)
        {
            var view = title is null ? "" : $",\"view\":{ViewTests.Modal(title).ToJsonString()}";
            scene.Bot.AnswerWith("/slack/interactions", $"{{\"response_action\":\"{action}\"{view}}}");
            Assert.That((await scene.Anna.SubmitAsync(ViewTests.State("Anna"))).Ok, Is.True);
        }

        await Submit("update", "Updated");
        Assert.That((string?)scene.Anna.Modal!.Body["title"]!["text"], Is.EqualTo("Updated"));
        await Submit("push", "Pushed");
        Assert.That((string?)scene.Anna.Modal!.Body["title"]!["text"], Is.EqualTo("Pushed"));
        Assert.That(scene.Workspace.Views.Stack(scene.Anna.UserId), Has.Count.EqualTo(2));
        await Submit("clear", null);
        Assert.That(scene.Anna.Modal, Is.Null);
    }

    [TestCase("plain text")]
    [TestCase("""{"response_action":"update","view":{"type":"modal"}}""")]
    [TestCase("""{"response_action":"dance"}""")]
    public async Task An_answer_slack_cannot_use_leaves_the_modal_open_and_tells_the_person(string body)
    {
        await using var scene = await Opened();
        scene.Bot.AnswerWith("/slack/interactions", body);

        var result = await scene.Anna.SubmitAsync(ViewTests.State("Anna"));

        Assert.That(result.Ok, Is.False);
        Assert.That(scene.Anna.Modal, Is.Not.Null);
        Assert.That(scene.Anna.TakeToasts(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Closing_is_announced_when_the_view_asked_for_it()
    {
        await using var scene = await Opened();

        await scene.Anna.CloseAsync(cleared: true);

        var payload = scene.Bot.To("/slack/interactions").Single().Json;
        Assert.That((string?)payload["type"], Is.EqualTo("view_closed"));
        Assert.That((bool?)payload["is_cleared"], Is.True);
        Assert.That(scene.Anna.Modal, Is.Null);
    }

    [Test]
    public async Task Closing_the_stack_tells_of_every_view_in_it_that_asked_the_top_one_first()
    {
        await using var scene = await Opened();
        foreach (var title in new[] { "Second", "Third" })
        {
            scene.Bot.AnswerWith("/slack/interactions", $"{{\"response_action\":\"push\",\"view\":{ViewTests.Modal(title).ToJsonString()}}}");
            await scene.Anna.SubmitAsync(ViewTests.State("Anna"));
        }

        var depth = scene.Workspace.Views.Stack(scene.Anna.UserId).Count;
        scene.Bot.AnswerWith("/slack/interactions", $"{{\"response_action\":\"push\",\"view\":{ViewTests.Modal("Fourth").ToJsonString()}}}");
        var fourth = await scene.Anna.SubmitAsync(ViewTests.State("Anna"));
        await scene.Anna.CloseAsync(cleared: true);

        Assert.That(depth, Is.EqualTo(3));
        Assert.That(fourth.Error, Is.EqualTo("push_limit_reached"));
        Assert.That(scene.Anna.TakeToasts().Single(), Does.Contain("opens no further one"));
        Assert.That(scene.Anna.Modal, Is.Null);
        var closed = scene.Bot.To("/slack/interactions").Select(heard => heard.Json).Where(payload => (string?)payload["type"] == "view_closed").ToList();
        Assert.That(closed.Select(payload => (string?)payload["view"]!["title"]!["text"]), Is.EqualTo(new[] { "Third", "Second", "Form" }));
        Assert.That(closed.Select(payload => (bool?)payload["is_cleared"]), Is.All.True);
        InteractionSamples.MustHave(closed[2], InteractionSamples.Read("java-slack-sdk.ViewClosedTest.realPayload"));
    }

    [Test]
    public async Task Another_person_cannot_submit_my_modal()
    {
        await using var scene = await Opened();

        var result = await scene.Slack.As("ben").SubmitAsync(ViewTests.State("Ben"), scene.Anna.Modal);

        Assert.That(result.Error, Is.EqualTo("view_not_found"));
    }

    private static async Task<Scene> Opened()
    {
        var scene = await Scene.OpenAsync();
        await ViewTests.Open(scene, await ViewTests.Trigger(scene), "Form");
        return scene;
    }
}
