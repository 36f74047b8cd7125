using SlackLearningBot.Learning.Wording;

namespace SlackLearningBot.Learning.Content;

/// <summary>What a check has found so far, and the small checks every part needs.</summary>
internal sealed class Notes(IEnumerable<ContentError> errors, IEnumerable<ContentWarning> warnings)
{
    private readonly List<ContentError> errors = [.. errors];
    private readonly List<ContentWarning> warnings = [.. warnings];

    public IReadOnlyList<ContentError> Errors =>
        [.. errors.OrderBy(note => note.File, StringComparer.Ordinal).ThenBy(note => note.Line).ThenBy(note => note.Rule, StringComparer.Ordinal)];

    public IReadOnlyList<ContentWarning> Warnings =>
        [.. warnings.OrderBy(note => note.File, StringComparer.Ordinal).ThenBy(note => note.Line).ThenBy(note => note.Rule, StringComparer.Ordinal)];

    public void Error(At at, string rule, string message) => errors.Add(new ContentError(at.File, at.Line, rule, message));

    public void Warning(At at, string rule, string message) => warnings.Add(new ContentWarning(at.File, at.Line, rule, message));

    /// <summary>A text of 1 to <paramref name="longest"/> characters; rules are "…-missing" and "…-too-long".</summary>
    public string Text(string rule, Raw? raw, At owner, int longest)
    {
        var text = raw?.Text.Trim() ?? "";
        if (raw is null || text.Length == 0)
        {
            Error(raw?.At ?? owner, rule + "-missing", $"Found no {Name(rule)}. Write one of 1 to {longest} characters.");
        }
        else if (text.Length > longest)
        {
            Error(raw.At, rule + "-too-long", $"Found a {Name(rule)} of {text.Length} characters, expected at most {longest}. Shorten it.");
        }

        return text;
    }

    public string? OptionalText(string rule, Raw? raw, int longest) =>
        raw is null || raw.Text.Trim().Length == 0 ? null : Text(rule, raw, raw.At, longest);

    /// <summary>True or false; null when it is neither.</summary>
    public static bool? Flag(Raw? raw) => raw?.Text.Trim().ToLowerInvariant() switch
    {
        "true" or "yes" => true,
        "false" or "no" => false,
        _ => null,
    };

    /// <summary>True or false, false when it is missing; anything else is an error.</summary>
    public bool OptionalFlag(string rule, string key, Raw? raw)
    {
        var flag = Flag(raw);
        if (raw is not null && flag is null)
        {
            Error(raw.At, rule, $"Found '{Show(raw)}', expected {key}: true or {key}: false.");
        }

        return flag ?? false;
    }

    public string? Url(string rule, Raw? raw)
    {
        if (raw is null)
        {
            return null;
        }

        var text = raw.Text.Trim();
        var good = text.Length <= 2000 && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && !text.Any(char.IsWhiteSpace);
        if (!good)
        {
            Error(raw.At, rule, $"Found '{Show(raw)}', expected an address that begins with http:// or https:// and has no spaces.");
        }

        return text;
    }

    public void UnknownKeys(IEnumerable<Raw> found, IReadOnlyList<string> known)
    {
        foreach (var key in found)
        {
            var near = Nearest.To(key.Text, known);
            var hint = near is null ? $"Known are {string.Join(", ", known)}." : $"Did you mean '{near}'?";
            Warning(key.At, "unknown-key", $"Found the key '{Show(key)}', which is not used here. {hint}");
        }
    }

    public static string Show(Raw raw) => Excerpt.Of(raw.Text.Trim(), 60);

    private static string Name(string rule) => rule.Replace('-', ' ');
}
