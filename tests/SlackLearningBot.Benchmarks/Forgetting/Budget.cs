namespace SlackLearningBot.Benchmarks.Forgetting;

/// <summary>Turns the one knob of a way of asking until its learners get as many questions as the others'. It looks at the count alone, never at what is recalled.</summary>
internal static class Budget
{
    /// <summary>How far the count may be off, as a share.</summary>
    public const double Tolerance = 0.02;

    private const double CloseEnough = 0.004;
    private const int Turns = 16;

    /// <summary>The outcomes with the knob that comes nearest.</summary>
    /// <param name="questions">What a learner shall get.</param>
    /// <param name="least">The knob where there are too few.</param>
    /// <param name="most">The knob where there are too many.</param>
    /// <param name="live">All learners with a knob.</param>
    public static (double Knob, Group Group) Meet(double questions, double least, double most, Func<double, Group> live)
    {
        var (best, knob) = (live(least), least);
        for (var (turn, low, high) = (0, least, most); turn < Turns && Off(best) > CloseEnough; turn++)
        {
            var middle = (low + high) / 2;
            var group = live(middle);
            if (Off(group) < Off(best))
            {
                (best, knob) = (group, middle);
            }

            (low, high) = group.Questions < questions ? (middle, high) : (low, middle);
        }

        return (knob, best);

        double Off(Group group) => Math.Abs(group.Questions - questions) / questions;
    }
}
