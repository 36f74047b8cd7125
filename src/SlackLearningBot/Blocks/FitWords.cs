using SlackLearningBot.Learning.Mentoring.People;
using SlackLearningBot.Learning.Mentoring.Ranking;

namespace SlackLearningBot.Blocks;

/// <summary>What speaks for a match, in words.</summary>
internal static class FitWords
{
    private const int MostGoals = 3;
    private const int MostWords = 3;

    /// <summary>One line: what was looked for, then the weightiest first; what is not known is not mentioned.</summary>
    /// <param name="fit">What speaks for it.</param>
    /// <param name="words">What was looked for and found; may be empty.</param>
    public static string Line(Fit fit, IReadOnlyList<string> words) => string.Join(" · ", Looked(words).Concat(fit.Parts.OrderByDescending(part => part.Points).Select(Of).OfType<string>())) is { Length: > 0 } line
        ? Capital(line)
        : "Little is known of what you both want: a profile (`/mentor profile`) says more";

    private static IEnumerable<string> Looked(IReadOnlyList<string> words)
    {
        if (words.Count > 0)
        {
            yield return $"has {Join([.. words.Take(MostWords).Select(word => $"“{word}”")])}, which you look for";
        }
    }

    private static string? Of(FitPart part) => part.Reason switch
    {
        FitReason.Goals { Met.Count: 0 } => null,
        FitReason.Goals goals => $"helps with {Join([.. goals.Met.Take(MostGoals)])}{(goals.Met.Count < goals.Of ? $" ({goals.Met.Count} of your {goals.Of} goals)" : "")}",
        FitReason.Level { Above: 0 } => "the same level as you",
        FitReason.Level { Above: > 0 and var above } => above == 1 ? "one level above you" : $"{above} levels above you",
        FitReason.Level { Above: var below } => below == -1 ? "one level below you" : $"{-below} levels below you",
        FitReason.Hours { MinutesAWeek: 0 } => "no working hours in common: you would write, or one of you stays up",
        FitReason.Hours hours => $"{hours.MinutesAWeek / 60} h a week when you both work",
        FitReason.Different { Met: Difference.None } => null,
        FitReason.Different different => $"another {Join([.. Names(different.Met)])}, as wished",
        FitReason.Load { Free: 0 } => "no place free now, so you would wait for one",
        FitReason.Language { Shared.Count: > 0 } language => $"you both speak {Join(language.Shared)}",
        _ => null,
    };

    private static IEnumerable<string> Names(Difference difference)
    {
        if (difference.HasFlag(Difference.Team))
        {
            yield return "team";
        }

        if (difference.HasFlag(Difference.Function))
        {
            yield return "kind of work";
        }

        if (difference.HasFlag(Difference.Seniority))
        {
            yield return "level";
        }

        if (difference.HasFlag(Difference.Site))
        {
            yield return "place";
        }
    }

    private static string Join(IReadOnlyList<string> words) => words.Count switch
    {
        0 => "",
        1 => words[0],
        _ => $"{string.Join(", ", words.Take(words.Count - 1))} and {words[^1]}",
    };

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
