namespace SlackLearningBot.Benchmarks.Forgetting;

/// <summary>
/// Forgets as ACT-R does with the decay of Pavlik and Anderson (2005): each practice leaves a trace that fades the faster the more was remembered at that moment,
/// so that practice too soon is worth little. It knows nothing of stabilities.
/// </summary>
internal sealed class ActrHead(double decay, double ability, IReadOnlyList<double> ease) : Head(ability, ease)
{
    /// <summary>The mean decay of a trace laid where nothing was remembered.</summary>
    public const double Decay = 0.177;

    private const double DecayByActivation = 0.217;
    private const double Noise = 0.255;

    /// <summary>Between sessions time runs slower in the mind (h = 0.025): seconds of a day that count.</summary>
    private const double SecondsADay = 86_400 * 0.025;

    /// <summary>Activation with which half is recalled. A lesson that was read, thought about and answered is more than one look at a word pair, so it is lower than theirs (−0.704).</summary>
    private const double Threshold = -1.75;

    private readonly List<(int Day, double Decay)>[] traces = [.. ease.Select(_ => new List<(int, double)>())];

    public override double Recall(int item, int day) => Logistic(((Activation(item, day) - Threshold) / Noise) + Ability(item));

    public override void Practise(int item, int day, bool recalled)
    {
        var faded = traces[item].Count == 0 ? 0 : DecayByActivation * Math.Exp(Activation(item, day));
        traces[item].Add((day, faded + decay));
    }

    private double Activation(int item, int day)
    {
        var sum = 0.0;
        foreach (var (then, fading) in traces[item])
        {
            sum += Math.Pow((day - then) * SecondsADay, -fading);
        }

        return Math.Log(sum);
    }
}
