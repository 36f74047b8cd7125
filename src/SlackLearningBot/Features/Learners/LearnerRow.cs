using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Features.Learners;

/// <summary>A person who said yes, now or before.</summary>
internal sealed record LearnerRow
{
    public required string Zone { get; init; }
    public required TimeOnly Hour { get; init; }
    public required short Days { get; init; }
    public DateOnly? PausedUntil { get; init; }
    public DateTimeOffset? StoppedAt { get; init; }
    public DateTimeOffset? NextLessonAt { get; init; }

    public Rhythm Rhythm => new(Zone, Hour, (LearningDays)Days);

    public bool IsLearning => StoppedAt is null;

    /// <summary>The first day back, when that day is still to come.</summary>
    public DateOnly? PauseAt(DateTimeOffset now) => PausedUntil > LocalDay.Of(now, Zone) ? PausedUntil : null;
}
