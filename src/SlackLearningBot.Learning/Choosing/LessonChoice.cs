namespace SlackLearningBot.Learning.Choosing;

/// <summary>Why no lesson can be chosen.</summary>
public enum NoLessonReason
{
    /// <summary>The learner has joined no track.</summary>
    NoTracks,

    /// <summary>Every lesson of every joined track is done, put aside, or came as often as a lesson comes by itself.</summary>
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
    /// <remarks>A lesson that was ignored <see cref="LessonProgress.MostTimes"/> times is passed over: the track goes on with the next one.</remarks>
    public static LessonChoice Choose(IReadOnlyList<TrackProgress> joined, DateOnly today) =>
        Choose(joined, today, lesson => lesson.ComesByItself);

    /// <summary>The same for somebody who asks: when nothing comes by itself any more, a lesson that was ignored is offered once more.</summary>
    public static LessonChoice ChooseAsked(IReadOnlyList<TrackProgress> joined, DateOnly today) =>
        Choose(joined, today) is Chosen chosen ? chosen : Choose(joined, today, lesson => lesson.Standing == LessonStanding.Open);

    private static LessonChoice Choose(IReadOnlyList<TrackProgress> joined, DateOnly today, Func<LessonProgress, bool> isWanted)
    {
        if (joined.Count == 0)
        {
            return new NoLesson(NoLessonReason.NoTracks);
        }

        List<TrackProgress> open = [.. joined.Where(track => track.Lessons.Any(isWanted))];
        if (open.Count == 0)
        {
            return new NoLesson(NoLessonReason.AllDone);
        }

        var chosen = open.Count == 1 ? open[0] : LongestNotServed(open);
        var lesson = chosen.Lessons.First(isWanted);
        return new Chosen(chosen.TrackId, lesson.LessonId, Explain(chosen, lesson.Position, open.Count, today));
    }

    private static TrackProgress LongestNotServed(List<TrackProgress> open) => open
        .OrderBy(track => track.LastServedOn ?? DateOnly.MinValue)
        .ThenBy(track => track.JoinedAt)
        .ThenBy(track => track.TrackId, StringComparer.Ordinal)
        .First();

    private static Because Explain(TrackProgress track, int position, int openTracks, DateOnly today) => (openTracks, track.LastServedOn) switch
    {
        (1, _) => new Because.NextInOnlyTrack(track.TrackTitle, position, track.Of),
        (_, null) => new Because.TrackNotBegun(track.TrackTitle, position, track.Of),
        (_, { } last) => new Because.TrackWaitedLongest(track.TrackTitle, position, track.Of, Math.Max(0, today.DayNumber - last.DayNumber)),
    };
}
