using SlackLearningBot.Learning.Memory;
using SlackLearningBot.Learning.Quizzes;

namespace SlackLearningBot.Features.Memory;

/// <summary>Goes through answers of one person, in the order of time, as if each came in only now.</summary>
/// <param name="model">To replay with.</param>
/// <param name="held">The learner's offset, where not all of their answers are gone through and so it cannot be found again; null where they are.</param>
internal sealed class PersonReplay(Fsrs6 model, LearnerOffset? held = null)
{
    private readonly Dictionary<string, Remembered> memories = new(StringComparer.Ordinal);

    /// <summary>By question; none of questions no answer to which counts.</summary>
    public IReadOnlyDictionary<string, Remembered> Memories => memories;

    public LearnerOffset Offset { get; private set; } = held ?? default;

    /// <summary>What was foretold of an answer, and how it was; null when it does not count, or nothing was known before it.</summary>
    public Foretelling? Take(ReviewRow row)
    {
        var before = memories.GetValueOrDefault(row.QuestionId);
        var review = row.Logged(before?.Trace.LastOn);
        if (Remembered.After(model, before, review) is not { } now)
        {
            return null;
        }

        memories[row.QuestionId] = now;
        if (before is null || now.Answers == before.Answers)
        {
            return null;
        }

        var recall = model.Recall(LearnersDay.DaysBetween(before.Trace.LastOn, review.On), before.Trace.State.Stability);
        var foretelling = new Foretelling(row.QuestionId, Forecast.Chance(recall, Offset.Value, 0), review.Grade > Grade.Again);
        Offset = held ?? Offset.After(foretelling.Chance, foretelling.Right);
        return foretelling;
    }
}

/// <summary>An answer beside what was foretold of it.</summary>
/// <param name="QuestionId">The question.</param>
/// <param name="Chance">Of a right answer, by memory and learner's offset.</param>
/// <param name="Right">How the answer was.</param>
internal sealed record Foretelling(string QuestionId, double Chance, bool Right);
