using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.SdkTests;

/// <summary>An ordinary Bolt app (Node/bolt-app.cjs) on the Playground, by HTTPReceiver and by SocketModeReceiver: nothing in it knows that Slack is not Slack.</summary>
[TestFixture("http")]
[TestFixture("socket")]
internal sealed class BoltTests(string transport)
{
    private SdkScene scene = null!;
    private NodeProgram bolt = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        await Sdk.ReadyAsync();
        scene = await SdkScene.OpenAsync();
        bolt = await scene.StartBoltAsync(transport);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (bolt is not null)
        {
            await bolt.DisposeAsync();
        }

        if (scene is not null)
        {
            await scene.DisposeAsync();
        }
    }

    [TearDown]
    public void Nothing_went_wrong_in_the_app() => Assert.That(bolt.AllTold("error").Select(error => error.ToJsonString()), Is.Empty);

    [Test]
    public async Task A_message_is_answered_with_say()
    {
        var answer = await GreetAsync();

        Assert.That(answer.Text, Is.EqualTo($"Hello <@{DemoWorkspace.Anna}>"));
        Assert.That(answer.UserId, Is.EqualTo(scene.Slack.Workspace().Bot.Id));
    }

    [Test]
    public async Task A_mention_is_answered_in_its_thread()
    {
        var asked = (await scene.Anna.SayAsync($"<@{scene.Slack.Workspace().Bot.Id}> are you there?", DemoWorkspace.LearningChannel)).Said!;

        var reply = await SdkScene.SoonAsync(() => scene.Anna.Messages(DemoWorkspace.LearningChannel, asked.Ts).FirstOrDefault(message => message.IsReply), "The reply");

        Assert.That(reply.Text, Is.EqualTo("You called?"));
    }

    [Test]
    public async Task A_command_is_answered_with_the_acknowledgement()
    {
        var result = await scene.Ben.CommandAsync("/say good morning");

        Assert.That(result.Ok, Is.True, result.Message);
        Assert.That(scene.Ben.Messages()[^1].Text, Is.EqualTo("ben says: good morning"));
    }

    [Test]
    public async Task A_command_is_answered_later_through_respond()
    {
        Assert.That((await scene.Ben.CommandAsync("/later please", DemoWorkspace.GeneralChannel)).Ok, Is.True);

        var answer = await SdkScene.SoonAsync(
            () => scene.Ben.Messages(DemoWorkspace.GeneralChannel).LastOrDefault(message => message.EphemeralTo == DemoWorkspace.Ben), "The answer");

        Assert.That(answer.Text, Is.EqualTo("Later: please"));
    }

    [Test]
    public async Task A_button_opens_a_form_whose_wrong_field_is_named_and_whose_right_one_is_taken()
    {
        var modal = await OpenFormAsync();

        var wrong = await scene.Anna.SubmitAsync(Filled("not an address"));
        Assert.That((string?)wrong.Errors?["mail"], Is.EqualTo("This is no e-mail address."));
        Assert.That(scene.Anna.Modal, Is.SameAs(modal));

        var right = await scene.Anna.SubmitAsync(Filled("anna@juniper.example"));
        Assert.That(right.Ok, Is.True, right.Message);
        Assert.That(scene.Anna.Modal, Is.Null);
        var sent = await SdkScene.SoonAsync(() => scene.Anna.Messages().LastOrDefault(message => message.Text.StartsWith("Sent", StringComparison.Ordinal)), "The message");
        Assert.That(sent.Text, Is.EqualTo("Sent to anna@juniper.example in no city (kept)"));
    }

    [Test]
    public async Task An_external_select_gets_its_options_from_the_app_and_the_choice_is_submitted()
    {
        var modal = await OpenFormAsync();

        var (options, result) = await scene.Anna.SuggestAsync(modal, "city", "ber");
        Assert.That(result.Ok, Is.True, result.Message);
        Assert.That(options!["options"]!.AsArray().Select(option => (string?)option!["value"]), Is.EqualTo(new[] { "Bergen", "Berlin", "Bern" }));

        var filled = Filled("a@b.example");
        filled["where"] = new JsonObject
        {
            ["city"] = new JsonObject { ["type"] = "external_select", ["selected_option"] = options["options"]![1]!.DeepClone() },
        };
        Assert.That((await scene.Anna.SubmitAsync(filled)).Ok, Is.True);
        await SdkScene.SoonAsync(() => scene.Anna.Messages().LastOrDefault(message => message.Text == "Sent to a@b.example in Berlin (kept)"), "The message");
    }

    [Test]
    public async Task A_pushed_view_lies_on_the_form_and_closing_tells_the_app()
    {
        var form = await OpenFormAsync();
        var closed = bolt.AllTold("closed").Count;

        await scene.Anna.ClickAsync(form, "Explain");
        var help = await SdkScene.SoonAsync(() => scene.Anna.Modal is { } top && top != form ? top : null, "The pushed view");
        await scene.Anna.CloseAsync();
        Assert.That(help.PreviousId, Is.EqualTo(form.Id));
        Assert.That(scene.Anna.Modal, Is.SameAs(form));
        await scene.Anna.CloseAsync();

        var told = await bolt.ToldAsync("closed", closed);
        Assert.That((bool?)told["cleared"], Is.False);
        Assert.That((string?)told["user"], Is.EqualTo(DemoWorkspace.Anna));
        Assert.That(scene.Anna.Modal, Is.Null);
    }

    [Test]
    public async Task A_message_is_replaced_through_its_response_url()
    {
        var greeting = await GreetAsync();

        Assert.That((await scene.Anna.ClickAsync(greeting, "Done")).Ok, Is.True);

        await SdkScene.SoonAsync(() => greeting.Text == "All done." ? greeting : null, "The replacement");
        Assert.That(greeting.Blocks, Is.Null.Or.EqualTo("[]"));
    }

    [Test]
    public async Task Home_is_published_when_it_is_opened_and_again_with_its_hash()
    {
        await scene.Ben.OpenHomeAsync();
        var home = await SdkScene.SoonAsync(() => scene.Ben.Home, "The Home tab");
        Assert.That(home.Body.ToJsonString(), Does.Contain("Home of Bolt"));

        await scene.Ben.ClickAsync(home, "Refresh");
        await SdkScene.SoonAsync(() => home.Body.ToJsonString().Contains("Fresh home", StringComparison.Ordinal) ? home : null, "The fresh Home tab");
    }

    [Test]
    public async Task A_global_shortcut_opens_the_form()
    {
        Assert.That((await scene.Ben.GlobalShortcutAsync("ask")).Ok, Is.True);

        var modal = await SdkScene.SoonAsync(() => scene.Ben.Modal, "The form");
        Assert.That((string?)modal.Body["callback_id"], Is.EqualTo("form"));
        await scene.Ben.CloseAsync();
    }

    [Test]
    public async Task A_message_shortcut_carries_the_message_and_is_answered_beside_it()
    {
        var said = (await scene.Ben.SayAsync("seventeen letters", DemoWorkspace.EngineeringChannel)).Said!;

        Assert.That((await scene.Ben.MessageShortcutAsync(said, "count")).Ok, Is.True);

        var answer = await SdkScene.SoonAsync(
            () => scene.Ben.Messages(DemoWorkspace.EngineeringChannel).LastOrDefault(message => message.EphemeralTo == DemoWorkspace.Ben), "The answer");
        Assert.That(answer.Text, Is.EqualTo("17 letters"));
    }

    [Test]
    public async Task A_reaction_is_heard()
    {
        var said = (await scene.Ben.SayAsync("react to me", DemoWorkspace.LearningChannel)).Said!;

        await scene.Anna.ReactAsync(said, "tada");

        Assert.That((string?)(await bolt.ToldAsync("reaction"))["reaction"], Is.EqualTo("tada"));
    }

    private async Task<Message> GreetAsync()
    {
        var seen = scene.Anna.Messages().Count;
        await scene.Anna.SayAsync("hello there");
        return await SdkScene.SoonAsync(
            () => scene.Anna.Messages().Skip(seen).FirstOrDefault(message => message.Text.StartsWith("Hello", StringComparison.Ordinal)), "The greeting");
    }

    private async Task<View> OpenFormAsync()
    {
        var greeting = await GreetAsync();
        Assert.That((await scene.Anna.ClickAsync(greeting, "Open the form")).Ok, Is.True);
        return await SdkScene.SoonAsync(() => scene.Anna.Modal, "The form");
    }

    private static JsonObject Filled(string mail) => new()
    {
        ["mail"] = new JsonObject { ["text"] = new JsonObject { ["type"] = "plain_text_input", ["value"] = mail } },
    };
}
