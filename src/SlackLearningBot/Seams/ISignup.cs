using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Seams;

/// <summary>The yes of somebody who is asked elsewhere than in the welcome, by the same rules. Implemented by Features/Learners.</summary>
internal interface ISignup
{
    /// <summary>When lessons would come if they said yes without choosing: shown before they do. The zone is for people nobody has met yet.</summary>
    Task<Rhythm> ProposeAsync(LearnerKey person, string? zone, CancellationToken cancel);

    /// <summary>The yes. For somebody who is learning already nothing changes.</summary>
    Task<Started> StartAsync(NpgsqlTransaction transaction, LearnerKey person, Rhythm rhythm, CancellationToken cancel);
}

/// <summary>A learner, and when the next lesson comes: then, or within a while of it.</summary>
internal sealed record Started(Rhythm Rhythm, DateTimeOffset NextLessonAt, TimeSpan Within)
{
    /// <summary>Set when no lesson comes by itself.</summary>
    public NoMessages? NoMessages { get; init; }
}
