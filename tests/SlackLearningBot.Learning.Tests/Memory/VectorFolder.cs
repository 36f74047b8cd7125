using System.Text.Json;
using NUnit.Framework;
using SlackLearningBot.Learning.Memory;

namespace SlackLearningBot.Learning.Tests.Memory;

/// <summary>
/// Answers of other implementations of FSRS. A selection of them lies beside the tests; the whole folder is the one LEARNINGBOT_FSRS_VECTORS names, or
/// else fsrs/vectors in the shared folder, and tests on it are skipped where there is none.
/// </summary>
internal static class VectorFolder
{
    public const string Selection = "selection";
    public const string Whole = "whole";

    private static readonly Lazy<string> Root = new(FindRoot);

    public static JsonElement Json(string folder, string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Require(folder), file)));
        return document.RootElement.Clone();
    }

    public static string Require(string folder)
    {
        if (folder == Selection)
        {
            return Path.Combine(Root.Value, "tests", "SlackLearningBot.Learning.Tests", "Memory", "Vectors");
        }

        if (Environment.GetEnvironmentVariable("LEARNINGBOT_FSRS_VECTORS") is { Length: > 0 } named)
        {
            Assert.That(Directory.Exists(named), $"LEARNINGBOT_FSRS_VECTORS names '{named}', expected a folder");
            return named;
        }

        var shared = new[] { Environment.GetEnvironmentVariable("LEARNINGBOT_SHARED"), Path.Combine(Root.Value, "..", "shared") }
            .Where(found => !string.IsNullOrEmpty(found))
            .Select(found => Path.Combine(found!, "fsrs", "vectors"))
            .FirstOrDefault(Directory.Exists);
        if (shared is null)
        {
            Assert.Ignore("No whole set of FSRS vectors: set LEARNINGBOT_FSRS_VECTORS to its folder.");
        }

        return shared!;
    }

    /// <summary>The parameter sets of a file, by their ids.</summary>
    public static Dictionary<string, FsrsParameters> ParameterSets(JsonElement file) => file.GetProperty("paramSets").EnumerateArray()
        .ToDictionary(set => set.GetProperty("id").GetString()!, set => FsrsParameters.Of(Numbers(set.GetProperty("w"))));

    public static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetDouble())];

    public static bool IsTrue(JsonElement element, string property) => element.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.True;

    /// <summary>The difference of two numbers as a share of the expected one.</summary>
    public static double Apart(double found, double expected) => Math.Abs(found - expected) / Math.Max(Math.Abs(expected), 1e-9);

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
