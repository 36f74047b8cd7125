namespace SlackLearningBot.Learning.Reports;

/// <summary>How many of a group's answers were right, with how sure that is: several answers of one person are not as many people.</summary>
/// <param name="People">Who gave the answers.</param>
/// <param name="Answers">How many there are.</param>
/// <param name="Right">How many of them were right.</param>
/// <param name="Share">Right of all, 0 … 1.</param>
/// <param name="Low">The lower end of the 95 % interval, 0 … 1.</param>
/// <param name="High">The upper end.</param>
/// <remarks>
/// The interval is Wilson's with an effective number of answers in place of the real one: the answers divided by how much more the people differ than answers of strangers would
/// (the linearised variance of a ratio over people), and Student's t for as many people as there are in place of 1.96. After E. L. Korn and B. I. Graubard, Confidence intervals for
/// proportions with small expected number of positive counts estimated from survey data, 1998, and N. Dean and M. Pagano, Evaluating confidence interval methods for binomial
/// proportions in clustered surveys, 2015.
/// </remarks>
public sealed record ShareRight(int People, int Answers, int Right, double Share, double Low, double High)
{
    /// <summary>Null where there is nobody.</summary>
    /// <param name="people">Each person's answers, and how many of them were right; a person without any is left out.</param>
    /// <exception cref="ArgumentException">More right answers than answers, or fewer than none.</exception>
    public static ShareRight? Of(IEnumerable<(int Answers, int Right)> people)
    {
        var all = people.ToList();
        if (all.Find(person => person.Right < 0 || person.Right > person.Answers) is var wrong && wrong != default)
        {
            throw new ArgumentException($"Found {wrong.Right} right of {wrong.Answers} answers; expected 0 to all of them.", nameof(people));
        }

        all.RemoveAll(person => person.Answers == 0);
        if (all.Count == 0)
        {
            return null;
        }

        var (answers, right) = (all.Sum(person => person.Answers), all.Sum(person => person.Right));
        var share = (double)right / answers;
        var (low, high) = Wilson(share, Effective(all, answers, share), StudentT.At95(all.Count - 1));
        return new ShareRight(all.Count, answers, right, share, low, high);
    }

    /// <summary>How many answers of strangers would tell as much: never more than there are; where everybody agrees, nothing can be said of how they differ, and each person counts once.</summary>
    private static double Effective(List<(int Answers, int Right)> people, int answers, double share)
    {
        if (people.Count == 1 || share is 0 or 1)
        {
            return people.Count;
        }

        var between = people.Sum(person => Math.Pow(person.Right - (share * person.Answers), 2)) * people.Count / (people.Count - 1) / answers / answers;
        var strangers = share * (1 - share) / answers;
        return answers / Math.Max(1, between / strangers);
    }

    private static (double Low, double High) Wilson(double share, double answers, double t)
    {
        var square = t * t / answers;
        var middle = (share + (square / 2)) / (1 + square);
        var half = t / (1 + square) * Math.Sqrt((share * (1 - share) / answers) + (square / 4 / answers));
        return (Math.Max(0, Math.Min(share, middle - half)), Math.Min(1, Math.Max(share, middle + half)));
    }
}
