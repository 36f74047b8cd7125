using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using NUnit.Framework;

namespace SlackLearningBot.SdkTests;

/// <summary>A running Node program that tells what it does in lines of JSON; it ends when its input is closed.</summary>
internal sealed class NodeProgram : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly Process process;
    private readonly List<JsonObject> told = [];
    private readonly StringBuilder everything = new();
    private readonly Lock gate = new();

    private NodeProgram(Process process) => this.process = process;

    public static async Task<NodeProgram> StartAsync(string program, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var folder = await Sdk.ReadyAsync();
        var start = new ProcessStartInfo("node", [Path.Combine(folder, program), .. arguments])
        {
            WorkingDirectory = folder, UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var running = new NodeProgram(Process.Start(start)!);
        running.process.OutputDataReceived += (_, line) => running.Hear(line.Data);
        running.process.ErrorDataReceived += (_, line) => running.Hear(line.Data);
        running.process.BeginOutputReadLine();
        running.process.BeginErrorReadLine();
        return running;
    }

    public Task WriteAsync(string line) => process.StandardInput.WriteLineAsync(line);

    /// <summary>What it told so far, the first of a kind (after those already <paramref name="seen"/>).</summary>
    public async Task<JsonObject> ToldAsync(string what, int seen = 0)
    {
        var deadline = Stopwatch.StartNew();
        while (deadline.Elapsed < Patience)
        {
            lock (gate)
            {
                if (told.Where(line => (string?)line["what"] == what).Skip(seen).FirstOrDefault() is { } found)
                {
                    return found;
                }
            }

            Assert.That(process.HasExited, Is.False, () => $"The program ended without telling '{what}':\n{Everything}");
            await Task.Delay(20);
        }

        throw new AssertionException($"The program never told '{what}':\n{Everything}");
    }

    public IReadOnlyList<JsonObject> AllTold(string what)
    {
        lock (gate)
        {
            return [.. told.Where(line => (string?)line["what"] == what)];
        }
    }

    /// <summary>Waits for its end; gives its exit code and all it wrote.</summary>
    public async Task<(int Code, string Said)> EndAsync()
    {
        await process.WaitForExitAsync().WaitAsync(Patience);
        return (process.ExitCode, Everything);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.StandardInput.Close();
            await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(Grace));
        }

        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }

    private string Everything
    {
        get
        {
            lock (gate)
            {
                return everything.ToString();
            }
        }
    }

    private void Hear(string? line)
    {
        lock (gate)
        {
            everything.AppendLine(line);
            if (line?.StartsWith('{') == true && JsonNode.Parse(line) is JsonObject said)
            {
                told.Add(said);
            }
        }
    }
}
