using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Memory;
using SlackLearningBot.Learning.Quizzes;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Memory;

/// <summary>
/// Makes the memory of a question anew after each answer to it, from all of its answers: a few rows, and so it can never be anything else than what
/// the log of reviews says. The caller has made sure that no other answer of this learner to this question is being taken.
/// </summary>
internal sealed class Memories(MemoryStore store, FitStore fits) : IMemories
{
    public async Task NoteAsync(NpgsqlTransaction transaction, LearnerKey learner, string questionId, CancellationToken cancel)
    {
        var known = await store.RecallAsync(transaction, learner, questionId, cancel);
        var reviews = await MemoryStore.ReadReviewsAsync(transaction, learner, questionId, cancel);
        if (Remembered.Of(known.Fit.Model, reviews) is not { } now
            || (known.Before is { } before && before.Trace == now.Trace && before.Answers == now.Answers && before.Fit == known.Fit.Number))
        {
            return; // a second answer of the day moves nothing
        }

        if (Foretold(known, now, reviews) is var (chance, right))
        {
            known = known with { Offset = known.Offset.After(chance, right) };
            await MemoryStore.SaveAsync(transaction, learner, known.Offset, cancel);
        }

        var load = await MemoryStore.ReadLoadAsync(transaction, learner, questionId, now.Trace.LastOn, cancel);
        var due = Planning.DueOn(known.Fit.Model, now, known.Wish(), known.Days, load);
        await MemoryStore.SaveAsync(transaction, learner, questionId, new StoredMemory(now.Trace, now.Answers, due, known.Fit.Number), cancel);
    }

    public async Task<Fsrs6> FindModelAsync(NpgsqlTransaction transaction, string teamId, CancellationToken cancel) =>
        (await fits.FindCurrentAsync(transaction, teamId, cancel)).Model;

    /// <summary>The chance that was given to the newest answer, and how it was; null when there is no newer one, or nothing was known before it.</summary>
    private static (double Chance, bool Right)? Foretold(Recollection known, Remembered now, IReadOnlyList<LoggedReview> reviews)
    {
        if (known.Before is not { } before || now.Answers <= before.Answers)
        {
            return null;
        }

        var newest = reviews.Last(review => review.Counts);
        var recall = known.Fit.Model.Recall(LearnersDay.DaysBetween(before.Trace.LastOn, newest.On), before.Trace.State.Stability);
        return (Forecast.Chance(recall, known.Offset.Value, 0), newest.Grade > Grade.Again);
    }
}
