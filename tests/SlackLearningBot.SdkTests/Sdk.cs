using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;
using NUnit.Framework;

namespace SlackLearningBot.SdkTests;

/// <summary>
/// Slack's SDKs in a folder of the machine's temporary files, installed once for each version of package.json and kept between runs.
/// The programs of this project lie beside them, since Node looks for packages upwards from a program.
/// </summary>
internal static class Sdk
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly string Programs = Path.Combine(AppContext.BaseDirectory, "Node");
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static string? folder;

    /// <summary>The folder of the programs, ready to run; skips the test where Node.js is missing.</summary>
    public static async Task<string> ReadyAsync()
    {
        await Gate.WaitAsync();
        try
        {
            return folder ??= await PrepareAsync();
        }
        finally
        {
            Gate.Release();
        }
    }

    private static async Task<string> PrepareAsync()
    {
        Requires.That((await RunAsync("node", ["--version"], Programs)).Code == 0, "node is not on this machine: install Node.js 20 or later");
        Requires.That((await NpmAsync(["--version"], Programs)).Code == 0, "npm is not on this machine: install Node.js 20 or later");
        var hash = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(Programs, "package.json"))))[..16];
        var installed = Path.Combine(Path.GetTempPath(), $"slb-sdk-{hash}");
        if (!Directory.Exists(installed))
        {
            await InstallAsync(installed);
        }

        var mine = Path.Combine(installed, $"run-{Environment.ProcessId}");
        Directory.CreateDirectory(mine);
        foreach (var program in Directory.GetFiles(Programs, "*.cjs"))
        {
            File.Copy(program, Path.Combine(mine, Path.GetFileName(program)), overwrite: true);
        }

        return mine;
    }

    /// <summary>Removes this run's programs; the packages stay.</summary>
    public static void Leave()
    {
        if (folder is not null)
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Into a folder of its own first: another run may install at the same time, and one that is cut off leaves nothing half done.</summary>
    private static async Task InstallAsync(string installed)
    {
        var fresh = $"{installed}-{Environment.ProcessId}";
        Directory.CreateDirectory(fresh);
        File.Copy(Path.Combine(Programs, "package.json"), Path.Combine(fresh, "package.json"), overwrite: true);
        var (code, said) = await NpmAsync(["install", "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts"], fresh);
        Assert.That(code, Is.Zero, $"npm install of Slack's SDKs failed:\n{said}");
        try
        {
            Directory.Move(fresh, installed);
        }
        catch (IOException) when (Directory.Exists(installed))
        {
            Directory.Delete(fresh, recursive: true); // another run was faster
        }
    }

    private static Task<(int Code, string Said)> NpmAsync(IEnumerable<string> arguments, string where) => OperatingSystem.IsWindows()
        ? RunAsync("cmd.exe", ["/d", "/c", "npm", .. arguments], where)
        : RunAsync("npm", arguments, where);

    private static async Task<(int Code, string Said)> RunAsync(string file, IEnumerable<string> arguments, string where)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(file, arguments)
            {
                WorkingDirectory = where, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
            })!;
            using var patience = new CancellationTokenSource(Patience);
            var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, string.Concat(said));
        }
        catch (Win32Exception missing)
        {
            return (-1, missing.Message);
        }
    }
}
