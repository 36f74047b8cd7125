using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Wording;

namespace SlackLearningBot.Learning.Programmes;

/// <summary>
/// A simple programme as people fill it into a form: a title, and a step a line – "-10 watch Why an index is fast https://…". It becomes the file that somebody could have written,
/// so that both are checked and kept in the same way. A line that begins with > is the text of the step above it.
/// </summary>
public static partial class ProgrammeLines
{
    /// <summary>Lines of the file before the first step.</summary>
    public const int LinesBefore = 3;

    private const string Manager = "manager";
    private const int LongestShown = 40;

    /// <summary>The file: its line n + <see cref="LinesBefore"/> is the line n of the form.</summary>
    /// <param name="title">What it is called; its id is made of it.</param>
    /// <param name="lines">A step each, and its text below it; empty lines are passed over. All keep their number.</param>
    public static string ToYaml(string title, string lines)
    {
        var yaml = new StringBuilder($"id: {FileId.Of(title)}\ntitle: {Quote(title)}\nsteps:\n");
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var all = Split(lines);
        foreach (var (line, index) in all.Select((line, index) => (line, index)))
        {
            yaml.Append(IsStep(line) ? $"  - {{ {Fields(line, TextBelow(all, index), taken)} }}" : "").Append('\n');
        }

        return yaml.ToString();
    }

    /// <summary>What cannot be read as a step or its text, by line from 1; the rest is left to the check of the file.</summary>
    public static IReadOnlyList<LineProblem> Check(string lines)
    {
        var all = Split(lines);
        return [.. all.Select((line, index) => Problem(line, all.Take(index).Any(IsStep)) is { } message ? new LineProblem(index + 1, message) : null).OfType<LineProblem>()];
    }

    private static string? Problem(string line, bool isBelowAStep)
    {
        if (!IsStep(line))
        {
            return isBelowAStep || line.Trim().Length == 0 ? null : "Found a text above the first step, expected it below the step that it belongs to.";
        }

        if (Line().Match(line) is not { Success: true } match)
        {
            return $"Found '{Excerpt.Of(line.Trim(), LongestShown)}', expected days, a kind and a title, such as: -5 read A paper https://example.com/paper";
        }

        var kind = match.Groups["kind"].Value.ToLowerInvariant();
        if (StepKinds.Find(kind) is not null)
        {
            return null;
        }

        var near = Nearest.To(kind, [.. StepKinds.Names, Manager]);
        return $"Found the kind '{Excerpt.Of(kind, LongestShown)}', expected one of {string.Join(", ", StepKinds.Names)}.{(near is null ? "" : $" Did you mean '{near}'?")}";
    }

    private static string[] Split(string lines) => lines.ReplaceLineEndings("\n").Split('\n');

    private static bool IsText(string line) => line.TrimStart().StartsWith('>');

    private static bool IsStep(string line) => line.Trim().Length > 0 && !IsText(line);

    /// <summary>Null when there is none.</summary>
    private static string? TextBelow(string[] lines, int step)
    {
        var text = lines.Skip(step + 1).TakeWhile(line => !IsStep(line)).Where(IsText).Select(line => line.Trim().TrimStart('>').Trim());
        return string.Join('\n', text) is { Length: > 0 } found ? found : null;
    }

    private static string Fields(string line, string? text, HashSet<string> taken)
    {
        var match = Line().Match(line);
        if (!match.Success)
        {
            return $"title: {Quote(line)}"; // the check says what is missing
        }

        var kind = match.Groups["kind"].Value.ToLowerInvariant();
        var (words, extra) = Take(kind, match.Groups["words"].Value.Trim());
        var link = Link().Match(words);
        var title = link.Success ? words.Remove(link.Index).Trim() : words;
        title = title.Length == 0 ? words : title;
        var days = kind == "session" && match.Groups["days"].Value is "0" or "+0" ? "" : $"days: {match.Groups["days"].Value.TrimStart('+')}, ";
        var audience = match.Groups["manager"].Success ? "for: manager, " : "";
        return $"id: {IdOf(title, taken)}, kind: {Quote(kind)}, {days}{audience}title: {Quote(title)}{(link.Success ? $", link: {Quote(link.Value)}" : "")}{extra}{TextOf(kind, text, link.Success, title)}";
    }

    /// <summary>What stands at the end of a line of that kind: "90 min" of a session, "sql-basics for 6 weeks" of questions, a lesson's id.</summary>
    private static (string Words, string Extra) Take(string kind, string words) => kind switch
    {
        "session" when Minutes().Match(words) is { Success: true } found =>
            (words.Remove(found.Index).TrimEnd(' ', ','), $", minutes: {found.Groups["count"].Value}{(found.Groups["place"].Value.Trim() is { Length: > 0 } place ? $", place: {Quote(place)}" : "")}"),
        "questions" when Weeks().Match(words) is { Success: true } found => (words, $", track: {Quote(found.Groups["track"].Value)}, weeks: {found.Groups["count"].Value}"),
        "lesson" => (words, $", lesson: {Quote(words)}"),
        "assessment" => (words, $", assessment: {Quote(words)}"),
        _ => (words, ""),
    };

    /// <summary>Something to do needs no link: the line itself says what.</summary>
    private static string TextOf(string kind, string? text, bool hasLink, string title) =>
        text is not null ? $", text: {Quote(text)}" : kind is "do" or "read" && !hasLink ? $", text: {Quote(title)}" : "";

    private static string IdOf(string title, HashSet<string> taken)
    {
        var id = FileId.Of(title);
        for (var number = 2; !taken.Add(id); number++)
        {
            id = FileId.Of($"{title} {number.ToString(CultureInfo.InvariantCulture)}");
        }

        return id;
    }

    /// <summary>In YAML's double quotes, where nothing has a meaning of its own.</summary>
    private static string Quote(string text) =>
        $"\"{string.Concat(text.EnumerateRunes().Select(rune => rune.Value is '"' or '\\' ? $"\\{rune}" : rune.Value is '\n' ? "\\n" : System.Text.Rune.IsControl(rune) ? " " : rune.ToString()))}\"";

    [GeneratedRegex(@"^\s*(?<days>[+-]?[0-9]{1,4})\s+(?:(?<manager>manager)\s+)?(?<kind>\p{L}+)\s+(?<words>.+)$", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Line();

    [GeneratedRegex(@"https?://\S+\s*$", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@",?\s+(?<count>[0-9]{1,4})\s*min(?:utes)?\b[,\s]*(?<place>.*)$", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Minutes();

    [GeneratedRegex(@"^(?<track>\S+)\s+for\s+(?<count>[0-9]{1,3})\s+weeks?$", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Weeks();
}

/// <summary>A line of the form that says nothing we know.</summary>
public sealed record LineProblem(int Line, string Message);
