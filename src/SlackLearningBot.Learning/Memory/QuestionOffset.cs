using System.Runtime.InteropServices;

namespace SlackLearningBot.Learning.Memory;

/// <summary>By how much a question is easier (above 0) or harder than the model foretells, summed up over everybody's answers to it.</summary>
/// <param name="Answers">The answers it has seen.</param>
/// <param name="Surprise">The sum of (1 for right, 0 for wrong) − (chance foretold).</param>
/// <param name="Doubt">The sum of chance · (1 − chance).</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct QuestionOffset(int Answers, double Surprise, double Doubt)
{
    /// <summary>Fewer answers say nothing yet.</summary>
    public const int FewestAnswers = 50;

    /// <summary>How many undecided answers at half a chance each would hold the offset at 0: sixteen.</summary>
    private const double Pull = 4;

    /// <summary>In logits; 0 until there are <see cref="FewestAnswers"/>.</summary>
    public double Value => Answers < FewestAnswers ? 0 : Surprise / (Doubt + Pull);

    /// <summary>With one more answer.</summary>
    /// <param name="foretold">The chance that was given to a right answer by memory and learner's offset, without this one: 0 … 1.</param>
    /// <param name="right">How the answer was.</param>
    public QuestionOffset With(double foretold, bool right) =>
        new(Answers + 1, Surprise + (right ? 1 : 0) - foretold, Doubt + (foretold * (1 - foretold)));
}
