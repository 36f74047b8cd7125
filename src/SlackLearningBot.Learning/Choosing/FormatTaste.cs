using System.Runtime.InteropServices;

namespace SlackLearningBot.Learning.Choosing;

/// <summary>What a learner did with lessons of a format, and what they said of it.</summary>
/// <param name="Done">Lessons answered or ticked off.</param>
/// <param name="PutAside">Lessons put aside.</param>
/// <param name="Less">How often they said "less of this".</param>
/// <param name="More">How often they chose the format.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FormatTaste(int Done, int PutAside, int Less = 0, int More = 0)
{
    /// <summary>Before anything is known: two lessons done and two put aside.</summary>
    private const double Before = 2;

    /// <summary>A word counts as much as so many lessons.</summary>
    private const double Word = 3;

    /// <summary>The chance that a lesson of this format is done rather than put aside, above 0 and below 1: the mean of a Beta distribution, a half where nothing is known.</summary>
    public double Liking
    {
        get
        {
            var (good, bad) = (Before + Done + (Word * More), Before + PutAside + (Word * Less));
            return good / (good + bad);
        }
    }

    /// <summary>Whether the learner showed any taste.</summary>
    public bool IsKnown => Done + PutAside + Less + More > 0;
}
