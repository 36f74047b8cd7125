using NUnit.Framework;

namespace SlackLearningBot.Tests.Harness;

/// <summary>Texts and samples of others beside the repository; a test that needs them is skipped where they are missing.</summary>
internal static class SharedFolder
{
    public static string Require(string name)
    {
        var folder = Repository.Shared is { } shared ? Path.GetFullPath(Path.Combine(shared, name)) : null;
        if (folder is null || !Directory.Exists(folder))
        {
            Assert.Ignore($"No folder '{name}' beside the repository: set LEARNINGBOT_SHARED to the folder that holds it.");
        }

        return folder!;
    }
}
