namespace SlackLearningBot.Benchmarks.Forgetting;

/// <summary>Another way of asking that spent as many questions.</summary>
internal sealed record Rival(string Name, Group Group);

/// <summary>All ways of asking with one budget, among people who forget in one way.</summary>
/// <param name="Nature">How they forget.</param>
/// <param name="Budget">Which questions are spent: 2, 4 or 6 an item, or as many as the way of that name spends by itself.</param>
/// <param name="Knobs">What our desired retention had to be, crowd by crowd.</param>
/// <param name="Ours">The bot's way, with an assessment on day 90.</param>
/// <param name="Plain">The same without one: it is shown, and is no rival.</param>
/// <param name="Rivals">The others.</param>
internal sealed record Cell(Nature Nature, string Budget, IReadOnlyList<double> Knobs, Group Ours, Group Plain, IReadOnlyList<Rival> Rivals)
{
    /// <summary>Such as "a4": by which the closing line calls it.</summary>
    public string Key => (Nature == Nature.Fsrs ? "a" : "b") + Budget;

    /// <summary>The other way that comes nearest to ours or exceeds it most, with the difference in points.</summary>
    public (Rival Rival, double Points, double Error) Nearest => Rivals
        .Select(rival => (rival, Ours.Over(rival.Group).Points, Ours.Over(rival.Group).Error))
        .MinBy(rival => rival.Points);

    /// <summary>The same cell of several crowds as one of all their learners.</summary>
    public static Cell Of(IReadOnlyList<Cell> cells) => cells[0] with
    {
        Knobs = [.. cells.SelectMany(cell => cell.Knobs)],
        Ours = Group.Of(cells.Select(cell => cell.Ours)),
        Plain = Group.Of(cells.Select(cell => cell.Plain)),
        Rivals = [.. cells[0].Rivals.Select((rival, at) => rival with { Group = Group.Of(cells.Select(cell => cell.Rivals[at].Group)) })],
    };
}
