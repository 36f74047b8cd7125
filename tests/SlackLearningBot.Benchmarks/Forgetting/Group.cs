namespace SlackLearningBot.Benchmarks.Forgetting;

/// <summary>The outcomes of all learners, in their order, with one way of asking.</summary>
internal sealed record Group(IReadOnlyList<Outcome> Outcomes)
{
    private const double Worst = 0.1;

    public double Questions => Outcomes.Average(outcome => outcome.Questions);

    /// <summary>In percent.</summary>
    public double Recall => 100 * Outcomes.Average(outcome => outcome.Recall);

    /// <summary>The mean of the tenth who recall least, in percent.</summary>
    public double WorstTenth => 100 * Outcomes.Select(outcome => outcome.Recall).Order().Take((int)Math.Ceiling(Outcomes.Count * Worst)).Average();

    public static Group Of(IEnumerable<Group> groups) => new([.. groups.SelectMany(group => group.Outcomes)]);

    /// <summary>Lets all of a crowd live, each with an asker of their own.</summary>
    public static Group Live(Crowd crowd, Func<int, Asker> asker) => new([.. crowd.People.Select(learner => Term.Live(crowd, learner, asker(learner)))]);

    /// <summary>By how many points this one recalls more than another, learner by learner, and the standard error of that.</summary>
    public (double Points, double Error) Over(Group other)
    {
        var gains = Outcomes.Zip(other.Outcomes, (mine, theirs) => 100 * (mine.Recall - theirs.Recall)).ToList();
        var mean = gains.Average();
        return (mean, Math.Sqrt(gains.Sum(gain => (gain - mean) * (gain - mean)) / (gains.Count - 1) / gains.Count));
    }
}
