using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Guide;

/// <summary>A subcommand and what stood after its name.</summary>
internal sealed record Route(ISubcommand Subcommand, string Words);

/// <summary>Which subcommand words name: the one with the longest path, whatever the upper and lower case and the number of spaces.</summary>
internal static class Routing
{
    private const string HelpWord = "help";

    // What people type for it in other places; the nearest word would not find these.
    private static readonly Dictionary<string, string> AlsoCalled = new(StringComparer.OrdinalIgnoreCase)
    {
        ["catalogue"] = "catalog", ["courses"] = "catalog", ["course"] = "catalog", ["tracks"] = "catalog", ["find"] = "search", ["lesson"] = "today", ["exam"] = "assessments", ["exams"] = "assessments", ["test"] = "assessments", ["certificate"] = "verify", ["next"] = "today",
        ["settings"] = "time", ["hour"] = "time", ["days"] = "time", ["zone"] = "time", ["holidays"] = "time", ["snooze"] = "pause", ["vacation"] = "pause", ["holiday"] = "pause", ["resume"] = "pause off", ["unpause"] = "pause off",
        ["quit"] = "stop", ["end"] = "stop", ["unsubscribe"] = "stop", ["status"] = "progress", ["export"] = "data export",
        ["erase"] = "data erase", ["delete"] = "data erase", ["forget"] = "data erase",
    };

    /// <summary>Null when the words name none; no words name the subcommand without a path.</summary>
    public static Route? Find(IReadOnlyList<ISubcommand> subcommands, string text) => text.Length == 0
        ? subcommands.Where(one => one.Path.Length == 0).Select(one => new Route(one, "")).FirstOrDefault()
        : subcommands
            .SelectMany(one => one.AlsoCalled.Append(one.Path), (one, path) => (Subcommand: one, Path: path))
            .Where(one => one.Path.Length > 0)
            .OrderByDescending(one => Words(one.Path).Length)
            .ThenByDescending(one => one.Path.Length)
            .Select(one => Rest(one.Path, text) is { } words ? new Route(one.Subcommand, words) : null)
            .FirstOrDefault(route => route is not null);

    /// <summary>Help is asked for, or nothing at all by somebody for whom no subcommand takes that.</summary>
    public static bool IsHelp(string text) => text.Length == 0 || Rest(HelpWord, text) is not null || text is "?";

    /// <summary>The path that was probably meant: two words are compared with paths of two, the first with those of one.</summary>
    public static string? Nearest(IReadOnlyList<ISubcommand> subcommands, string text)
    {
        var words = Words(text);
        if (words.Length > 0 && AlsoCalled.TryGetValue(words[0], out var meant) && subcommands.Any(one => Rest(one.Path, meant) is not null && one.Path.Length > 0))
        {
            return meant;
        }

        var paths = subcommands.Select(one => one.Path).Where(path => path.Length > 0).Append(HelpWord).ToList();
        return Enumerable.Range(1, Math.Min(3, words.Length)).Reverse()
            .Select(count => Learning.Wording.Nearest.To(string.Join(' ', words.Take(count)), paths.Where(path => Words(path).Length == count)))
            .FirstOrDefault(path => path is not null)
            ?? (words.Length > 0 ? paths.FirstOrDefault(path => Words(path) is [var first, _, ..] && first.Equals(words[0], StringComparison.OrdinalIgnoreCase)) : null);
    }

    private static string? Rest(string path, string text)
    {
        var rest = text;
        foreach (var word in Words(path))
        {
            var end = rest.AsSpan().IndexOfAny(" \t\r\n\u00a0");
            var first = end < 0 ? rest : rest[..end];
            if (!first.Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }

            rest = end < 0 ? "" : rest[end..].Trim();
        }

        return rest;
    }

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
