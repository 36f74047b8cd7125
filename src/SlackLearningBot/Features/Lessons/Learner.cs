using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Features.Lessons;

/// <summary>What a lesson needs to know of its learner.</summary>
internal sealed record Learner(LearnerKey Key, Rhythm Rhythm, DateOnly? PausedUntil)
{
    public DateOnly Today(DateTimeOffset now) => LocalDay.Of(now, Rhythm.Zone);

    /// <summary>The instant at which the learner's own day begins.</summary>
    public DateTimeOffset StartOf(DateOnly day) => Moments.At(day, TimeOnly.MinValue, Rhythm.Zone);

    /// <summary>The instant at which the learner's own day is over.</summary>
    public DateTimeOffset EndOf(DateOnly day) => Moments.At(day.AddDays(1), TimeOnly.MinValue, Rhythm.Zone);

    /// <summary>When the lesson after this one comes: one a day, so not before tomorrow once today's is there.</summary>
    public DateTimeOffset NextAfter(DateTimeOffset now, bool hasTodays) =>
        NextLesson.After(Rhythm, hasTodays ? EndOf(Today(now)).AddTicks(-1) : now, PausedUntil);
}
