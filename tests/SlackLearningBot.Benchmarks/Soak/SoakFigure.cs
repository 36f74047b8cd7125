using System.Diagnostics;
using System.Globalization;
using Npgsql;
using SlackLearningBot.Benchmarks.Limits;
using SlackLearningBot.Data;
using SlackLearningBot.Playground;

namespace SlackLearningBot.Benchmarks.Soak;

/// <summary>A week of four thousand learners in eight minutes: after its first quarter memory must stand still, tables stay as small as their rows, and nothing waits longer than before.</summary>
internal static class SoakFigure
{
    private const double MostMemoryGrowth = 5;
    private const double MostTableExcess = 20;
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private static readonly TimeSpan Took = TimeSpan.FromMinutes(8);
    private static readonly DateTimeOffset Sunday = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public static async Task<Report> MeasureAsync(CancellationToken cancel)
    {
        await using var server = await BenchServer.OpenAsync(cancel);
        var connectionString = await server.CreateAsync("soak", cancel);
        var time = new FastTime(FastTime.Real.GetUtcNow() + TimeSpan.FromSeconds(15), Sunday, Week / Took, MachineSpeed: 1);
        await using var slack = await PlaygroundServer.StartAsync(
            new PlaygroundOptions { Port = 0, WithDemoWorkspace = false }, TurnableClock.Running(time.Calendar), time.Machine, cancel);
        SoakPeople.AddTo(slack.World);
        await Installing.EverywhereAsync(connectionString, slack, cancel);
        await using var database = Database.Open(connectionString);
        await using var naps = await Naps.ShortenAsync(database, cancel);
        await BenchServer.ExecuteAsync(database, SoakPeople.MakeSql, cancel, SoakPeople.Parameters(Sunday));

        var port = Children.FreePort();
        using var bot = Hosts.Start("fast-bot", port.ToString(CultureInfo.InvariantCulture), $"{connectionString}|{slack.ApiUrl}|{time}|100000|100000|100000");
        try
        {
            await Children.WaitForPortAsync(bot, port, cancel);
            slack.ConnectBot(new Uri($"http://127.0.0.1:{port}"));
            var people = new SoakPeople(slack);
            using var end = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            var week = people.RunAsync(end.Token);
            var samples = await WatchAsync(bot, database, time, cancel);
            await end.CancelAsync();
            await week;
            return Tell(samples, await Tables.MeasureAsync(database, cancel), people.Clicks, slack.World.Calls.Counts.Where(one => one.Key.Method == "chat.postMessage").Sum(one => one.Value));
        }
        finally
        {
            await Children.StopAsync(bot);
        }
    }

    private static async Task<List<Sample>> WatchAsync(Process bot, NpgsqlDataSource database, FastTime time, CancellationToken cancel)
    {
        var samples = new List<Sample>();
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Took; await Task.Delay(TimeSpan.FromSeconds(1), cancel))
        {
            samples.Add(await Sample.TakeAsync(bot, database, time.Calendar.GetUtcNow(), time.CalendarSpeed, cancel));
        }

        return samples;
    }

    private static Report Tell(List<Sample> samples, IReadOnlyList<(string Name, double Excess)> tables, int clicks, long posts)
    {
        var quarter = samples.Count / 4;
        var growth = ((Median.Of(Part(3).Select(one => one.Megabytes)) / Median.Of(Part(1).Select(one => one.Megabytes))) - 1) * 100;
        var (early, late) = (Part(1).Max(one => one.OldestDueSeconds), Part(3).Max(one => one.OldestDueSeconds));
        var isFlat = late <= Math.Max(early * 1.5, 2);
        return new Report("soak", growth <= MostMemoryGrowth && tables.All(table => table.Excess <= MostTableExcess) && isFlat && posts > 0,
        [
            new("memory_growth_percent", "memory, last quarter against second", growth, "%"),
            new("memory_mb", "memory, last quarter", Median.Of(Part(3).Select(one => one.Megabytes)), "MB"),
            new("oldest_early_s", "oldest due delivery in the second quarter, real time", early, "s"),
            new("oldest_late_s", "oldest due delivery in the last quarter, real time", late, "s"),
            .. tables.Select(table => new Figure($"excess_{table.Name}_percent", $"{table.Name}: size beyond its rows", table.Excess, "%")),
            new("posts", "messages posted", posts, ""),
            new("clicks", "clicks answered", clicks, ""),
        ]);

        IEnumerable<Sample> Part(int which) => samples.Skip(which * quarter).Take(quarter);
    }
}
