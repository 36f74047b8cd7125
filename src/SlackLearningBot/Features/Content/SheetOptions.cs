using System.Globalization;
using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Features.Content;

/// <summary>Options that have a column each, as quiz programs write them; the right ones are named by letter, number or their words.</summary>
internal static class SheetOptions
{
    private static readonly char[] Between = ['|', ',', ';', '&'];

    /// <returns>None when the row has no such columns.</returns>
    public static IReadOnlyList<OptionDraft> Of(SheetRow row)
    {
        var options = Enumerable.Range(1, SheetColumns.MostOptions).Select(number => (Number: number, Text: row[$"option{number}"])).Where(option => option.Text is not null).ToList();
        if (options.Count == 0)
        {
            return [];
        }

        var right = new HashSet<int>();
        foreach (var cell in Enumerable.Range(1, SheetColumns.MostRight).Select(number => row[$"right{number}"]).Prepend(row["right"]).OfType<Raw>())
        {
            right.UnionWith(Named(cell.Text, options));
        }

        return [.. options.Select(option => new OptionDraft(
            row.At, option.Text, right.Contains(option.Number) ? new Raw("true", row.At) : null, right.Contains(option.Number) ? row["why"] : null)
        {
            Weight = row[$"weight{option.Number}"],
        })];
    }

    /// <summary>The words of an option come first: where the options are numbers, "2" is one of them.</summary>
    private static IEnumerable<int> Named(string cell, List<(int Number, Raw? Text)> options) => WithWords(cell, options) is { Length: > 0 } whole
        ? whole
        : cell.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).SelectMany(part => WithWords(part, options) is { Length: > 0 } one ? one : NumberOf(part) is { } number ? [number] : []);

    private static int[] WithWords(string text, List<(int Number, Raw? Text)> options) =>
        [.. options.Where(option => option.Text!.Text.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase)).Select(option => option.Number)];

    private static int? NumberOf(string part) => part switch
    {
        [var letter] when char.ToUpperInvariant(letter) is >= 'A' and <= 'J' => char.ToUpperInvariant(letter) - 'A' + 1,
        _ => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
    };
}
