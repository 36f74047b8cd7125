using SlackLearningBot.Learning.Memory;

namespace SlackLearningBot.Features.Memory;

/// <summary>A memory as a log of answers makes it.</summary>
/// <param name="Trace">The memory and its day.</param>
/// <param name="Answers">That counted.</param>
/// <param name="Before">The learner's day of the last but one of them; null when there is one only.</param>
internal sealed record Remembered(MemoryTrace Trace, int Answers, DateOnly? Before)
{
    /// <param name="model">The model to replay with.</param>
    /// <param name="reviews">All answers of one learner to one question, in the order of time; null is answered where none counts.</param>
    public static Remembered? Of(Fsrs6 model, IReadOnlyList<LoggedReview> reviews)
    {
        Remembered? known = null;
        foreach (var review in reviews)
        {
            known = After(model, known, review);
        }

        return known;
    }

    /// <summary>With one more answer.</summary>
    public static Remembered? After(Fsrs6 model, Remembered? known, LoggedReview review) =>
        review.Counts && MemoryTrace.After(model, known?.Trace, review) is { } trace
            ? new Remembered(trace, (known?.Answers ?? 0) + 1, known?.Trace.LastOn)
            : known;
}
