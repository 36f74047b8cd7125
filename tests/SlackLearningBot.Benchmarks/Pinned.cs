using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace SlackLearningBot.Benchmarks;

/// <summary>
/// Gives processes processors of their own, where there are two and the system lets us choose. <see cref="Process.ProcessorAffinity"/> would move only the first thread of a process on Linux;
/// <c>taskset</c> (util-linux) moves all it has, and those they start follow.
/// </summary>
internal sealed class Pinned : IDisposable
{
    private static readonly Lazy<string> Before = new(Read);

    private static bool IsPossible => Environment.ProcessorCount >= 2 && OperatingSystem.IsLinux();

    /// <summary>The ids of the processors this program began with.</summary>
    private static int[] Processors =>
    [
        .. Before.Value.Split(',').Select(range => range.Split('-').Select(id => int.Parse(id, CultureInfo.InvariantCulture)).ToArray())
            .SelectMany(ends => Enumerable.Range(ends[0], ends[^1] - ends[0] + 1)),
    ];

    private const int MostTries = 5;

    public static void ToFirst(Process process)
    {
        if (IsPossible)
        {
            Move(process.Id, $"{Processors[0]}");
        }
    }

    /// <summary>This process on the others, until disposed.</summary>
    public static Pinned ToLast()
    {
        if (IsPossible)
        {
            Move(Environment.ProcessId, string.Join(',', Processors[1..]));
        }

        return new Pinned();
    }

    public void Dispose()
    {
        if (IsPossible)
        {
            Move(Environment.ProcessId, Before.Value);
        }
    }

    /// <summary>A thread that ends while taskset goes over them makes it fail; then it is asked again.</summary>
    private static void Move(int process, string processors)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                Run("-a", "-c", "-p", processors, process.ToString(CultureInfo.InvariantCulture));
                return;
            }
            catch (InvalidOperationException) when (tries < MostTries)
            {
            }
        }
    }

    /// <summary>It prints a sentence that ends in the list, as 0-1 or 0,2.</summary>
    private static string Read() => Run("-c", "-p", Environment.ProcessId.ToString(CultureInfo.InvariantCulture)).Trim().Split(' ')[^1];

    private static string Run(params string[] arguments)
    {
        try
        {
            using var taskset = Process.Start(new ProcessStartInfo("taskset", arguments) { UseShellExecute = false, RedirectStandardOutput = true })!;
            var said = taskset.StandardOutput.ReadToEnd();
            taskset.WaitForExit();
            return taskset.ExitCode == 0 ? said : throw new InvalidOperationException($"taskset {string.Join(' ', arguments)} failed; see above.");
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException("This figure gives server and load a processor each by taskset, and there is none: install util-linux.", e);
        }
    }
}
