using NUnit.Framework;

namespace SlackLearningBot.SdkTests;

/// <summary>Tests that need a program this machine lacks are skipped with that reason; with CI=true such a skip fails.</summary>
internal static class Requires
{
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
