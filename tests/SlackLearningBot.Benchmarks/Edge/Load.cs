using System.Diagnostics;

namespace SlackLearningBot.Benchmarks.Edge;

/// <summary>What a load found: answers a second, CPU of the server a request, and how long answers took.</summary>
internal sealed record LoadResult(double PerSecond, double CpuMicroseconds, double P99Milliseconds);

/// <summary>Asks a server as fast as it answers, or at a steady rate, over a number of kept connections.</summary>
internal sealed class Load(int port, byte[][] requests, Process server)
{
    private const int Connections = 32;

    /// <param name="time">How long.</param>
    /// <param name="perSecond">The rate to keep; null for as fast as possible.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<LoadResult> RunAsync(TimeSpan time, double? perSecond, CancellationToken cancel)
    {
        server.Refresh();
        var cpu = server.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        var took = await Task.WhenAll(Enumerable.Range(0, Connections).Select(i => Task.Run(() => AskAsync(i, watch, time, perSecond / Connections, cancel), cancel)));
        var elapsed = watch.Elapsed;
        server.Refresh();
        var all = took.SelectMany(one => one).Order().ToArray();
        return new LoadResult(
            all.Length / elapsed.TotalSeconds,
            (server.TotalProcessorTime - cpu).TotalMicroseconds / all.Length,
            all[(int)(all.Length * 0.99)] * 1e3);
    }

    /// <summary>
    /// Seconds each answer took. At a steady rate a request that had to wait for the answer before it counts from when it was due; where the load's own
    /// timer was late, from when it was asked, and all that follows is due so much later.
    /// </summary>
    private async Task<List<double>> AskAsync(int index, Stopwatch watch, TimeSpan time, double? perSecond, CancellationToken cancel)
    {
        using var connection = await Connection.OpenAsync(port, cancel);
        var took = new List<double>();
        var next = TimeSpan.FromSeconds(perSecond is { } rate ? index / (double)Connections / rate : 0);
        while (watch.Elapsed < time)
        {
            var due = perSecond is null ? watch.Elapsed : next;
            if (due - watch.Elapsed is { Ticks: > 0 } early)
            {
                await Task.Delay(early, cancel);
                due = watch.Elapsed; // the timer's own lateness moves all that follows
            }

            await connection.AskAsync(requests[(index + (took.Count * Connections)) % requests.Length], cancel);
            took.Add((watch.Elapsed - due).TotalSeconds);
            next = due + TimeSpan.FromSeconds(1 / (perSecond ?? 1));
        }

        return took;
    }
}
