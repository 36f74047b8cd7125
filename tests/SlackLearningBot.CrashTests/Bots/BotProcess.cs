using System.Diagnostics;
using System.Globalization;

namespace SlackLearningBot.CrashTests.Bots;

/// <summary>One process of the bot, with what its plan has for it.</summary>
internal sealed class BotProcess : IDisposable
{
    private readonly Process process;
    private readonly Queue<string> lastLines = new();
    private readonly Stopwatch serving = new();

    private BotProcess(Process process, int port, Death death)
    {
        this.process = process;
        Port = port;
        Death = death;
    }

    public int Port { get; }

    public Death Death { get; }

    /// <summary>How long it has listened, as whoever looks regularly sees it: a process that only begins has done nothing yet.</summary>
    public TimeSpan Served
    {
        get
        {
            if (!serving.IsRunning && FreePort.IsTaken(Port))
            {
                serving.Start();
            }

            return serving.Elapsed;
        }
    }

    public bool HasExited => process.HasExited;

    /// <summary>128 + 9 after SIGKILL.</summary>
    public bool WasKilled => process.HasExited && process.ExitCode == 137;

    public static BotProcess Start(int port, string database, Uri slack, Death death, Clocks clocks)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.Environment["DOTNET_gcServer"] = "0"; // three of them share a machine with Slack and PostgreSQL, and each lives for seconds
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var argument in (string[])
            [
                typeof(BotProcess).Assembly.Location, BotProgram.Verb, port.ToString(CultureInfo.InvariantCulture), database, slack.ToString(),
                death.Step ?? BotProgram.NoStep, death.Pass.ToString(CultureInfo.InvariantCulture), .. clocks.Arguments,
            ])
        {
            start.ArgumentList.Add(argument);
        }

        var bot = new BotProcess(Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start."), port, death);
        bot.process.OutputDataReceived += (_, line) => bot.Keep(line.Data);
        bot.process.ErrorDataReceived += (_, line) => bot.Keep(line.Data);
        bot.process.BeginOutputReadLine();
        bot.process.BeginErrorReadLine();
        return bot;
    }

    /// <summary>SIGKILL, wherever it is.</summary>
    public void Kill()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }
    }

    /// <summary>SIGTERM; how long it took to leave by itself.</summary>
    public async Task<TimeSpan> StopAsync()
    {
        var watch = Stopwatch.StartNew();
        using (var polite = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await polite.WaitForExitAsync();
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
        }

        return watch.Elapsed;
    }

    /// <summary>What it said last, for whoever looks why it left.</summary>
    public string LastWords
    {
        get
        {
            lock (lastLines)
            {
                return string.Join('\n', lastLines);
            }
        }
    }

    private void Keep(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (lastLines)
        {
            lastLines.Enqueue(line);
            if (lastLines.Count > 40)
            {
                lastLines.Dequeue();
            }
        }
    }

    public void Dispose() => process.Dispose();
}
