using System.Diagnostics;
using System.Globalization;

namespace SlackLearningBot.Benchmarks;

/// <summary>
/// Gives processes processors of their own, where there are two and the system lets us choose. <see cref="Process.ProcessorAffinity"/> would move only the first thread of a process on Linux;
/// <c>taskset</c> (util-linux) moves all it has, and those they start follow.
/// </summary>
internal sealed class Pinned : IDisposable
{
    private static bool IsPossible => Environment.ProcessorCount >= 2 && OperatingSystem.IsLinux();

    public static void ToFirst(Process process)
    {
        if (IsPossible)
        {
            Move(process.Id, "0");
        }
    }

    /// <summary>This process on the others, until disposed.</summary>
    public static Pinned ToLast()
    {
        if (IsPossible)
        {
            Move(Environment.ProcessId, $"1-{Environment.ProcessorCount - 1}");
        }

        return new Pinned();
    }

    public void Dispose()
    {
        if (IsPossible)
        {
            Move(Environment.ProcessId, $"0-{Environment.ProcessorCount - 1}");
        }
    }

    private static void Move(int process, string processors)
    {
        using var taskset = Process.Start(new ProcessStartInfo("taskset", ["-a", "-c", "-p", processors, process.ToString(CultureInfo.InvariantCulture)]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        taskset.WaitForExit();
        if (taskset.ExitCode != 0)
        {
            throw new InvalidOperationException($"taskset could not move process {process} to processors {processors}; see above.");
        }
    }
}
