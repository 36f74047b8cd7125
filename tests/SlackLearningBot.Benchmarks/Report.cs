using System.Globalization;
using System.Text.Json;

namespace SlackLearningBot.Benchmarks;

/// <summary>What was measured: rows for people, a file for machines, and one closing line that says whether it is enough.</summary>
internal sealed record Report(string Name, bool IsEnough, IReadOnlyList<Figure> Figures)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>A table with more than the closing line has; empty for most.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    public void Print(TextWriter output)
    {
        foreach (var line in Lines)
        {
            output.WriteLine(line);
        }

        var widest = Figures.Max(figure => figure.What.Length);
        foreach (var figure in Figures)
        {
            output.WriteLine($"| {figure.What.PadRight(widest)} | {figure.Text,12} {figure.Unit,-4} |");
        }

        output.WriteLine($"{Name} {(IsEnough ? "ok" : "short")} {string.Join(' ', Figures.Select(figure => $"{figure.Key}={figure.Text}"))}");
    }

    public void Save(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, JsonSerializer.Serialize(this, Indented));
    }
}

/// <summary>One number: its name in the closing line, its name for people, its value and unit.</summary>
internal sealed record Figure(string Key, string What, double Value, string Unit)
{
    public string Text => Value.ToString(Value >= 100 ? "0" : Value >= 10 ? "0.0" : "0.00", CultureInfo.InvariantCulture);
}
