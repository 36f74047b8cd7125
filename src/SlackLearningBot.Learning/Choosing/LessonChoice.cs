namespace SlackLearningBot.Learning.Choosing;

/// <summary>Why no lesson can be chosen.</summary>
public enum NoLessonReason
{
    /// <summary>The learner has joined no track.</summary>
    NoTracks,

    /// <summary>Every lesson of every joined track is done or put aside.</summary>
    AllDone,
}

/// <summary>Which lesson comes today.</summary>
public abstract record LessonChoice
{
    private LessonChoice()
    {
    }

    /// <summary>This one.</summary>
    public sealed record Chosen(string TrackId, string LessonId, Because Because) : LessonChoice;

    /// <summary>None.</summary>
    public sealed record NoLesson(NoLessonReason Reason) : LessonChoice;

    /// <summary>
    /// Of the joined tracks with an open lesson, the one longest not served (never served is longest; ties: joined first, then id),
    /// and of that its first open lesson.
    /// </summary>
    public static LessonChoice Choose(IReadOnlyList<TrackProgress> joined, DateOnly today)
    {
        if (joined.Count == 0)
        {
            return new NoLesson(NoLessonReason.NoTracks);
        }

        var open = joined
            .Where(track => track.Lessons.Any(IsOpen))
            .OrderBy(track => track.LastServedOn ?? DateOnly.MinValue)
            .ThenBy(track => track.JoinedAt)
            .ThenBy(track => track.TrackId, StringComparer.Ordinal)
            .ToList();
        if (open.Count == 0)
        {
            return new NoLesson(NoLessonReason.AllDone);
        }

        var chosen = open[0];
        var (lesson, index) = chosen.Lessons.Select((lesson, index) => (lesson, index)).First(pair => IsOpen(pair.lesson));
        return new Chosen(chosen.TrackId, lesson.LessonId, Explain(chosen, index + 1, open.Count, today));
    }

    private static bool IsOpen(LessonProgress lesson) => lesson.Standing == LessonStanding.Open;

    private static Because Explain(TrackProgress track, int position, int openTracks, DateOnly today) => (openTracks, track.LastServedOn) switch
    {
        (1, _) => new Because.NextInOnlyTrack(track.TrackTitle, position, track.Lessons.Count),
        (_, null) => new Because.TrackNotBegun(track.TrackTitle, position, track.Lessons.Count),
        (_, { } last) => new Because.TrackWaitedLongest(track.TrackTitle, position, track.Lessons.Count, Math.Max(0, today.DayNumber - last.DayNumber)),
    };
}
