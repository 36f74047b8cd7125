namespace SlackLearningBot.Learning.Memory;

/// <summary>The chance of a right answer, from the memory and what is known of learner and question.</summary>
public static class Forecast
{
    /// <summary>With fewer questions an item the learner's offset does not move the intervals: it would spend the few there are on hopeless ones.</summary>
    public const int FewestQuestionsToSteer = 4;

    private const double Surest = 1e-7;

    /// <summary>The chance of a right answer: memory, learner and question added up as logits.</summary>
    /// <param name="recall">The chance of recall by FSRS, 0 … 1.</param>
    /// <param name="learner">The learner's offset, in logits.</param>
    /// <param name="question">The question's offset, in logits; 0 where none is known.</param>
    public static double Chance(double recall, double learner, double question) => Logistic(Logit(recall) + learner + question);

    /// <summary>The retention to plan intervals with, so that this learner comes out at the desired one.</summary>
    /// <param name="desired">The desired chance of recall when the question comes, 0 … 1.</param>
    /// <param name="learner">The learner's offset, in logits.</param>
    /// <param name="questionsAnItem">How many questions an item gets until the deadline.</param>
    public static double Retention(double desired, double learner, double questionsAnItem) =>
        questionsAnItem >= FewestQuestionsToSteer ? Logistic(Logit(desired) - learner) : desired;

    private static double Logit(double chance)
    {
        var inside = Math.Clamp(chance, Surest, 1 - Surest);
        return Math.Log(inside / (1 - inside));
    }

    private static double Logistic(double logit) => 1 / (1 + Math.Exp(-logit));
}
