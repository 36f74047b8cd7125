using System.Runtime.InteropServices;

namespace SlackLearningBot.Learning.Memory.Fitting;

/// <summary>Which formula an answer took.</summary>
internal enum StepKind : byte
{
    SameDay,
    SameDayUnchanged,
    Forgotten,
    ForgottenCapped,
    Recalled,
}

/// <summary>What one answer on the way forward leaves for the way back.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct ChainStep
{
    /// <summary>Before the answer.</summary>
    public double Stability, Difficulty;

    /// <summary>The chance of recall, what is raised to the decay to get it, and the logarithm of that.</summary>
    public double Recall, Base, LogBase;

    /// <summary>How the loss moves with the chance of recall; 0 where nothing is foretold.</summary>
    public double LossSlope;

    public double LogStability;

    /// <summary>Recalled: the gain without grade, and the part of it that grows with forgetting. Forgotten: the new stability, and its part with the power of the old one.</summary>
    public double Outcome, Grown;

    public int Days;
    public byte Grade;
    public StepKind Kind;

    /// <summary>False where a bound was hit: what lies behind it has no part in the loss.</summary>
    public bool StabilityPasses, DifficultyPasses;
}
