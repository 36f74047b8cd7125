namespace SlackLearningBot.Learning.Memory.Schedule;

/// <summary>The order of a day's questions: neighbours of different skills and lessons, because telling things apart is part of knowing them.</summary>
internal static class Interleaving
{
    /// <summary>Of all orders one with the fewest neighbours that are alike; of those the one that keeps most of the given order.</summary>
    public static IReadOnlyList<AskedQuestion> Order(IReadOnlyList<AskedQuestion> questions)
    {
        var (best, fewest) = (questions, int.MaxValue);
        foreach (var order in Orders([.. questions]))
        {
            var alike = order.Zip(order.Skip(1)).Count(pair => AreAlike(pair.First.Question, pair.Second.Question));
            if (alike < fewest)
            {
                (best, fewest) = (order, alike);
            }
        }

        return best;
    }

    private static bool AreAlike(KnownQuestion one, KnownQuestion other) =>
        one.LessonId == other.LessonId || one.Skills.Intersect(other.Skills, StringComparer.Ordinal).Any();

    /// <summary>All orders, those that keep the beginning first; a day has three questions at most, so there are six.</summary>
    private static IEnumerable<IReadOnlyList<AskedQuestion>> Orders(IReadOnlyList<AskedQuestion> questions) => questions.Count < 2
        ? [questions]
        : questions.SelectMany((first, at) => Orders([.. questions.Take(at), .. questions.Skip(at + 1)]).Select(rest => (AskedQuestion[])[first, .. rest]));
}
