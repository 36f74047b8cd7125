using SlackLearningBot.Learning.Memory;
using SlackLearningBot.Learning.Quizzes;

namespace SlackLearningBot.Learning.Tests.Memory;

/// <summary>Answers as chance throws them, and answers of learners who forget as FSRS says.</summary>
internal static class SomeLog
{
    private static readonly int[] Gaps = [0, 0, 1, 1, 2, 3, 5, 8, 13, 30, 90, 400];

    /// <summary>Answers without any sense, same days included.</summary>
    public static ReviewLog OfChance(Random random, int cards, int reviews) => ReviewLog.Of(
        [.. Enumerable.Range(0, cards * reviews).Select(i => new ReviewEntry(i % cards, (Grade)random.Next(1, 5), i < cards ? 0 : Gaps[random.Next(Gaps.Length)]))]);

    /// <summary>Answers of a memory with these parameters, asked again after some days each time.</summary>
    public static ReviewLog OfMemory(Random random, FsrsParameters truth, int cards, int reviews)
    {
        var model = new Fsrs6(truth);
        var states = new MemoryState?[cards];
        var entries = new List<ReviewEntry>();
        for (var i = 0; i < cards * reviews; i++)
        {
            var card = i % cards;
            var days = i < cards ? 0 : 1 + (random.Next(3) * (i / cards) * 2);
            var chance = states[card] is { } before ? model.Recall(days, before.Stability) : 0.7;
            var grade = random.NextDouble() < chance ? Grade.Good : Grade.Again;
            states[card] = model.After(states[card], grade, days);
            entries.Add(new ReviewEntry(card, grade, days));
        }

        return ReviewLog.Of(entries);
    }

    /// <summary>Parameters anywhere in their ranges, near the defaults or far from them.</summary>
    public static FsrsParameters Parameters(Random random)
    {
        var values = FsrsParameters.Default.Values.ToArray();
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (values[i] + (random.NextDouble() * 0.2)) * Math.Exp((random.NextDouble() - 0.5) * 2);
        }

        return FsrsParameters.Of(values).Clamped();
    }
}
