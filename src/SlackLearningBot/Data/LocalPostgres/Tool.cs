using System.ComponentModel;
using System.Diagnostics;

namespace SlackLearningBot.Data.LocalPostgres;

/// <summary>Runs a program of PostgreSQL's (or npm) to its end.</summary>
internal static class Tool
{
    /// <summary>PostgreSQL refuses to run as root, so as root its programs run as this user.</summary>
    public const string UnprivilegedUser = "nobody";

    public static bool IsRoot => !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess;

    public sealed record Result(int ExitCode, string Output)
    {
        public bool Succeeded => ExitCode is 0;
    }

    /// <summary>A program that cannot be started at all has the exit code -1 and the reason as its output.</summary>
    public static async Task<Result> RunAsync(string file, IEnumerable<string> arguments, string folder, bool dropPrivileges, CancellationToken cancel)
    {
        // On Windows a started server inherits our ends of the pipes, and reading them to the end would wait for the server to stop.
        var redirect = !OperatingSystem.IsWindows() || !arguments.Contains("start");
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = redirect,
            RedirectStandardOutput = redirect,
            RedirectStandardError = redirect,
        };

        // Settings for somebody's own server (PGDATA, PGPORT …) must not reach ours, and macOS needs a locale that exists.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["LC_ALL"] = "C";

        if (dropPrivileges && OperatingSystem.IsLinux() && IsRoot)
        {
            start.UserName = UnprivilegedUser;
        }

        try
        {
            using var process = Process.Start(start)!;
            return await WaitAsync(process, redirect, cancel);
        }
        catch (Win32Exception missing)
        {
            return new Result(-1, missing.Message);
        }
    }

    private static async Task<Result> WaitAsync(Process process, bool redirect, CancellationToken cancel)
    {
        try
        {
            if (!redirect)
            {
                await process.WaitForExitAsync(cancel);
                return new Result(process.ExitCode, "");
            }

            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(cancel);
            var errors = process.StandardError.ReadToEndAsync(cancel);
            await process.WaitForExitAsync(cancel);
            return new Result(process.ExitCode, $"{await output}{await errors}".Trim());
        }
        catch (OperationCanceledException)
        {
            // Nobody waits for it any more, and the next start would find it at work in the same folder.
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
