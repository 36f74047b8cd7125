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
/// <param name="LessonId">The lesson.</param>
/// <param name="Position">Its place in the track, from 1.</param>
/// <param name="Standing">Where they stand.</param>
/// <param name="Times">On how many days it came already, from 0.</param>
public sealed record LessonProgress(string LessonId, int Position, LessonStanding Standing, int Times = 0)
{
    /// <summary>How often a lesson comes by itself: once, and two reminders. After that it waits to be asked for.</summary>
    public const int MostTimes = 3;

    /// <summary>Still to come, and not ignored as often as it may be.</summary>
    public bool ComesByItself => Standing == LessonStanding.Open && Times < MostTimes;
}

/// <summary>A track the learner has joined.</summary>
/// <param name="TrackId">The track.</param>
/// <param name="TrackTitle">Its title.</param>
/// <param name="JoinedAt">When the learner joined it.</param>
/// <param name="LastServedOn">The learner's day on which a lesson of it last came; null when none has.</param>
/// <param name="Of">How many lessons it has.</param>
/// <param name="Lessons">
/// Its lessons in its order. Those that cannot be chosen may be missing: it is enough to have the first that comes by itself or, where the learner
/// asks and there is none, the first open one.
/// </param>
public sealed record TrackProgress(
    string TrackId, string TrackTitle, DateTimeOffset JoinedAt, DateOnly? LastServedOn, int Of, IReadOnlyList<LessonProgress> Lessons);
