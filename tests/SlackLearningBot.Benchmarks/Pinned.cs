using System.Diagnostics;

namespace SlackLearningBot.Benchmarks;

/// <summary>Gives processes processors of their own, where there are two and the system lets us choose.</summary>
internal sealed class Pinned : IDisposable
{
    private readonly nint before;

    private Pinned(nint before) => this.before = before;

    private static bool IsPossible => Environment.ProcessorCount >= 2 && (OperatingSystem.IsLinux() || OperatingSystem.IsWindows());

    public static void ToFirst(Process process)
    {
        if (IsPossible && (OperatingSystem.IsLinux() || OperatingSystem.IsWindows()))
        {
            process.ProcessorAffinity = 1;
        }
    }

    /// <summary>This process on the others, until disposed.</summary>
    public static Pinned ToLast()
    {
        if (!IsPossible || !(OperatingSystem.IsLinux() || OperatingSystem.IsWindows()))
        {
            return new Pinned(0);
        }

        using var self = Process.GetCurrentProcess();
        var pinned = new Pinned(self.ProcessorAffinity);
        self.ProcessorAffinity = pinned.before & ~1;
        return pinned;
    }

    public void Dispose()
    {
        if (before != 0 && (OperatingSystem.IsLinux() || OperatingSystem.IsWindows()))
        {
            using var self = Process.GetCurrentProcess();
            self.ProcessorAffinity = before;
        }
    }
}
