namespace SlackLearningBot.Learning.Choosing;

/// <summary>What is weighed when a day's lesson and questions are chosen.</summary>
public enum ScoreName
{
    /// <summary>Whether the lesson is about what the learner wants to learn.</summary>
    Goals,

    /// <summary>How little the learner knows of the lesson's skills.</summary>
    Skills,

    /// <summary>How well the learner likes the lesson's format.</summary>
    Format,

    /// <summary>How long its track, skills and format have not come.</summary>
    Variety,

    /// <summary>How much a deadline presses.</summary>
    Deadline,

    /// <summary>Whether it fits into the time the learner has.</summary>
    Time,

    /// <summary>How many of the due questions would be forgotten by the next time.</summary>
    DueRisk,
}

/// <summary>One part of a score.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Weight">How much it counts; the weights of a score add up to 1.</param>
/// <param name="Value">0 (against it) … 1 (for it); a half where nothing is known.</param>
/// <param name="IsKnown">Whether anything is known, so that it can be shown as a reason.</param>
public sealed record ScorePart(ScoreName Name, double Weight, double Value, bool IsKnown)
{
    /// <summary>What it adds to the score.</summary>
    public double Points => Weight * Value;

    /// <summary>A part of which nothing is known counts half.</summary>
    internal static ScorePart Of(ScoreName name, double weight, double? value) => new(name, weight, value ?? 0.5, value is not null);
}

/// <summary>How much speaks for a lesson or for the due questions, 0 … 1, as the sum of parts that can each be shown.</summary>
public sealed record Score(IReadOnlyList<ScorePart> Parts)
{
    /// <summary>0 … 1.</summary>
    public double Total { get; } = Parts.Sum(part => part.Points);

    /// <summary>The value of one part; a half where it is none of the score's.</summary>
    public double this[ScoreName name] => Parts.FirstOrDefault(part => part.Name == name)?.Value ?? 0.5;
}
