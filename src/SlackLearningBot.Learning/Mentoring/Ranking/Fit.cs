using SlackLearningBot.Learning.Mentoring.People;

namespace SlackLearningBot.Learning.Mentoring.Ranking;

/// <summary>What is weighed when two people are held against each other.</summary>
public enum FitName
{
    /// <summary>Whether the mentor can help with what the mentee wants.</summary>
    Goals,

    /// <summary>Whether the distance between their levels suits the kind.</summary>
    Level,

    /// <summary>How long they work at the same time.</summary>
    Hours,

    /// <summary>Whether one is as different from the other as they wish.</summary>
    Difference,

    /// <summary>How much room the mentor has.</summary>
    Load,

    /// <summary>Whether they speak a language in common.</summary>
    Language,
}

/// <summary>Why a part has its points, as values that can be worded.</summary>
public abstract record FitReason
{
    private FitReason()
    {
    }

    /// <summary>Which of the mentee's <paramref name="Of"/> goals the mentor can help with, in the mentee's words.</summary>
    public sealed record Goals(IReadOnlyList<string> Met, int Of) : FitReason;

    /// <summary>The mentor is so many levels above the mentee; negative when below.</summary>
    public sealed record Level(int Above) : FitReason;

    /// <summary>They work so many minutes of the week at the same time.</summary>
    public sealed record Hours(int MinutesAWeek) : FitReason;

    /// <summary>Of what was wished different, and is known of both, this is.</summary>
    public sealed record Different(Difference Wished, Difference Met) : FitReason;

    /// <summary>So many of the mentor's places are free.</summary>
    public sealed record Load(int Free, int Of) : FitReason;

    /// <summary>The languages both speak, in the mentee's words; may be empty.</summary>
    public sealed record Language(IReadOnlyList<string> Shared) : FitReason;

    /// <summary>Too little is known, or nothing was wished: the part counts half.</summary>
    public sealed record NotKnown : FitReason;
}

/// <summary>One part of a fit.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Points">From 0.</param>
/// <param name="Most">How many there could be.</param>
/// <param name="Reason">Why so many.</param>
public sealed record FitPart(FitName Name, int Points, int Most, FitReason Reason);

/// <summary>How well a mentor fits a mentee, as the sum of parts that can each be shown.</summary>
public sealed record Fit(IReadOnlyList<FitPart> Parts)
{
    /// <summary>The greatest total there is.</summary>
    public const int Most = 1000;

    /// <summary>0 … <see cref="Most"/>.</summary>
    public int Total { get; } = Parts.Sum(part => part.Points);

    public FitPart this[FitName name] => Parts.First(part => part.Name == name);
}
