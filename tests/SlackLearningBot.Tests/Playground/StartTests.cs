using NUnit.Framework;
using SlackLearningBot.Playground.Setup;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Tests.Playground;

/// <summary>The Playground's command line.</summary>
internal sealed class StartTests
{
    [TestCase("--http --socket", "--http and --socket say two things")]
    [TestCase("--socket --app-url http://127.0.0.1:3000", "--app-url is called over HTTP")]
    [TestCase("--no-bot --http", "--no-bot --http does not say where your app listens")]
    [TestCase("--app-url localhost:3000", "--app-url is 'localhost:3000'; expected an address")]
    [TestCase("--manifest /nowhere/app.yaml", "/nowhere/app.yaml cannot be read")]
    [TestCase("--workspace /nowhere/team.yaml", "/nowhere/team.yaml cannot be read")]
    [TestCase("--faults /nowhere/faults.yaml", "/nowhere/faults.yaml cannot be read")]
    [TestCase("--workspaces 2 --workspace team.yaml", "--workspaces and --workspace say two things")]
    [TestCase("--workspaces 0", "--workspaces is 0; expected 1 to 1000.")]
    [TestCase("--people 99999", "--people is 99999; expected 1 to 20000.")]
    [TestCase("--limits some", "--limits is 'some'; expected planning, tier or distributed")]
    public async Task What_does_not_go_together_is_refused_with_a_sentence(string arguments, string sentence)
    {
        var start = await ParseAsync(arguments);

        Assert.That(start.Options, Throws.TypeOf<SetupException>().With.Message.StartsWith(sentence));
    }

    [Test]
    public async Task A_manifest_in_Socket_Mode_does_not_go_with_a_URL()
    {
        using var folder = new TemporaryFile("app.yaml", "display_information: { name: Polls }\nsettings: { socket_mode_enabled: true }");

        var start = await ParseAsync($"--app-url http://127.0.0.1:3000 --manifest {folder.Path}");

        Assert.That(start.Options, Throws.TypeOf<SetupException>().With.Message.Contains("switches Socket Mode on"));
    }

    [TestCase("", true, false)]
    [TestCase("--http", true, false)]
    [TestCase("--socket", true, true)]
    [TestCase("--no-bot", false, true)]
    [TestCase("--no-bot --socket", false, true)]
    [TestCase("--app-url http://127.0.0.1:3000", false, false)]
    [TestCase("--no-bot --app-url http://127.0.0.1:3000 --http", false, false)]
    public async Task The_options_say_who_is_connected_and_how(string arguments, bool withBot, bool usesSockets)
    {
        var start = await ParseAsync(arguments);

        Assert.That((start.WithBot, start.UsesSockets), Is.EqualTo((withBot, usesSockets)));
        Assert.That(start.Options().Port, Is.EqualTo(5080));
    }

    [Test]
    public async Task Limits_and_crowds_are_asked_for_by_name_and_number()
    {
        var options = (await ParseAsync("--limits planning,distributed --workspaces 20 --people 500")).Options();

        Assert.That(options.Crowd, Is.EqualTo(new CrowdPlan(20, 500)));
        Assert.That((options.Limits.Planning, options.Limits.IsDistributed, options.Limits.ByTier), Is.EqualTo((new PlanningRates(), true, false)));
    }

    [Test]
    public async Task Another_app_is_told_what_to_put_into_it()
    {
        await using var scene = await Scene.OpenAsync();

        var alone = StartCommand.ForAnotherApp(await ParseAsync("--no-bot"), scene.Slack);
        var called = StartCommand.ForAnotherApp(await ParseAsync("--app-url http://127.0.0.1:3000/slack/events"), scene.Slack);

        Assert.That(alone, Does.Contain($"{scene.Slack.Url}api/").And.Contain("xoxb-playground").And.Contain("xapp-playground"));
        Assert.That(called, Does.Contain("xoxb-playground").And.Contain("Signing secret").And.Contain("http://127.0.0.1:3000/slack/events"));
    }

    [Test]
    public async Task An_app_with_one_URL_gets_everything_there_and_one_with_an_origin_on_its_manifests_paths()
    {
        await using var scene = await Scene.OpenAsync();

        await scene.Anna.CommandAsync("/learn today");
        scene.Slack.ConnectBot(new Uri(scene.Bot.Url, "/one/door"));
        await scene.Anna.CommandAsync("/learn today");
        await scene.Anna.SayAsync("hello");

        Assert.That(scene.Bot.All.Select(heard => heard.Path), Is.EqualTo(new[] { "/slack/commands", "/one/door", "/one/door" }));
    }

    private static async Task<Start> ParseAsync(string arguments)
    {
        Start? parsed = null;
        var command = StartCommand.Create((start, _) =>
        {
            parsed = start;
            return Task.FromResult(0);
        });
        await command.Parse(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)).InvokeAsync();
        return parsed!;
    }

    private sealed class TemporaryFile : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("slb-start-");

        public TemporaryFile(string name, string text)
        {
            Path = System.IO.Path.Combine(folder.FullName, name);
            File.WriteAllText(Path, text);
        }

        public string Path { get; }

        public void Dispose() => folder.Delete(recursive: true);
    }
}
