using SlackLearningBot.Learning.Memory;
using SlackLearningBot.Learning.Quizzes;

namespace SlackLearningBot.Benchmarks.Memory;

/// <summary>Learners who forget as FSRS-6 says, with parameters far from its defaults, and answer about a year of questions.</summary>
internal static class ForgetfulPeople
{
    private const int Learners = 200;
    private const int Questions = 40;
    private const int MostAnswers = 8;

    public static FsrsParameters Truth { get; } = FsrsParameters.Of(
    [
        0.1, 0.4, 1.1, 4, 7, 0.55, 2.3, 0.04, 1.1, 0.28, 1.4, 1, 0.09, 0.4, 2.1, 0.45, 2.6, 0.65, 0.2, 0.18, 0.42,
    ]);

    /// <summary>All answers in the order of time, and the log of them.</summary>
    public static (ReviewLog Log, IReadOnlyList<ReviewEntry> Entries) Answer(Random random)
    {
        var model = new Fsrs6(Truth);
        var answers = new List<(int Day, ReviewEntry Entry)>();
        for (var card = 0; card < Learners * Questions; card++)
        {
            var day = random.Next(60);
            MemoryState? memory = null;
            for (var (answer, count) = (0, 3 + random.Next(MostAnswers - 2)); answer < count; answer++)
            {
                var days = answer == 0 ? 0 : Wait(model, memory!.Value, random);
                day += days;
                var grade = Recall(memory is { } known ? model.Recall(days, known.Stability) : 0.75, random);
                memory = model.After(memory, grade, days);
                answers.Add((day, new ReviewEntry(card, grade, days)));
            }
        }

        ReviewEntry[] entries = [.. answers.OrderBy(answer => answer.Day).Select(answer => answer.Entry)];
        return (ReviewLog.Of(entries), entries);
    }

    /// <summary>About when it is due, sometimes once more on the same day, sometimes far too late.</summary>
    private static int Wait(Fsrs6 model, MemoryState memory, Random random) => random.Next(10) switch
    {
        0 => 0,
        1 => 1 + random.Next(120),
        _ => Math.Min(180, model.WholeDays(memory.Stability, 0.75 + (random.NextDouble() * 0.2))),
    };

    private static Grade Recall(double chance, Random random) => random.NextDouble() >= chance ? Grade.Again
        : random.Next(20) switch { 0 or 1 => Grade.Hard, 2 => Grade.Easy, _ => Grade.Good };
}
