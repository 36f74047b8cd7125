using System.Runtime.InteropServices;

namespace SlackLearningBot.Learning.Memory;

/// <summary>
/// By how much a learner recalls better (above 0) or worse than the model foretells, as a rating that moves a little with each answer (Elo).
/// </summary>
/// <param name="Value">In logits, −2 … 2.</param>
/// <param name="Answers">The answers it has seen.</param>
/// <remarks>Pelánek, Applications of the Elo rating system in adaptive educational systems, 2016; the step is small because larger ones foretold worse.</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LearnerOffset(double Value, int Answers)
{
    private const double FirstStep = 0.1;
    private const double Fading = 0.02;
    private const double Farthest = 2;

    /// <summary>The offset after one more answer.</summary>
    /// <param name="foretold">The chance that was given to a right answer, this offset included: 0 … 1.</param>
    /// <param name="right">How the answer was.</param>
    public LearnerOffset After(double foretold, bool right)
    {
        var step = FirstStep / (1 + (Fading * Answers));
        return new LearnerOffset(Math.Clamp(Value + (step * ((right ? 1 : 0) - foretold)), -Farthest, Farthest), Answers + 1);
    }
}
