using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Npgsql;
using SlackLearningBot.Data;

namespace SlackLearningBot.Benchmarks.Fanout;

/// <summary>
/// A hundred thousand learners due at once: planned, checked against quiet and budget, rendered, posted into a sink and recorded by the bot; and a
/// bare loop that claims as many rows, posts the same JSON and records the <c>ts</c>. What counts is the CPU of the two programs a delivery.
/// </summary>
internal static class FanoutFigure
{
    private const int Rounds = 5;
    private const double MostRatio = 2;
    private const int All = FanoutPeople.Teams * FanoutPeople.Each;

    public static async Task<Report> MeasureAsync(CancellationToken cancel)
    {
        await using var server = await BenchServer.OpenAsync(cancel);
        var ours = await server.CreateAsync("fanout", cancel);
        var theirs = await server.CreateAsync("fanout_bare", cancel);
        await using var oursDatabase = Database.Open(ours);
        await using var theirsDatabase = Database.Open(theirs);

        var sinkPort = Children.FreePort();
        var sinkUrl = $"http://127.0.0.1:{sinkPort}/api/";
        await using var sink = await Child.StartAsync("sink", sinkPort, "", cancel);
        var botPort = Children.FreePort();
        await using var bot = await Child.StartAsync("fanout-bot", botPort, $"{ours}|{sinkUrl}", cancel);
        var barePort = Children.FreePort();
        await using var bare = await Child.StartAsync("fanout-bare", barePort, $"{theirs}|{sinkUrl}", cancel);
        using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(10) };
        (await http.PostAsync($"http://127.0.0.1:{botPort}/bench/install/{FanoutPeople.Teams}", null, cancel)).EnsureSuccessStatusCode();
        await BenchServer.ExecuteAsync(oursDatabase, FanoutPeople.MakeSql, cancel, ("now", Now), ("zones", FanoutPeople.Zones(Now)), ("each", FanoutPeople.Each), ("body", FanoutPeople.Body));

        var bots = new List<Cost>();
        var bares = new List<Cost>();
        var costs = new List<DatabaseCost>();
        for (var round = 0; round <= Rounds; round++)
        {
            await BenchServer.ExecuteAsync(oursDatabase, FanoutPeople.MakeDueSql, cancel, ("now", Now), ("round", round));
            await BenchServer.ExecuteAsync(oursDatabase, "vacuum analyze", cancel);
            var before = await DatabaseCost.ReadAsync(oursDatabase, cancel);
            bots.Add(await bot.MeasureAsync(
                async () => (await http.PostAsync($"http://127.0.0.1:{botPort}/bench/tick", null, cancel)).EnsureSuccessStatusCode(), oursDatabase, cancel));
            costs.Add((await DatabaseCost.ReadAsync(oursDatabase, cancel)).Since(before));
            var json = ReadyToPost(await http.GetStringAsync($"http://127.0.0.1:{sinkPort}/sample", cancel));
            await BenchServer.ExecuteAsync(
                theirsDatabase, FanoutPeople.MakeBareSql, cancel, ("now", Now), ("round", round), ("json", json), ("teams", FanoutPeople.Teams), ("each", FanoutPeople.Each));
            await BenchServer.ExecuteAsync(theirsDatabase, "vacuum analyze", cancel);
            bares.Add(await bare.MeasureAsync(
                async () => (await http.PostAsync($"http://127.0.0.1:{barePort}/go", null, cancel)).EnsureSuccessStatusCode(), theirsDatabase, cancel));
            Console.Error.WriteLine($"  round {round}: bot {bots[^1]}, bare {bares[^1]}");
        }

        bots.RemoveAt(0); // each program's first round is its warm-up
        bares.RemoveAt(0);
        costs.RemoveAt(0);
        var bytes = (await DatabaseCost.SizeAsync(oursDatabase, "delivery", cancel) + await DatabaseCost.SizeAsync(oursDatabase, "lesson_turn", cancel)) / (Rounds + 1) / All;
        var ratio = Median.Of(bots.Zip(bares, (one, other) => one.CpuMicroseconds / other.CpuMicroseconds));
        return new Report("fanout", ratio <= MostRatio,
        [
            new("cpu_ratio", "CPU a delivery, bot / bare loop", ratio, "x"),
            new("bot_per_s", "bot: planned, rendered, posted and recorded a second", Median.Of(bots.Select(one => one.PerSecond)), "/s"),
            new("bare_per_s", "bare loop: posted and recorded a second", Median.Of(bares.Select(one => one.PerSecond)), "/s"),
            new("bot_cpu_us", "bot, CPU a delivery", Median.Of(bots.Select(one => one.CpuMicroseconds)), "µs"),
            new("bare_cpu_us", "bare loop, CPU a delivery", Median.Of(bares.Select(one => one.CpuMicroseconds)), "µs"),
            new("transactions", "bot, transactions for 1,000 deliveries", Median.Of(costs.Select(one => one.Transactions)) * 1000 / All, ""),
            new("database_us", "PostgreSQL's time in statements, a delivery", Median.Of(costs.Select(one => one.Milliseconds)) * 1000 / All, "µs"),
            new("bytes", "a lesson's rows and their indexes (delivery, lesson_turn)", bytes, "B"),
        ]);
    }

    private static string ReadyToPost(string sample) =>
        sample.Length > 0 ? JsonDocument.Parse(sample).RootElement.GetRawText() : throw new InvalidOperationException("The sink saw no message.");

#pragma warning disable RS0030 // a benchmark lives in the machine's own time
    private static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;
#pragma warning restore RS0030

    private sealed record Cost(double PerSecond, double CpuMicroseconds)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{PerSecond:0}/s {CpuMicroseconds:0} µs");
    }

    private sealed class Child(Process process) : IAsyncDisposable
    {
        public static async Task<Child> StartAsync(string host, int port, string argument, CancellationToken cancel)
        {
            var process = Hosts.Start(host, port.ToString(CultureInfo.InvariantCulture), argument);
            await Children.WaitForPortAsync(process, port, cancel);
            return new Child(process);
        }

        public async Task<Cost> MeasureAsync(Func<Task> begin, NpgsqlDataSource database, CancellationToken cancel)
        {
            process.Refresh();
            var cpu = process.TotalProcessorTime;
            var watch = Stopwatch.StartNew();
            await begin();
            await Waiting.UntilAsync(database, FanoutPeople.IsDoneSql, 1, TimeSpan.FromMinutes(9), cancel);
            var took = watch.Elapsed;
            process.Refresh();
            await Waiting.UntilAsync(database, FanoutPeople.SentSql, All, TimeSpan.Zero, cancel);
            return new Cost(All / took.TotalSeconds, (process.TotalProcessorTime - cpu).TotalMicroseconds / All);
        }

        public async ValueTask DisposeAsync()
        {
            await Children.StopAsync(process);
            process.Dispose();
        }
    }
}
