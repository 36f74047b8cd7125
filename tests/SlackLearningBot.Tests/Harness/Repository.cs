namespace SlackLearningBot.Tests.Harness;

/// <summary>The checkout the tests were built from, as the lint tests read it.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Samples and lessons of others, which are not part of the project; null where they are not beside it.</summary>
    public static string? Shared { get; } =
        new[] { Environment.GetEnvironmentVariable("LEARNINGBOT_SHARED"), Path.Combine(Root, "..", "shared") }
            .FirstOrDefault(folder => !string.IsNullOrEmpty(folder) && Directory.Exists(folder));

    /// <summary>Our own files below a folder, without what builds leave behind.</summary>
    public static IEnumerable<string> Files(string folder, params string[] endings) => Directory
        .EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
        .Where(file => endings.Contains(Path.GetExtension(file)) && !IsBuilt(file))
        .Order(StringComparer.Ordinal);

    public static string Name(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static bool IsBuilt(string file) =>
        Name(file).Split('/').Any(part => part is "bin" or "obj" or "artifacts" or "TestResults" or "lib");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SlackLearningBot.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"SlackLearningBot.sln is in no folder above {AppContext.BaseDirectory}.");
    }
}
