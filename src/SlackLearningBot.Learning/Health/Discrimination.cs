using System.Runtime.InteropServices;

namespace SlackLearningBot.Learning.Health;

/// <summary>How people who answered a question did elsewhere: what its discrimination is made of.</summary>
/// <param name="Right">People who were right.</param>
/// <param name="Wrong">People who were not.</param>
/// <param name="MeanOfRight">The average share of right answers to other questions, of those who were right: 0 … 1.</param>
/// <param name="MeanOfWrong">The same of those who were wrong.</param>
/// <param name="Deviation">The standard deviation of that share over all of them (divided by their number, not by one less).</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Compared(int Right, int Wrong, double MeanOfRight, double MeanOfWrong, double Deviation)
{
    /// <summary>From the people themselves.</summary>
    /// <param name="people">Whether each was right, and the share of other questions they had right.</param>
    public static Compared Of(IReadOnlyCollection<(bool Right, double Elsewhere)> people)
    {
        var mean = people.Count == 0 ? 0 : people.Average(one => one.Elsewhere);
        var (right, wrong) = (people.Where(one => one.Right).ToList(), people.Where(one => !one.Right).ToList());
        return new Compared(
            right.Count,
            wrong.Count,
            right.Count == 0 ? 0 : right.Average(one => one.Elsewhere),
            wrong.Count == 0 ? 0 : wrong.Average(one => one.Elsewhere),
            people.Count == 0 ? 0 : Math.Sqrt(people.Average(one => Math.Pow(one.Elsewhere - mean, 2))));
    }
}

/// <summary>Whether those who know more get a question right more often: the point-biserial correlation with how the same people did on other questions.</summary>
/// <remarks>
/// From −1 to 1; the question itself is not among "other questions", or it would correlate with itself. R. L. Ebel, Essentials of Educational Measurement, 1972: 0.40 and above is very good, 0.30 good,
/// 0.20 to 0.29 marginal, below that poor; below 0 those who know less do better, so that a key is wrong or the question means two things.
/// </remarks>
public static class Discrimination
{
    /// <summary>Below it a question is poor.</summary>
    public const double Poor = 0.20;

    /// <summary>One-sided 90 %: so sure it has to be before somebody is told.</summary>
    private const double Sure = 1.2816;

    /// <summary>Null where nobody, or everybody, was right, or all did equally well elsewhere.</summary>
    public static double? Of(Compared people)
    {
        if (people.Right == 0 || people.Wrong == 0 || people.Deviation <= 1e-12)
        {
            return null;
        }

        double all = people.Right + people.Wrong;
        var spread = Math.Sqrt(people.Right / all * (people.Wrong / all));
        return Math.Clamp((people.MeanOfRight - people.MeanOfWrong) / people.Deviation * spread, -1, 1);
    }

    /// <summary>Whether it is poor beyond doubt for so many people: the upper end of its interval (by R. A. Fisher's transformation) is below <see cref="Poor"/>.</summary>
    /// <param name="discrimination">−1 … 1.</param>
    /// <param name="people">How many it was found from; 3 and fewer say nothing.</param>
    public static bool IsSurelyPoor(double discrimination, int people) =>
        people > 3 && Math.Tanh(Math.Atanh(Math.Clamp(discrimination, -0.999999, 0.999999)) + (Sure / Math.Sqrt(people - 3))) < Poor;
}
