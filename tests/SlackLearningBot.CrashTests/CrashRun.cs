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
    private const int MostCalls = 100_000;

    private static readonly TimeSpan MostDraining = TimeSpan.FromSeconds(10);

    /// <summary>Slack's patience, in real time.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>So long a process may take to come to the step where it is to die.</summary>
    private static readonly TimeSpan MostToStep = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan LeastToStep = TimeSpan.FromSeconds(5);

    public static async Task<Tally> RunAsync(CrashOptions options, TextWriter log)
    {
        var watch = Stopwatch.StartNew();
        await using var cluster = await OwnCluster.StartAsync();
        var connectionString = await cluster.EnsureDatabaseAsync("crash");
        var clocks = Clocks.Starting(options, Path.Combine(cluster.Folder, "day"));
        await using var slack = await PlaygroundServer.StartAsync(
            new PlaygroundOptions { Port = 0, WithDemoWorkspace = false, CallsRemembered = MostCalls, Patience = Patience * options.MachineSpeed }, TurnableClock.Running(clocks.Calendar), clocks.Machine);
        Crowd.AddTo(slack.World, options);
        await Crowd.EnrolAsync(connectionString, slack, options, clocks);

        await using var line = new DatabaseLine(connectionString, new Random(options.Seed + 3));
        var ports = Enumerable.Range(0, options.Bots).Select(_ => FreePort.Take()).ToList();
        await using var balancer = await Balancer.StartAsync(ports, new Random(options.Seed + 2));
        slack.ConnectBot(balancer.Url);
        var toStep = TimeSpan.FromSeconds(Math.Clamp(options.Storm.TotalSeconds / 8, LeastToStep.TotalSeconds, MostToStep.TotalSeconds));
        await using var pack = new Pack(ports, line.ConnectionString, slack.ApiUrl, new DeathPlan(options.Seed, toStep), clocks);
        using var doings = new Doings(slack, options);
        using var evening = new CancellationTokenSource();
        await pack.StartAllAsync();
        clocks.Calendar.BeginDay();
        var day = doings.RunAsync(evening.Token);
        log.WriteLine($"The storm begins after {watch.Elapsed.TotalSeconds:0} s.");

        await using var own = Database.Open(connectionString, maxPoolSize: 1);
        using var storm = new Storm(slack, cluster, own, balancer, line, options);
        storm.Begin();
        for (var stormy = Stopwatch.StartNew(); stormy.Elapsed < (doings.Served < options.People / 2 ? options.LongestStorm : options.Storm);)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), Clocks.Real);
            pack.Look();
            storm.Look();
        }

        await storm.EndAsync();
        pack.Calm();
        log.WriteLine($"The storm is over after {watch.Elapsed.TotalSeconds:0} s.");

        await using var database = Database.Open(connectionString);
        var quietness = new Quietness(database, clocks, doings);
        await CalmAsync(pack, quietness, options.Calm);
        log.WriteLine(quietness.Noise is { } noise ? $"Not all is done after {watch.Elapsed.TotalSeconds:0} s: {noise}." : $"All is done after {watch.Elapsed.TotalSeconds:0} s.");
        await evening.CancelAsync();
        await day;
        var drained = await pack.StopAsync();

        var tally = await new Reckoning(slack, database, options, doings).CountAsync();
        return tally with
        {
            Deeds = new Dictionary<string, long>
            {
                ["people"] = options.People,
                ["processes that died"] = pack.Deaths.Values.Sum(),
                ["PostgreSQL killed"] = storm.PostgresKills,
                ["PostgreSQL's backends ended at work"] = storm.BackendsEnded,
                ["questions to PostgreSQL cut before it heard them"] = line.CutBefore,
                ["questions to PostgreSQL cut after it executed them"] = line.CutAfter,
                ["Slack's requests cut before the bot heard them"] = balancer.CutBefore,
                ["Slack's requests cut after the bot answered"] = balancer.CutAfter,
                ["events sent eleven times"] = storm.Repeats,
                ["faults of Slack's Web API"] = storm.Faults.Values.Sum(),
            }.Concat(storm.Faults).Concat(tally.Deeds).Concat(pack.Deaths.OrderBy(row => row.Key).Select(row => KeyValuePair.Create($"died {row.Key}", row.Value))).ToDictionary(),
            NeverDiedAt = pack.NeverDiedAt,
            Took = watch.Elapsed,
            Wrongs = new Dictionary<string, long>(tally.Wrongs)
            {
                ["processes that left by themselves"] = pack.LastWords.Count,
                ["seconds of draining above ten"] = (long)Math.Max(0, Math.Ceiling((drained - MostDraining).TotalSeconds)),
            },
            Examples = [.. tally.Examples, .. pack.LastWords.Take(2)],
        };
    }

    /// <summary>Until all is done, or for so long.</summary>
    private static async Task CalmAsync(Pack pack, Quietness quietness, TimeSpan most)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < most && !await quietness.HasComeAsync(); await Task.Delay(TimeSpan.FromMilliseconds(250), Clocks.Real))
        {
            pack.Look();
        }
    }
}
