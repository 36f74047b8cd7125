namespace SlackLearningBot.CrashTests;

/// <summary>What a run did and what people saw of it. Everything in <see cref="Wrongs"/> must be 0.</summary>
internal sealed record Tally
{
    /// <summary>Must be 0 each.</summary>
    public required IReadOnlyDictionary<string, long> Wrongs { get; init; }

    /// <summary>The documented window: told apart, and not wrong.</summary>
    public required IReadOnlyDictionary<string, long> Window { get; init; }

    /// <summary>How much went on.</summary>
    public required IReadOnlyDictionary<string, long> Deeds { get; init; }

    /// <summary>The marked steps of a delivery at which no process died in this run.</summary>
    public required IReadOnlyList<string> NeverDiedAt { get; init; }

    /// <summary>How long the run took, in real time.</summary>
    public TimeSpan Took { get; init; }

    /// <summary>The first few wrongs, to look into.</summary>
    public required IReadOnlyList<string> Examples { get; init; }

    public bool IsRight => Wrongs.Values.All(count => count == 0);

    public void Print(TextWriter output)
    {
        foreach (var (title, rows) in new[] { ("went on", Deeds), ("documented window", Window), ("must be 0", Wrongs) })
        {
            output.WriteLine($"-- {title}");
            foreach (var (what, count) in rows)
            {
                output.WriteLine($"| {what,-60} | {count,9} |");
            }
        }

        foreach (var example in Examples)
        {
            output.WriteLine(example);
        }

        output.WriteLine(NeverDiedAt.Count == 0 ? "-- at every marked step a process died" : $"-- no process died at {string.Join(", ", NeverDiedAt)}");
        output.WriteLine($"crash {(IsRight ? "ok" : "wrong")} seconds={Took.TotalSeconds:0} {string.Join(' ', Wrongs.Select(row => $"{row.Key.Replace(' ', '_')}={row.Value}"))}");
    }
}
