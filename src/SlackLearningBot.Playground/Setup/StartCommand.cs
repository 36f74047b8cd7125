using System.CommandLine;

namespace SlackLearningBot.Playground.Setup;

/// <summary>The Playground's command line.</summary>
internal static class StartCommand
{
    public static RootCommand Create(Func<Start, CancellationToken, Task<int>> play)
    {
        var port = new Option<int>("--port") { Description = "The port of the page and of Slack's Web API", DefaultValueFactory = _ => 5080 };
        var http = new Option<bool>("--http") { Description = "The bot is called over HTTP (the default)" };
        var socket = new Option<bool>("--socket") { Description = "The bot connects by Socket Mode" };
        var noBot = new Option<bool>("--no-bot") { Description = "Slack alone, for developing any other app" };
        var appUrl = new Option<string>("--app-url") { Description = "Where that other app listens: one URL for everything, or an origin for its manifest's paths", HelpName = "URL" };
        var workspace = new Option<string>("--workspace") { Description = "Own people, channels, groups and history (YAML or JSON)", HelpName = "FILE" };
        var manifest = new Option<string>("--manifest") { Description = "The app's manifest (YAML or JSON): commands, shortcuts, events, scopes, tabs", HelpName = "FILE" };
        var faults = new Option<string>("--faults") { Description = "What shall go wrong (YAML or JSON)", HelpName = "FILE" };
        var limits = new Option<string>("--limits") { Description = "Which rate limits hold: planning, tier, distributed", HelpName = "NAMES" };
        var workspaces = new Option<int?>("--workspaces") { Description = "So many generated workspaces instead of the demo", HelpName = "N" };
        var people = new Option<int?>("--people") { Description = "So many people in each generated workspace", HelpName = "N" };
        var command = new RootCommand("A Slack workspace on your machine, with PostgreSQL and the bot in it.")
        {
            port, http, socket, noBot, appUrl, workspace, manifest, faults, limits, workspaces, people,
        };
        port.Validators.Add(given =>
        {
            if (int.TryParse(given.Tokens.SingleOrDefault()?.Value, out var number) && number is < 0 or > 65_535)
            {
                given.AddError($"--port is {number}; expected a number from 0 (any free port) to 65535.");
            }
        });
        command.SetAction((parsed, cancel) => play(
            new Start(parsed.GetValue(port))
            {
                Http = parsed.GetValue(http), Socket = parsed.GetValue(socket), NoBot = parsed.GetValue(noBot), AppUrl = parsed.GetValue(appUrl),
                WorkspaceFile = parsed.GetValue(workspace), ManifestFile = parsed.GetValue(manifest), FaultFile = parsed.GetValue(faults),
                Limits = parsed.GetValue(limits), Workspaces = parsed.GetValue(workspaces), People = parsed.GetValue(people),
            },
            cancel));
        return command;
    }

    /// <summary>What to put into another app, so that the Playground is its Slack.</summary>
    public static string ForAnotherApp(Start start, PlaygroundServer slack)
    {
        var way = start.UsesSockets
            ? $"  App token       {PlaygroundOptions.AppToken}  (Socket Mode is on: the app connects)"
            : $"  Signing secret  {PlaygroundOptions.SigningSecret}  (events, commands and clicks go to {start.Address})";
        return $"""
            Put this into your app ({slack.World.Options.App.Name}):
              SLACK_API_URL   {slack.ApiUrl}
              Bot token       {PlaygroundOptions.BotToken}
            {way}
              Client          id {PlaygroundOptions.ClientId}, secret {PlaygroundOptions.ClientSecret}, consent page {slack.Url}oauth/v2/authorize
            """;
    }
}
