namespace SlackLearningBot.CrashTests.Bots;

/// <summary>The bots of a run: who dies is started again, with the next death of the plan while the storm lasts.</summary>
internal sealed class Pack(IReadOnlyList<int> ports, string database, Uri slack, DeathPlan plan, Clocks clocks) : IAsyncDisposable
{
    private readonly List<BotProcess> running = [];
    private readonly Dictionary<string, long> deaths = [];

    /// <summary>How often processes died, by how.</summary>
    public IReadOnlyDictionary<string, long> Deaths => deaths;

    /// <summary>The marked steps at which none did.</summary>
    public IReadOnlyList<string> NeverDiedAt => [.. DeathPlan.AllSteps.Where(step => !deaths.ContainsKey(At(step)))];

    /// <summary>What a process said that left without being killed.</summary>
    public List<string> LastWords { get; } = [];

    public bool IsStormy { get; private set; } = true;

    /// <summary>Returns when all of them listen; nobody dies before the day begins.</summary>
    public async Task StartAllAsync()
    {
        running.AddRange(ports.Select(Start));
        while (running.Any(bot => !bot.HasExited && bot.Served == TimeSpan.Zero))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), Clocks.Real);
        }
    }

    /// <summary>Kills whose time has come and starts anew who is dead.</summary>
    public void Look()
    {
        for (var i = 0; i < running.Count; i++)
        {
            var bot = running[i];
            var isDue = IsStormy && bot.Death.After != Timeout.InfiniteTimeSpan && bot.Served > bot.Death.After;
            if (isDue && !bot.HasExited)
            {
                bot.Kill();
                Count(bot.Death.Step is null ? "at random" : "at random, its step did not come");
                if (bot.Death is { Step: not null, Pass: > 1 })
                {
                    plan.Miss(bot.Death);
                }

                running[i] = Replace(bot);
            }
            else if (bot.HasExited)
            {
                Count(bot.WasKilled ? At(bot.Death.ToString()) : "by itself");
                if (!bot.WasKilled)
                {
                    LastWords.Add(bot.LastWords);
                }

                running[i] = Replace(bot);
            }
        }
    }

    /// <summary>From now on nobody dies: who still has a death before them is killed at once and follows as one that lives.</summary>
    public void Calm()
    {
        IsStormy = false;
        for (var i = 0; i < running.Count; i++)
        {
            if (running[i] is { HasExited: false } bot && bot.Death != Death.None)
            {
                bot.Kill();
                Count("as the storm ended");
                running[i] = Replace(bot);
            }
        }
    }

    /// <summary>SIGTERM to all; the longest that one took.</summary>
    public async Task<TimeSpan> StopAsync()
    {
        var took = await Task.WhenAll(running.Where(bot => !bot.HasExited).Select(bot => bot.StopAsync()));
        return took.DefaultIfEmpty().Max();
    }

    private BotProcess Start(int port) => BotProcess.Start(port, database, slack, IsStormy ? plan.Next() : Death.None, clocks);

    private BotProcess Replace(BotProcess dead)
    {
        var next = Start(dead.Port);
        dead.Dispose();
        return next;
    }

    private static string At(string step) => $"at {step}";

    private void Count(string how) => deaths[how] = deaths.GetValueOrDefault(how) + 1;

    public ValueTask DisposeAsync()
    {
        foreach (var bot in running)
        {
            bot.Kill();
            bot.Dispose();
        }

        return ValueTask.CompletedTask;
    }
}
