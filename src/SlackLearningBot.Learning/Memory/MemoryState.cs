using System.Runtime.InteropServices;

namespace SlackLearningBot.Learning.Memory;

/// <summary>What FSRS knows of one question in one learner's head.</summary>
/// <param name="Stability">The days after which the chance of recall has fallen to 90 %: 0.001 … 36500.</param>
/// <param name="Difficulty">How hard it is to make it last: 1 (easy) … 10.</param>
/// <param name="ModelVersion">The model these numbers belong to; another model's must be rebuilt from the reviews.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct MemoryState(double Stability, double Difficulty, int ModelVersion = FsrsParameters.ModelVersion);
