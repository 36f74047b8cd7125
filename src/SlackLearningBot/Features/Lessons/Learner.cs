using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Features.Lessons;

/// <summary>What a lesson needs to know of its learner.</summary>
internal sealed record Learner(LearnerKey Key, Rhythm Rhythm, DateOnly? PausedUntil)
{
    /// <summary>When the next lesson is due that nobody has owed yet.</summary>
    public DateTimeOffset? NextLessonAt { get; init; }

    /// <summary>Over how long that morning is spread, because many are due then.</summary>
    public TimeSpan Spread { get; init; }

    /// <summary>The moment of the newest day's lesson while it has not come.</summary>
    public DateTimeOffset? PlannedAt { get; init; }

    public DateOnly Today(DateTimeOffset now) => LocalDay.Of(now, Rhythm.Zone);

    /// <summary>The instant at which the learner's own day begins.</summary>
    public DateTimeOffset StartOf(DateOnly day) => Moments.At(day, TimeOnly.MinValue, Rhythm.Zone);

    /// <summary>The instant at which the learner's own day is over.</summary>
    public DateTimeOffset EndOf(DateOnly day) => Moments.At(day.AddDays(1), TimeOnly.MinValue, Rhythm.Zone);

    /// <summary>When the lesson after this one comes: one a day, so not before tomorrow once today's is there, and not before the one that is on its way.</summary>
    public Coming NextAfter(DateTimeOffset now, bool hasTodays)
    {
        if (!hasTodays && PlannedAt is { } planned && planned > now)
        {
            return new Coming(planned, TimeSpan.Zero);
        }

        var next = NextLesson.After(Rhythm, hasTodays ? EndOf(Today(now)).AddTicks(-1) : now, PausedUntil);
        return new Coming(next, next == NextLessonAt ? Spreading.BeforeNight(next, Rhythm.Zone, Spread) : TimeSpan.Zero);
    }
}
