using SlackLearningBot.Learning.Memory;
using SlackLearningBot.Learning.Quizzes;

namespace SlackLearningBot.Benchmarks.Forgetting;

/// <summary>Forgets as FSRS-6 says, with parameters of its own, and with an ability and items' difficulties of which FSRS knows nothing.</summary>
internal sealed class FsrsHead(FsrsParameters own, double ability, IReadOnlyList<double> ease) : Head(ability, ease)
{
    private readonly Fsrs6 model = new(own);
    private readonly (MemoryState State, int Day)?[] memory = new (MemoryState, int)?[ease.Count];

    /// <summary>The defaults, moved by up to some tens of percent: the workspace's share and the learner's.</summary>
    public static FsrsParameters Personal(long seed, int learner)
    {
        var values = FsrsParameters.Default.Values.ToArray();
        for (var i = 0; i < values.Length; i++)
        {
            var (workspace, own) = i < 4 ? (0.3, 0.4) : (0.08, 0.1);
            values[i] *= Math.Exp((workspace * Fate.Normal(seed, 11, i)) + (own * Fate.Normal(seed, 12, learner, i)));
        }

        return FsrsParameters.Of(values).Clamped();
    }

    public override double Recall(int item, int day)
    {
        var (state, last) = memory[item]!.Value;
        return Forecast.Chance(model.Recall(day - last, state.Stability), Ability(item), 0);
    }

    public override void Practise(int item, int day, bool recalled)
    {
        var before = memory[item];
        memory[item] = (model.After(before?.State, recalled ? Grade.Good : Grade.Again, day - (before?.Day ?? day)), day);
    }
}
