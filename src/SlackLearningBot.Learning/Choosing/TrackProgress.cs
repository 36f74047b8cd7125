namespace SlackLearningBot.Learning.Choosing;

/// <summary>Where a learner stands with a lesson.</summary>
public enum LessonStanding
{
    /// <summary>Still to come.</summary>
    Open,

    /// <summary>Answered or ticked off.</summary>
    Done,

    /// <summary>"Not for me".</summary>
    PutAside,
}

/// <summary>A lesson of a joined track and where the learner stands with it.</summary>
public sealed record LessonProgress(string LessonId, LessonStanding Standing);

/// <summary>A track the learner has joined.</summary>
/// <param name="TrackId">The track.</param>
/// <param name="TrackTitle">Its title.</param>
/// <param name="JoinedAt">When the learner joined it.</param>
/// <param name="LastServedOn">The learner's day on which a lesson of it last came; null when none has.</param>
/// <param name="Lessons">Its lessons in its order.</param>
public sealed record TrackProgress(
    string TrackId, string TrackTitle, DateTimeOffset JoinedAt, DateOnly? LastServedOn, IReadOnlyList<LessonProgress> Lessons);
