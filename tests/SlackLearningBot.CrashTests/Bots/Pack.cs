namespace SlackLearningBot.CrashTests.Bots;

/// <summary>The bots of a run: who dies is started again, with the next death of the plan while the storm lasts.</summary>
internal sealed class Pack(IReadOnlyList<int> ports, string database, Uri slack, DeathPlan plan, Clocks clocks) : IAsyncDisposable
{
    private readonly List<(BotProcess Bot, DateTimeOffset Since)> running = [];
    private readonly Dictionary<string, long> deaths = [];

    /// <summary>How often processes died, by how; deaths nobody planned stand under "by itself".</summary>
    public IReadOnlyDictionary<string, long> Deaths => deaths;

    /// <summary>What a process said that left without being killed.</summary>
    public List<string> LastWords { get; } = [];

    public bool IsStormy { get; private set; } = true;

    /// <summary>Returns when each of them has listened.</summary>
    public async Task StartAllAsync()
    {
        foreach (var port in ports)
        {
            running.Add((Start(port), Clocks.Real.GetUtcNow()));
        }

        for (var waiting = ports.ToHashSet(); waiting.Count > 0; await Task.Delay(TimeSpan.FromMilliseconds(100), Clocks.Real))
        {
            Look(); // some die in the night
            waiting.RemoveWhere(FreePort.IsTaken);
        }
    }

    /// <summary>Kills whose time has come and starts anew who is dead.</summary>
    public void Look()
    {
        for (var i = 0; i < running.Count; i++)
        {
            var (bot, since) = running[i];
            var isDue = IsStormy && bot.Death.After != Timeout.InfiniteTimeSpan && Clocks.Real.GetUtcNow() - since > bot.Death.After;
            if (isDue && !bot.HasExited)
            {
                bot.Kill();
                Count(bot.Death.Step is null ? "at random" : $"at random, {bot.Death.Step} did not come");
                running[i] = Replace(bot);
            }
            else if (bot.HasExited)
            {
                Count(bot.WasKilled ? $"at {bot.Death}" : "by itself");
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
            if (running[i].Bot is { HasExited: false } bot && bot.Death != Death.None)
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
        var took = await Task.WhenAll(running.Where(one => !one.Bot.HasExited).Select(one => one.Bot.StopAsync()));
        return took.DefaultIfEmpty().Max();
    }

    private BotProcess Start(int port) => BotProcess.Start(port, database, slack, IsStormy ? plan.Next() : Death.None, clocks);

    private (BotProcess, DateTimeOffset) Replace(BotProcess dead)
    {
        var next = Start(dead.Port);
        dead.Dispose();
        return (next, Clocks.Real.GetUtcNow());
    }

    private void Count(string how) => deaths[how] = deaths.GetValueOrDefault(how) + 1;

    public ValueTask DisposeAsync()
    {
        foreach (var (bot, _) in running)
        {
            bot.Kill();
            bot.Dispose();
        }

        return ValueTask.CompletedTask;
    }
}
