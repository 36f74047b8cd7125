using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Seams;

/// <summary>
/// Changing when lessons come, in somebody else's transaction and by the same rules as the settings; null where the person is not learning (any more).
/// Implemented by Features/Learners.
/// </summary>
internal interface IRhythms
{
    /// <summary>How things are, kept from other changes until the transaction ends.</summary>
    Task<RhythmNow?> LockAsync(NpgsqlTransaction transaction, LearnerKey learner, CancellationToken cancel);

    Task<RhythmNow?> ChangeDaysAsync(NpgsqlTransaction transaction, LearnerKey learner, LearningDays days, CancellationToken cancel);

    /// <summary>Silence up to the morning of <paramref name="firstDayBack"/>.</summary>
    Task<RhythmNow?> PauseAsync(NpgsqlTransaction transaction, LearnerKey learner, DateOnly firstDayBack, CancellationToken cancel);

    Task<RhythmNow?> ResumeAsync(NpgsqlTransaction transaction, LearnerKey learner, CancellationToken cancel);

    /// <summary>Ends everything; answers what else ended with it, by title.</summary>
    Task<IReadOnlyList<string>> StopAsync(NpgsqlTransaction transaction, LearnerKey learner, CancellationToken cancel);
}

/// <summary>A learner's rhythm, the first day back when there is or was a pause, and when the next lesson comes: then, or within a while of it.</summary>
internal sealed record RhythmNow(Rhythm Rhythm, DateOnly? PausedUntil, DateTimeOffset NextLessonAt, TimeSpan Within = default)
{
    /// <summary>Set when no lesson comes by itself, because not one message a day may.</summary>
    public NoMessages? NoMessages { get; init; }
}
