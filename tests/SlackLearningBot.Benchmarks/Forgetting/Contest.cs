namespace SlackLearningBot.Benchmarks.Forgetting;

/// <summary>Makes a way of asking for one learner.</summary>
/// <param name="known">What earlier learners of the workspace taught.</param>
/// <param name="knob">What its budget is kept by: more asks more.</param>
/// <param name="questionsAnItem">How many questions an item gets.</param>
/// <param name="sweeps">Whether there is an assessment on day 90.</param>
internal delegate Asker Ours(Known known, double knob, double questionsAnItem, bool sweeps);

/// <summary>One crowd, asked in every way with every budget.</summary>
internal static class Contest
{
    private const double LeastScale = 0.3;
    private const double MostScale = 60;
    private const double LeastRetention = 0.05;
    private const double MostRetention = 0.995;

    private static readonly int[] Budgets = [2, 4, 6];
    private static readonly int[] KerfootDays = [8, 12];

    /// <summary>The bot's rules with a desired retention.</summary>
    public static Asker Production(Known known, double retention, double questionsAnItem, bool sweeps) =>
        new OurAsker(known, retention, questionsAnItem, sweeps);

    public static IReadOnlyList<Cell> Hold(Crowd crowd, Known known, Ours ours) =>
        [.. Budgets.Select(budget => WithBudget(crowd, known, budget, ours)), .. KerfootDays.Select(days => AsKerfoot(crowd, known, days, ours))];

    private static Cell WithBudget(Crowd crowd, Known known, int budget, Ours ours)
    {
        var (questions, name) = (budget * Crowd.Items, $"{budget}");
        return Against(crowd, known, name, questions, ours,
        [
            new("fixed", Group.Live(crowd, _ => FixedAsker.Of(budget))),
            new("Leitner", Scaled(scale => learner => new LeitnerAsker(learner, scale, sweeps: false))),
            new("Leitner, sweep", Scaled(scale => learner => new LeitnerAsker(learner, scale, sweeps: true))),
            new("SM-2", Scaled(scale => learner => new Sm2Asker(learner, scale, sweeps: false))),
            new("SM-2, sweep", Scaled(scale => learner => new Sm2Asker(learner, scale, sweeps: true))),
        ]);

        // A larger scale asks less, so the knob is its inverse, on a scale of logarithms.
        Group Scaled(Func<double, Func<int, Asker>> asker) => Forgetting.Budget
            .Meet(questions, -Math.Log(MostScale), -Math.Log(LeastScale), knob => Group.Live(crowd, asker(Math.Exp(-knob)))).Group;
    }

    private static Cell AsKerfoot(Crowd crowd, Known known, int days, Ours ours)
    {
        var kerfoot = Group.Live(crowd, _ => new KerfootAsker(days));
        return Against(crowd, known, $"k{days}", kerfoot.Questions, ours, [new($"Kerfoot {days}/{2 * days}", kerfoot)]);
    }

    private static Cell Against(Crowd crowd, Known known, string name, double questions, Ours ours, IReadOnlyList<Rival> rivals)
    {
        var (knob, group) = Meet(sweeps: true);
        return new Cell(crowd.Nature, name, [knob], group, Meet(sweeps: false).Group, rivals);

        (double Knob, Group Group) Meet(bool sweeps) => Forgetting.Budget.Meet(
            questions, LeastRetention, MostRetention, retention => Group.Live(crowd, _ => ours(known, retention, questions / Crowd.Items, sweeps)));
    }
}
