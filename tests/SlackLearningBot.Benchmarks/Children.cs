using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace SlackLearningBot.Benchmarks;

/// <summary>Programs that a figure starts, and ends by their own id.</summary>
internal static class Children
{
    public static Process Start(string file, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, bool isQuiet = false)
    {
        var start = new ProcessStartInfo(file) { WorkingDirectory = Checkout.Root, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException($"{file} did not start.");
        process.OutputDataReceived += (_, line) => Echo(isQuiet ? null : line.Data);
        process.ErrorDataReceived += (_, line) => Echo(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>Ends a program and what it started: politely first, so that the last one to leave stops its PostgreSQL.</summary>
    public static async Task StopAsync(Process process)
    {
        using (var polite = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            await polite.WaitForExitAsync();
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Until somebody listens there.</summary>
    public static async Task WaitForPortAsync(Process process, int port, CancellationToken cancel)
    {
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(TimeSpan.FromMilliseconds(50), cancel))
        {
            if (process.HasExited || watch.Elapsed > TimeSpan.FromMinutes(1))
            {
                throw new InvalidOperationException($"Nobody listens on port {port}.");
            }

            try
            {
                using var trial = new TcpClient();
                await trial.ConnectAsync(IPAddress.Loopback, port, cancel);
                return;
            }
            catch (SocketException)
            {
                // Not yet.
            }
        }
    }

    private static void Echo(string? line)
    {
        if (line is not null)
        {
            Console.Error.WriteLine("  " + line);
        }
    }
}
