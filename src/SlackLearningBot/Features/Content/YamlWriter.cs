using System.Globalization;
using System.Text;

namespace SlackLearningBot.Features.Content;

/// <summary>Writes YAML that is read back to the same text: one line a value, in quotes wherever plain text could mean something else.</summary>
internal sealed class YamlWriter
{
    private static readonly string[] Words = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];
    private readonly StringBuilder yaml = new();
    private string indent = "";
    private bool isItem;

    /// <summary>A key and its value; nothing when there is no value.</summary>
    public YamlWriter Text(string key, string? value) => value is null ? this : Line($"{key}: {Scalar(value)}");

    /// <summary>A key and a word that is ours, such as true or a number.</summary>
    public YamlWriter Word(string key, string? word) => word is null ? this : Line($"{key}: {word}");

    /// <summary>A list of values; nothing when it is empty.</summary>
    public YamlWriter Texts(string key, IReadOnlyList<string> values) =>
        values.Count == 0 ? this : Below(key, () => values.ToList().ForEach(value => Line("- " + Scalar(value))));

    /// <summary>Keys below a key.</summary>
    public YamlWriter Below(string key, Action write)
    {
        Line(key + ":");
        var outer = indent;
        indent += "  ";
        write();
        indent = outer;
        return this;
    }

    /// <summary>A list of mappings; nothing when it is empty.</summary>
    public YamlWriter Items<T>(string key, IReadOnlyList<T> items, Action<T> write) => items.Count == 0 ? this : Below(key, () =>
    {
        var outer = indent;
        foreach (var item in items)
        {
            (indent, isItem) = (outer + "  ", true);
            write(item);
        }

        indent = outer;
    });

    public override string ToString() => yaml.ToString();

    private YamlWriter Line(string line)
    {
        yaml.Append(isItem ? indent[..^2] + "- " : indent).Append(line).Append('\n');
        isItem = false;
        return this;
    }

    private static string Scalar(string value) => IsPlain(value) ? value : Quoted(value);

    private static bool IsPlain(string value) =>
        value.Length > 0
        && char.IsLetter(value[0])
        && value[^1] != ' '
        && value.All(letter => char.IsLetterOrDigit(letter) || " ,.()/'_-?!".Contains(letter, StringComparison.Ordinal))
        && !Words.Contains(value, StringComparer.OrdinalIgnoreCase);

    private static string Quoted(string value)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in value.EnumerateRunes())
        {
            quoted.Append(rune.Value switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\t' => "\\t",
                _ when IsShown(rune) => rune.ToString(),
                <= 0xffff => $"\\u{rune.Value:x4}",
                _ => $"\\U{rune.Value:x8}",
            });
        }

        return quoted.Append('"').ToString();
    }

    private static bool IsShown(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate);
}
