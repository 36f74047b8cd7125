using System.Diagnostics;

namespace SlackLearningBot.Data.LocalPostgres;

/// <summary>
/// What a running or killed server left in postmaster.pid. Its lines: process, data folder, start, port, socket folder, address, memory,
/// state; the port (0 until then) comes a moment after the first ones.
/// </summary>
internal sealed record PidFile(int Pid, string DataFolder, int Port)
{
    public static PidFile? Find(ClusterFolder folder)
    {
        try
        {
            return File.ReadAllLines(PathIn(folder)) is [var pid, var data, .. var rest] && int.TryParse(pid, out var number)
                ? new PidFile(number, data, rest.Length > 1 && int.TryParse(rest[1], out var port) ? port : 0)
                : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Process numbers are used again, so a living process is the server only if it was started on the folder the file names.</summary>
    public bool IsOurs()
    {
        try
        {
            if (OperatingSystem.IsLinux())
            {
                // The command line is what everybody may read, also root in a container without the right to trace. A process that was killed
                // and not yet collected by its parent has none.
                return File.ReadAllText($"/proc/{Pid}/cmdline").Split('\0').Contains(DataFolder);
            }

            using var process = Process.GetProcessById(Pid);
            return process.ProcessName.StartsWith("postgres", StringComparison.OrdinalIgnoreCase);
        }
        catch (Exception gone) when (gone is IOException or ArgumentException)
        {
            return false;
        }
    }

    public bool IsAlive()
    {
        try
        {
            using var process = Process.GetProcessById(Pid);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    public static void Delete(ClusterFolder folder) => File.Delete(PathIn(folder));

    private static string PathIn(ClusterFolder folder) => Path.Combine(folder.Data, "postmaster.pid");
}
