using System.Diagnostics;
using System.Globalization;
using SlackLearningBot.Data;

namespace SlackLearningBot.Benchmarks.Edge;

/// <summary>
/// A signed slash command answered by the bot as it serves in Production, against a bare endpoint doing the same: (a) without database, (b) with
/// one insert; and (c) <c>/learn today</c> of learners whose lesson is there. Server and load each have a processor of their own, so that the
/// server is what is full.
/// </summary>
internal static class EdgeFigure
{
    private const int Rounds = 5;
    private const double LeastRatio = 0.8;
    private const double MostP99Ratio = 1.5;
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Full = TimeSpan.FromSeconds(3);

    /// <summary>Longer, because a shared machine stands still now and then for longer than a request takes: in three seconds that alone was the slowest hundredth.</summary>
    private static readonly TimeSpan Half = TimeSpan.FromSeconds(9);

    public static async Task<Report> MeasureAsync(CancellationToken cancel)
    {
        await using var server = await BenchServer.OpenAsync(cancel);
        var connectionString = await server.CreateAsync("edge", cancel);
        await using (var database = Database.Open(connectionString))
        {
            await BenchServer.ExecuteAsync(database, EdgeCommands.TableSql, cancel);
            await BenchServer.ExecuteAsync(database, EdgeLearners.MakeSql, cancel, ("team", EdgeRequests.Team), ("now", Now.UtcDateTime));
        }

        await using var bare = await Side.StartAsync("edge-bare", connectionString, cancel);
        await using var bot = await Side.StartAsync("edge-bot", connectionString, cancel);
        using var pinned = Pinned.ToLast();

        var plain = await CompareAsync(bare, bot, EdgeCommands.Plain, "", cancel);
        var insert = await CompareAsync(bare, bot, EdgeCommands.Insert, "", cancel);
        var today = await AloneAsync(bot, "/learn", "today", cancel);

        return new Report("edge", plain.IsEnough && insert.IsEnough,
        [
            .. plain.Figures("a", "without database"),
            .. insert.Figures("b", "one insert"),
            new("c_per_s", "(c) /learn today, bot", today.PerSecond, "/s"),
            new("c_cpu_us", "(c) /learn today, bot's CPU a request", today.CpuMicroseconds, "µs"),
            new("c_p99_ms", "(c) /learn today, p99 at full load", today.P99Milliseconds, "ms"),
        ]);
    }

#pragma warning disable RS0030 // a benchmark lives in the machine's own time, and Slack signs with it
    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();
#pragma warning restore RS0030

    private static async Task<Comparison> CompareAsync(Side bare, Side bot, string command, string text, CancellationToken cancel)
    {
        var fulls = new List<(LoadResult Bare, LoadResult Bot)>();
        foreach (var side in new[] { bare, bot })
        {
            await side.LoadOf(command, text).RunAsync(Warming, null, cancel);
        }

        for (var round = 0; round < Rounds; round++)
        {
            fulls.Add(await BothAsync(bare, bot, round, side => side.LoadOf(command, text).RunAsync(Full, null, cancel)));
        }

        var half = Median.Of(fulls.Select(round => round.Bot.PerSecond)) / 2;
        var halves = new List<(LoadResult Bare, LoadResult Bot)>();
        for (var round = 0; round < Rounds; round++)
        {
            halves.Add(await BothAsync(bare, bot, round, side => side.LoadOf(command, text).RunAsync(Half, half, cancel)));
        }

        return new Comparison(fulls, halves);
    }

    /// <summary>In turns one or the other goes first, so that what the first leaves behind falls on both.</summary>
    private static async Task<(LoadResult Bare, LoadResult Bot)> BothAsync(Side bare, Side bot, int round, Func<Side, Task<LoadResult>> run)
    {
        if (round % 2 == 0)
        {
            return (await run(bare), await run(bot));
        }

        var first = await run(bot);
        return (await run(bare), first);
    }

    private static async Task<LoadResult> AloneAsync(Side bot, string command, string text, CancellationToken cancel)
    {
        await bot.LoadOf(command, text).RunAsync(Warming, null, cancel);
        var rounds = new List<LoadResult>();
        for (var round = 0; round < Rounds; round++)
        {
            rounds.Add(await bot.LoadOf(command, text).RunAsync(Full, null, cancel));
        }

        return new LoadResult(
            Median.Of(rounds.Select(round => round.PerSecond)),
            Median.Of(rounds.Select(round => round.CpuMicroseconds)),
            Median.Of(rounds.Select(round => round.P99Milliseconds)));
    }

    private sealed record Comparison(IReadOnlyList<(LoadResult Bare, LoadResult Bot)> Fulls, IReadOnlyList<(LoadResult Bare, LoadResult Bot)> Halves)
    {
        private double Ratio => Median.Of(Fulls.Select(round => round.Bot.PerSecond / round.Bare.PerSecond));

        /// <summary>Of the requests that one processor full of each server would answer.</summary>
        private double CpuRatio => Median.Of(Fulls.Select(round => round.Bare.CpuMicroseconds / round.Bot.CpuMicroseconds));

        private double P99Ratio => Median.Of(Halves.Select(round => round.Bot.P99Milliseconds / round.Bare.P99Milliseconds));

        public bool IsEnough => Ratio >= LeastRatio && CpuRatio >= LeastRatio && P99Ratio <= MostP99Ratio;

        public IEnumerable<Figure> Figures(string key, string what) =>
        [
            new($"{key}_ratio", $"({key}) {what}: bot / bare, requests a second", Ratio, "x"),
            new($"{key}_cpu_ratio", $"({key}) bot / bare, requests a second of the server's processor", CpuRatio, "x"),
            new($"{key}_p99_ratio", $"({key}) p99 at half the peak: bot / bare", P99Ratio, "x"),
            new($"{key}_bare_per_s", $"({key}) bare", Median.Of(Fulls.Select(round => round.Bare.PerSecond)), "/s"),
            new($"{key}_bot_per_s", $"({key}) bot", Median.Of(Fulls.Select(round => round.Bot.PerSecond)), "/s"),
            new($"{key}_bare_p99_ms", $"({key}) bare, p99 at half the peak", Median.Of(Halves.Select(round => round.Bare.P99Milliseconds)), "ms"),
            new($"{key}_bot_p99_ms", $"({key}) bot, p99 at half the peak", Median.Of(Halves.Select(round => round.Bot.P99Milliseconds)), "ms"),
            new($"{key}_bare_cpu_us", $"({key}) bare, CPU a request", Median.Of(Fulls.Select(round => round.Bare.CpuMicroseconds)), "µs"),
            new($"{key}_bot_cpu_us", $"({key}) bot, CPU a request", Median.Of(Fulls.Select(round => round.Bot.CpuMicroseconds)), "µs"),
        ];
    }

    /// <summary>One of the two servers, as a process of its own on a processor of its own.</summary>
    private sealed class Side(Process process, int port) : IAsyncDisposable
    {
        public static async Task<Side> StartAsync(string host, string connectionString, CancellationToken cancel)
        {
            var port = Children.FreePort();
            var process = Hosts.Start(host, port.ToString(CultureInfo.InvariantCulture), connectionString);
            await Children.WaitForPortAsync(process, port, cancel);
            Pinned.ToFirst(process);
            return new Side(process, port);
        }

        public Load LoadOf(string command, string text) => new(port, EdgeRequests.Of(command, text, port, Now), process);

        public async ValueTask DisposeAsync()
        {
            await Children.StopAsync(process);
            process.Dispose();
        }
    }
}
