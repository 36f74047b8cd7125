using Npgsql;
using SlackLearningBot.CrashTests.Bots;
using SlackLearningBot.Playground;
using SlackLearningBot.Playground.Faults;

namespace SlackLearningBot.CrashTests;

/// <summary>Slack's faults, broken lines and a PostgreSQL that is killed: everything but the bots' own deaths.</summary>
internal sealed class Storm(PlaygroundServer slack, OwnCluster cluster, NpgsqlDataSource database, Balancer balancer, DatabaseLine line, CrashOptions options) : IDisposable
{
    private const double OneOf = 0.02;

    private static readonly string[] Methods = ["chat.postMessage", "views.publish", "conversations.history", "conversations.open"];

    private readonly DateTimeOffset began = Clocks.Real.GetUtcNow();
    private readonly List<FaultRule> rules = [];
    private readonly Random chance = new(options.Seed + 4);
    private readonly CancellationTokenSource calm = new();
    private Task ending = Task.CompletedTask;
    private FaultRule? repeats;
    private int blows;

    public long PostgresKills { get; private set; }

    /// <summary>Backends that were told to end while they may have been at work.</summary>
    public long BackendsEnded { get; private set; }

    /// <summary>How often each kind of fault struck.</summary>
    public IReadOnlyDictionary<string, long> Faults => rules
        .GroupBy(rule => $"{rule.Fault.Id} {rule.Fault.Name}{(rule.CarriesOut switch { true => ", carried out", false => ", not carried out", null => "" })}")
        .ToDictionary(kind => kind.Key, kind => kind.Sum(rule => (long)rule.Hits));

    public long Repeats => repeats?.Hits ?? 0;

    public void Begin()
    {
        var plan = slack.World.Faults;
        plan.Seed = options.Seed;
        foreach (var method in Methods)
        {
            rules.AddRange(
            [
                plan.Add(Often("W1", method) with { Chance = OneOf / 4, Seconds = 2 }),
                plan.Add(Often("W2", method) with { Chance = OneOf / 4 }),
                plan.Add(Often("W4", method)),
                plan.Add(Often("W6", method)),
                plan.Add(Often("W7", method) with { CarriesOut = true }),
                plan.Add(Often("W7", method) with { CarriesOut = false }),
                plan.Add(Often("W8", method) with { CarriesOut = true }),
                plan.Add(Often("W9", method) with { CarriesOut = false }),
                plan.Add(Often("W10", method) with { CarriesOut = true }),
            ]);
        }

        repeats = plan.Add(new FaultWish("E4") { Variant = "10", Count = null });
        balancer.CutOneOf = 50;
        line.CutOneOf = 400;
        ending = EndBackendsAsync();
    }

    /// <summary>PostgreSQL is killed twice, at a third and at two thirds of the storm.</summary>
    public void Look()
    {
        if (blows < 2 && Clocks.Real.GetUtcNow() - began > options.Storm * (blows + 1) / 3)
        {
            blows++;
            PostgresKills += cluster.Kill() ? 1 : 0;
        }
    }

    public async Task EndAsync()
    {
        slack.World.Faults.Clear();
        balancer.CutOneOf = 0;
        line.CutOneOf = 0;
        await calm.CancelAsync();
        await ending;
    }

    /// <summary>About one a second, whichever bot's it is and whatever it does.</summary>
    private async Task EndBackendsAsync()
    {
        while (!calm.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(TimeSpan.FromMilliseconds(500 + chance.Next(1000)), Clocks.Real, calm.Token);
                await using var command = database.CreateCommand(EndBackendSql);
                command.Parameters.AddWithValue("turn", chance.Next(60));
                BackendsEnded += await command.ExecuteScalarAsync(calm.Token) is true ? 1 : 0;
            }
            catch (Exception e) when (e is NpgsqlException or OperationCanceledException)
            {
                // PostgreSQL is away itself, or it is calm.
            }
        }
    }

    private const string EndBackendSql = """
        with backend as (
            select pid, row_number() over (order by pid) - 1 as turn, count(*) over () as total
              from pg_stat_activity
             where datname = current_database() and pid <> pg_backend_pid()
        )
        select pg_terminate_backend(pid) from backend where turn = @turn % total
        """;

    public void Dispose() => calm.Dispose();

    private static FaultWish Often(string fault, string method) => new(fault) { At = method, Count = null, Chance = OneOf };
}
