namespace SlackLearningBot.Learning.Reports;

/// <summary>Answers of about one age: so many days after the learner's first answer to the question, both ends included.</summary>
/// <param name="Days">What it is called by.</param>
/// <param name="From">The youngest, in days.</param>
/// <param name="To">The oldest, in days.</param>
/// <remarks>
/// Questions come when they are about to be forgotten and not on a fixed day, so a window has to be wide enough to catch what is asked in it, and narrow enough to mean its
/// name: both reach from about three quarters to four thirds of it, the usual spread of intervals around a day.
/// </remarks>
public sealed record AnswerAge(int Days, int From, int To)
{
    /// <summary>A month after: 21 … 44 days.</summary>
    public static AnswerAge Month { get; } = new(30, 21, 44);

    /// <summary>A quarter after: 70 … 120 days.</summary>
    public static AnswerAge Quarter { get; } = new(90, 70, 120);

    /// <summary>All that are told of, youngest first; no answer belongs to two of them.</summary>
    public static IReadOnlyList<AnswerAge> All { get; } = [Month, Quarter];

    /// <summary>The age of an answer so many days after the first one; null where it has none that is told of.</summary>
    public static AnswerAge? Of(int days) => All.FirstOrDefault(age => age.Holds(days));

    /// <summary>Whether an answer so many days after the first one belongs to it.</summary>
    public bool Holds(int days) => days >= From && days <= To;
}
