using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using NUnit.Framework;
using SlackLearningBot.Playground;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Playground.Setup;

namespace SlackLearningBot.SdkTests;

/// <summary>A Playground with the demo company and the app of Node/app.yaml, in the machine's own time, as Slack's SDKs live in that.</summary>
internal sealed class SdkScene : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private SdkScene(PlaygroundServer slack) => Slack = slack;

    public PlaygroundServer Slack { get; }

    public PersonHands Anna => Slack.As(DemoWorkspace.Anna);

    public PersonHands Ben => Slack.As(DemoWorkspace.Ben);

    /// <summary>What every program is told.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["SLACK_API_URL"] = Slack.ApiUrl.ToString(), ["BOT_TOKEN"] = PlaygroundOptions.BotToken, ["APP_TOKEN"] = PlaygroundOptions.AppToken,
        ["SIGNING_SECRET"] = PlaygroundOptions.SigningSecret, ["ANNA"] = DemoWorkspace.Anna, ["BEN"] = DemoWorkspace.Ben,
        ["GENERAL"] = DemoWorkspace.GeneralChannel, ["LEARNING"] = DemoWorkspace.LearningChannel,
    };

    /// <param name="scopes">What the workspace grants; everything in the manifest when it is null.</param>
    public static async Task<SdkScene> OpenAsync(IReadOnlyList<string>? scopes = null)
    {
#pragma warning disable RS0030 // Slack's SDKs take their time from the machine, and so must Slack
        var machine = TimeProvider.System;
#pragma warning restore RS0030
        var app = ManifestReader.ReadFile(Path.Combine(AppContext.BaseDirectory, "Node", "app.yaml"));
        var options = new PlaygroundOptions { Port = 0, App = app with { BotScopes = scopes ?? app.BotScopes } };
        return new SdkScene(await PlaygroundServer.StartAsync(options, TurnableClock.Running(machine), machine));
    }

    /// <summary>Starts the Bolt app over "http" or "socket", and waits until it can be reached.</summary>
    public Task<NodeProgram> StartBoltAsync(string transport)
    {
        if (transport == "socket")
        {
            Slack.UseSocketMode();
        }

        return StartAsync("bolt-app.cjs", new Dictionary<string, string> { ["TRANSPORT"] = transport });
    }

    /// <summary>Starts a program that listens on a port of its own, and waits until it does.</summary>
    public async Task<NodeProgram> StartAsync(string program, IReadOnlyDictionary<string, string> more)
    {
        var port = FreePort().ToString(CultureInfo.InvariantCulture);
        Slack.ConnectBot(new Uri($"http://127.0.0.1:{port}/slack/events"));
        var running = await NodeProgram.StartAsync(program, new Dictionary<string, string>(Environment.Concat(more)) { ["PORT"] = port });
        await running.ToldAsync("ready");
        return running;
    }

    /// <summary>What an app does after its acknowledgement comes a moment later.</summary>
    public static async Task<T> SoonAsync<T>(Func<T?> look, string what)
        where T : class
    {
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < Patience)
        {
            if (look() is { } found)
            {
                return found;
            }

            await Task.Delay(20);
        }

        throw new AssertionException($"{what} did not come.");
    }

    public ValueTask DisposeAsync() => Slack.DisposeAsync();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
