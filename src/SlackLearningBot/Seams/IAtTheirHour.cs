using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Seams;

/// <summary>
/// A slice that has something of its own for learners on their days: asked when their hour comes, in the transaction that owes them the day's
/// lesson, so that it costs what is due and is never asked twice of a day. Called by Features/Learners.
/// </summary>
internal interface IAtTheirHour
{
    /// <summary>Owes what it has to owe, by a few statements for all of them; answers to whom something else goes today in place of the lesson.</summary>
    Task<IReadOnlyCollection<LearnerKey>> OweAsync(NpgsqlTransaction transaction, IReadOnlyList<LearningHour> hours, CancellationToken cancel);
}

/// <summary>A learner's hour on one of their days: neither paused nor away.</summary>
/// <param name="Lesson">The day's lesson, about to be owed.</param>
/// <param name="Rhythm">When lessons come, with a zone we know.</param>
/// <param name="Day">The learner's own day.</param>
/// <param name="NextLessonAt">When the lesson after this one comes, as things are now.</param>
internal sealed record LearningHour(NewDelivery Lesson, Rhythm Rhythm, DateOnly Day, DateTimeOffset NextLessonAt)
{
    public LearnerKey Learner => new(Lesson.TeamId, Lesson.Recipient);
}
