using System.Text.Json;

namespace SlackLearningBot.Slack.Tests;

/// <summary>Slack's own samples, kept beside the repository; a test that needs them is ignored where they are missing.</summary>
internal static class SlackSamples
{
    public static IEnumerable<string> Names(string folder) =>
        Root() is { } root
            ? Directory.EnumerateFiles(Path.Combine(root, folder), "*.json", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/')).Order(StringComparer.Ordinal)
            : ["(samples missing)"];

    public static byte[] Read(string name) => File.ReadAllBytes(Find(name));

    public static JsonElement ReadJson(string name)
    {
        using var document = JsonDocument.Parse(Read(name));
        return document.RootElement.Clone();
    }

    private static string Find(string name)
    {
        if (Root() is not { } root)
        {
            Assert.Ignore("Slack's samples are not beside the repository: set LEARNINGBOT_SHARED to the folder that holds slack-samples.");
            return "";
        }

        return Path.Combine(root, name);
    }

    private static string? Root()
    {
        var shared = Environment.GetEnvironmentVariable("LEARNINGBOT_SHARED") ?? Beside(AppContext.BaseDirectory);
        var root = shared is null ? null : Path.Combine(shared, "slack-samples");
        return Directory.Exists(root) ? root : null;
    }

    private static string? Beside(string? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder, "SlackLearningBot.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder is null ? null : Path.Combine(folder, "..", "shared");
    }
}
