using NUnit.Framework;
using SlackLearningBot.Playground;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Playground.Setup;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Playground;

internal sealed class ManifestFileTests
{
    private const string Whole = """
        display_information:
          name: Polls
        features:
          app_home:
            home_tab_enabled: true
            messages_tab_enabled: false
          bot_user:
            display_name: Poll Bot
          slash_commands:
            - command: /poll
              url: https://polls.example.com/hooks/poll?v=2
              description: Ask everybody
              usage_hint: QUESTION
          shortcuts:
            - { name: Make a poll, type: global, callback_id: make, description: Asks for a question }
            - { name: Poll this, type: message, callback_id: this, description: Takes the message }
        oauth_config:
          redirect_urls: [ "https://polls.example.com/back" ]
          scopes:
            bot: [ commands, "chat:write" ]
            user: [ "search:read" ]
        settings:
          event_subscriptions:
            request_url: https://polls.example.com/hooks/events
            bot_events: [ app_mention, message.groups ]
          interactivity:
            is_enabled: true
            request_url: https://polls.example.com/hooks/clicks
          socket_mode_enabled: true
        """;

    [Test]
    public void A_manifest_says_what_the_app_offers()
    {
        var app = Read("app.yaml", Whole);

        Assert.That((app.Name, app.BotName), Is.EqualTo(("Polls", "Poll Bot")));
        Assert.That(app.Commands, Is.EqualTo(new[] { new KnownCommand("/poll", "Ask everybody", "QUESTION", "/hooks/poll?v=2") }));
        Assert.That(app.Shortcuts.Select(shortcut => (shortcut.OnMessages, shortcut.CallbackId)), Is.EqualTo(new[] { (false, "make"), (true, "this") }));
        Assert.That(app.BotScopes, Is.EqualTo(new[] { "commands", "chat:write" }));
        Assert.That(app.UserScopes, Is.EqualTo(new[] { "search:read" }));
        Assert.That(app.RedirectUrls, Is.EqualTo(new[] { "https://polls.example.com/back" }));
        Assert.That(app.BotEvents, Is.EquivalentTo(new[] { "app_mention", "message.groups" }));
        Assert.That((app.HasHomeTab, app.HasMessagesTab, app.IsInteractive, app.WantsSocketMode), Is.EqualTo((true, false, true, true)));
        Assert.That((app.EventsPath, app.InteractionsPath, app.OptionsPath), Is.EqualTo(("/hooks/events", "/hooks/clicks", "/hooks/clicks")));
    }

    [Test]
    public void The_bots_own_manifest_is_built_in()
    {
        var ours = ManifestReader.ReadFile(Path.Combine(Repository.Root, "manifests", "slack-app.http.yaml"));

        Assert.That(AppManifest.Ours.Commands, Is.EqualTo(ours.Commands));
        Assert.That(AppManifest.Ours.BotScopes, Is.EqualTo(ours.BotScopes));
        Assert.That(AppManifest.Ours.PathOf("/learn"), Is.EqualTo("/slack/commands"));
        Assert.That(AppManifest.Ours.OptionsPath, Is.EqualTo("/slack/options"));
    }

    [TestCase("settings: {}", "app.yaml:1: the file has no 'display_information'; expected an object with the app's name.")]
    [TestCase("display_information:\n  title: x", "app.yaml:2: display_information has no 'name'; expected the app's name.")]
    [TestCase(
        "display_information: { name: x }\nfeatures:\n  slash_commands:\n    - command: poll\n      description: d",
        "app.yaml:4: features.slash_commands[0].command is 'poll'; expected a slash and 1 to 31 characters without a blank, such as /learn.")]
    [TestCase(
        "display_information: { name: x }\nfeatures:\n  shortcuts:\n    - { name: n, type: modal, callback_id: c, description: d }",
        "app.yaml:4: features.shortcuts[0].type is 'modal'; expected 'global' or 'message'.")]
    [TestCase(
        "display_information: { name: x }\nsettings:\n  socket_mode_enabled: \"true\"",
        "app.yaml:3: settings.socket_mode_enabled is 'true'; expected true or false.")]
    [TestCase(
        "display_information: { name: x }\noauth_config:\n  scopes:\n    bot: commands",
        "app.yaml:4: oauth_config.scopes.bot is 'commands'; expected a list of texts.")]
    [TestCase(
        "display_information: { name: x }\nsettings:\n  interactivity: { request_url: polls.example.com }",
        "app.yaml:3: settings.interactivity.request_url is 'polls.example.com'; expected an address such as https://bot.example.com/slack/events.")]
    [TestCase("- a\n- b", "app.yaml: found no object; expected names and values, such as 'name: Juniper'.")]
    public void What_is_wrong_in_a_manifest_is_named_with_its_place(string yaml, string message)
    {
        Assert.That(() => Read("app.yaml", yaml), Throws.TypeOf<SetupException>().With.Message.EqualTo(message));
    }

    [TestCase("app.yaml", "display_information: { name: 'x", "app.yaml:1: found no valid YAML")]
    [TestCase("app.json", "{\n  \"display_information\": {\n", "app.json:3: found no valid JSON")]
    [TestCase("app.json", "{ \"display_information\": { \"name\": [] } }", "app.json: display_information.name is a list; expected a text.")]
    public void A_broken_file_names_its_line(string file, string text, string message)
    {
        Assert.That(() => Read(file, text), Throws.TypeOf<SetupException>().With.Message.StartsWith(message));
    }

    [Test]
    public void A_missing_file_is_named()
    {
        Assert.That(() => ManifestReader.ReadFile("/nowhere/app.yaml"), Throws.TypeOf<SetupException>().With.Message.StartsWith("/nowhere/app.yaml cannot be read:"));
    }

    [TestCase("node-slack-sdk/socket-mode-app.manifest.json", true)]
    [TestCase("node-slack-sdk/admin-app.manifest.json", false)]
    [TestCase("v2/manifest.valid.json", true)]
    [TestCase("v1/manifest.valid.json", true)]
    public void Manifests_of_others_are_read(string sample, bool socketMode)
    {
        Requires.Shared();

        var app = ManifestReader.ReadFile(Path.Combine(Repository.Shared!, "slack-samples", "manifest", "samples", sample));

        Assert.That(app.Name, Is.Not.Empty);
        Assert.That(app.WantsSocketMode, Is.EqualTo(socketMode));
    }

    [Test]
    public async Task What_is_not_in_the_manifest_does_not_work()
    {
        await using var scene = await Scene.OpenAsync(new PlaygroundOptions { App = Read("app.yaml", Whole) });

        await scene.Anna.SayAsync("nobody asked for message.im");
        var foreign = await scene.Anna.CommandAsync("/learn today");
        var own = await scene.Anna.CommandAsync("/poll Tea?");
        var home = await scene.FormAsync("users.list");

        Assert.That(foreign.Error, Is.EqualTo("unknown_command"));
        Assert.That(own.Ok, Is.True);
        Assert.That((string?)home["needed"], Is.EqualTo("users:read"));
        Assert.That(scene.Bot.All.Select(heard => heard.Path), Is.EqualTo(new[] { "/hooks/poll" }));
        Assert.That(scene.Workspace.Bot.RealName, Is.EqualTo("Poll Bot"));
    }

    [Test]
    public async Task Clicks_do_not_reach_an_app_without_interactivity()
    {
        await using var scene = await Scene.OpenAsync(new PlaygroundOptions { App = WideApp.Manifest with { IsInteractive = false } });
        var message = await scene.BotSaysAsync(
            DemoWorkspace.Anna, "Press", """[{"type":"actions","elements":[{"type":"button","action_id":"go","text":{"type":"plain_text","text":"Go"}}]}]""");

        var clicked = await scene.Anna.ClickAsync(message, "Go");

        Assert.That(clicked.Message, Is.EqualTo("This did not work: the app is not configured to handle interactive responses."));
        Assert.That(scene.Bot.To("/slack/interactions"), Is.Empty);
    }

    private static AppManifest Read(string file, string text) => ManifestReader.Read(SetupFile.Parse(file, text));
}
