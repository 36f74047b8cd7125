using System.Diagnostics;
using System.Globalization;
using SlackLearningBot.Benchmarks.Edge;
using SlackLearningBot.Benchmarks.Fanout;
using SlackLearningBot.Benchmarks.Limits;

namespace SlackLearningBot.Benchmarks;

/// <summary>The servers of figures, each this program again in a process of its own: <c>host NAME PORT …</c>.</summary>
internal static class Hosts
{
    private static readonly Dictionary<string, Func<int, string, CancellationToken, Task>> All = new()
    {
        ["edge-bare"] = BareHost.RunAsync,
        ["edge-bot"] = BotEdgeHost.RunAsync,
        ["fanout-bare"] = BareLoop.RunAsync,
        ["fanout-bot"] = BotLoop.RunAsync,
        ["fast-bot"] = FastBot.RunAsync,
        ["sink"] = SinkHost.RunAsync,
    };

    public static Process Start(string name, params string[] arguments) =>
        Children.Start("dotnet", [typeof(Hosts).Assembly.Location, "host", name, .. arguments], isQuiet: true);

    public static async Task<int> RunAsync(string[] args)
    {
        await All[args[1]](int.Parse(args[2], CultureInfo.InvariantCulture), args.Length > 3 ? args[3] : "", CancellationToken.None);
        return 0;
    }
}
