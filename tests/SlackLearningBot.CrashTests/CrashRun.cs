using System.Diagnostics;
using SlackLearningBot.CrashTests.Bots;
using SlackLearningBot.CrashTests.People;
using SlackLearningBot.Data;
using SlackLearningBot.Playground;

namespace SlackLearningBot.CrashTests;

/// <summary>
/// A day in which everything breaks: several processes of the bot on one database, people who learn, and a storm of faults whose plan comes from the
/// seed. When it is calm again, what people see is held against what was promised.
/// </summary>
internal static class CrashRun
{
    private static readonly TimeSpan MostDraining = TimeSpan.FromSeconds(10);

    public static async Task<Tally> RunAsync(CrashOptions options, TextWriter log)
    {
        await using var cluster = await OwnCluster.StartAsync();
        var connectionString = await cluster.EnsureDatabaseAsync("crash");
        var clocks = Clocks.Starting(options);
        await using var slack = await PlaygroundServer.StartAsync(
            new PlaygroundOptions { Port = 0, WithDemoWorkspace = false }, TurnableClock.Running(clocks.Calendar), clocks.Machine);
        Crowd.AddTo(slack.World, options);
        await Crowd.EnrolAsync(connectionString, slack, options, clocks);

        var ports = Enumerable.Range(0, options.Bots).Select(_ => FreePort.Take()).ToList();
        await using var balancer = await Balancer.StartAsync(ports, new Random(options.Seed + 2));
        slack.ConnectBot(balancer.Url);
        await using var pack = new Pack(ports, connectionString, slack.ApiUrl, new DeathPlan(options.Seed), clocks);
        var doings = new Doings(slack, options);
        using var evening = new CancellationTokenSource();
        await pack.StartAllAsync();
        await clocks.WaitForMorningAsync();
        var day = doings.RunAsync(evening.Token);

        var storm = new Storm(slack, cluster, balancer, options);
        storm.Begin();
        await WatchAsync(pack, options.Storm, storm.Look);
        storm.End();
        pack.Calm();
        log.WriteLine($"The storm is over after {options.Storm.TotalSeconds:0} s.");
        await WatchAsync(pack, options.Calm, () => { });
        await evening.CancelAsync();
        await day;
        var drained = await pack.StopAsync();

        await using var database = Database.Open(connectionString);
        var tally = await new Reckoning(slack, database, options, doings).CountAsync(new Dictionary<string, long>
        {
            ["people"] = options.People,
            ["processes that died"] = pack.Deaths.Values.Sum(),
            ["PostgreSQL killed"] = storm.PostgresKills,
            ["inbound lines cut before / after the bot heard"] = balancer.CutBefore,
            ["inbound lines cut after the bot answered"] = balancer.CutAfter,
            ["faults of Slack's Web API"] = storm.Faults,
            ["events sent eleven times"] = storm.Repeats,
            ["times the bot's Home was opened"] = doings.Homes,
        });
        return tally with
        {
            Deeds = tally.Deeds.Concat(pack.Deaths.Select(row => KeyValuePair.Create($"died {row.Key}", row.Value))).ToDictionary(),
            Wrongs = new Dictionary<string, long>(tally.Wrongs)
            {
                ["processes that left by themselves"] = pack.LastWords.Count,
                ["seconds of draining above ten"] = (long)Math.Max(0, Math.Ceiling((drained - MostDraining).TotalSeconds)),
            },
            Examples = [.. tally.Examples, .. pack.LastWords.Take(2)],
        };
    }

    private static async Task WatchAsync(Pack pack, TimeSpan time, Action look)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < time; await Task.Delay(TimeSpan.FromMilliseconds(100), Clocks.Real))
        {
            pack.Look();
            look();
        }
    }
}
