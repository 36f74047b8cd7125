namespace SlackLearningBot.Benchmarks.Forgetting;

/// <summary>What really goes on in a simulated learner. No way of asking sees it.</summary>
internal abstract class Head(double ability, IReadOnlyList<double> ease)
{
    /// <summary>The logit of knowing an item of the lesson just read, for the middling learner and item.</summary>
    private const double JustRead = 1.2;

    /// <summary>The chance of knowing an item in the quiz below its lesson.</summary>
    public double JustAfterLesson(int item) => Logistic(JustRead + Ability(item));

    /// <summary>The chance of recall on a day after the lesson's.</summary>
    public abstract double Recall(int item, int day);

    /// <summary>An answer and what is shown after it leave their trace.</summary>
    public abstract void Practise(int item, int day, bool recalled);

    /// <summary>How much better this learner knows this item than the middling ones, in logits.</summary>
    protected double Ability(int item) => ability + ease[item];

    protected static double Logistic(double logit) => 1 / (1 + Math.Exp(-logit));
}
