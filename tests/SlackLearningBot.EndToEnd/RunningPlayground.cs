using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SlackLearningBot.EndToEnd;

/// <summary>The README's first command, on a free port, ended by its own id.</summary>
internal sealed class RunningPlayground : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);

    private readonly Process process;

    private RunningPlayground(Process process, Uri url)
    {
        this.process = process;
        Url = url;
    }

    public Uri Url { get; }

    /// <summary>Starts it, with further arguments, and waits until it says where the workspace is.</summary>
    public static async Task<RunningPlayground> StartAsync(params string[] arguments)
    {
        var port = FreePort();
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = Checkout.Root, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] command = ["run", "--no-build", "-c", Checkout.Configuration, "--project", "src/SlackLearningBot.Playground", "--", "--port", port.ToString(CultureInfo.InvariantCulture)];
        foreach (var argument in command.Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }

        var program = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        var said = new StringBuilder();
        var ready = new TaskCompletionSource();
        program.OutputDataReceived += (_, line) => Hear(line.Data);
        program.ErrorDataReceived += (_, line) => Hear(line.Data);
        program.BeginOutputReadLine();
        program.BeginErrorReadLine();
        var ended = program.WaitForExitAsync();

        if (await Task.WhenAny(ready.Task, ended, Task.Delay(Patience)) != ready.Task)
        {
            program.Kill(entireProcessTree: true);
            throw new InvalidOperationException($"The Playground did not come up. It said:\n{said}");
        }

        return new RunningPlayground(program, new Uri($"http://127.0.0.1:{port}/"));

        void Hear(string? line)
        {
            lock (said)
            {
                said.AppendLine(line);
            }

            if (line?.Contains($"http://127.0.0.1:{port}", StringComparison.Ordinal) == true)
            {
                ready.TrySetResult();
            }
        }
    }

    /// <summary>Politely first: a program that is killed cannot stop its PostgreSQL when it is the last to leave.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!OperatingSystem.IsWindows())
        {
            using var polite = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
            await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(Grace));
        }

        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
