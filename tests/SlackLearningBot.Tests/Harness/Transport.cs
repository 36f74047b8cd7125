using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using SlackLearningBot.Playground;

namespace SlackLearningBot.Tests.Harness;

/// <summary>
/// Which way Slack's requests come to the bot of a test. The same feature tests are compiled into two projects, one for each way; and each
/// bot counts what came over HTTP, so that no test can pass over the other way by mistake.
/// </summary>
internal sealed class Transport : IStartupFilter
{
    private const int Connections = 2;

    private int requests;

#if SOCKETS
    public static bool IsSocketMode => true;
#else
    public static bool IsSocketMode => false;
#endif

    /// <summary>How often one of the addresses that Slack calls was called.</summary>
    public int Requests => Volatile.Read(ref requests);

    /// <summary>What the bot must know; in Socket Mode no signing secret is among it.</summary>
    public static Dictionary<string, string?> Settings(IReadOnlyDictionary<string, string?> others) => new(others)
    {
        ["Slack:BotToken"] = PlaygroundOptions.BotToken,
        [IsSocketMode ? "Slack:AppToken" : "Slack:SigningSecret"] = IsSocketMode ? PlaygroundOptions.AppToken : PlaygroundOptions.SigningSecret,
        ["Slack:SocketConnections"] = $"{Connections}",
    };

    /// <summary>Puts bot and Slack together once the bot listens.</summary>
    public static Task ConnectAsync(PlaygroundServer slack, WebApplication bot)
    {
        if (IsSocketMode)
        {
            return slack.Sockets.WhenOpenAsync(Connections).WaitAsync(TimeSpan.FromSeconds(30));
        }

        slack.ConnectBot(AddressOf(bot));
        return Task.CompletedTask;
    }

    public static Uri AddressOf(WebApplication bot) =>
        new(bot.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, then) =>
        {
            if (context.Request.Path.Value is "/slack/events" or "/slack/commands" or "/slack/interactions" or "/slack/options")
            {
                Interlocked.Increment(ref requests);
            }

            return then(context);
        });
        next(app);
    };
}
