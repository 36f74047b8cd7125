using NUnit.Framework;
using SlackLearningBot.Data.LocalPostgres;

namespace SlackLearningBot.Tests.Harness;

/// <summary>A test that needs a program this machine lacks is skipped with that reason; with CI=true such a skip fails.</summary>
internal static class Requires
{
    public static async Task NpmAsync()
    {
        var run = OperatingSystem.IsWindows()
            ? await Tool.RunAsync("cmd.exe", ["/d", "/c", "npm", "--version"], Path.GetTempPath(), dropPrivileges: false, CancellationToken.None)
            : await Tool.RunAsync("npm", ["--version"], Path.GetTempPath(), dropPrivileges: false, CancellationToken.None);

        That(run.Succeeded, "npm is not on this machine: install Node.js");
    }

    /// <summary>The samples and lessons of others: an absent folder is no fault of the machine, so it is skipped in CI too.</summary>
    public static void Shared()
    {
        if (Repository.Shared is null)
        {
            Assert.Ignore("The shared samples are neither at LEARNINGBOT_SHARED nor in ../shared.");
        }
    }

    public static void That(bool present, string reason)
    {
        if (present)
        {
            return;
        }

        if (Environment.GetEnvironmentVariable("CI") is "true")
        {
            Assert.Fail($"Skipped with CI=true: {reason}");
        }

        Assert.Ignore(reason);
    }
}
