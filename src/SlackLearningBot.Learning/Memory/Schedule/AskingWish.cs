using System.Runtime.InteropServices;

namespace SlackLearningBot.Learning.Memory.Schedule;

/// <summary>How well a learner wants to know things when a question comes, and what there is to spend on it.</summary>
/// <param name="Retention">The desired chance of a right answer, above 0 and below 1; what people may choose is <see cref="Least"/> … <see cref="Most"/>.</param>
/// <param name="Learner">The learner's offset (<see cref="LearnerOffset"/>), in logits.</param>
/// <param name="QuestionsAnItem">How many questions an item gets (<see cref="QuestionBudget"/>).</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct AskingWish(double Retention, double Learner, double QuestionsAnItem)
{
    /// <summary>The desired chance of those who have not wished for another.</summary>
    public const double Usual = 0.85;

    /// <summary>The least that may be wished for: intervals are nine times the stability there.</summary>
    public const double Least = 0.70;

    /// <summary>The most that may be wished for.</summary>
    public const double Most = 0.97;
}
