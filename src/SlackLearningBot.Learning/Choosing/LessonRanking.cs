namespace SlackLearningBot.Learning.Choosing;

/// <summary>The next lesson of a joined track, and what speaks for it today.</summary>
/// <param name="TrackId">The track.</param>
/// <param name="LessonId">The lesson.</param>
/// <param name="Because">Why it comes, should it come.</param>
/// <param name="Minutes">How long it takes.</param>
/// <param name="Score">What speaks for it.</param>
public sealed record RankedLesson(string TrackId, string LessonId, Because Because, double Minutes, Score Score);

/// <summary>The next lessons of all joined tracks, the one that fits best today first.</summary>
public static class LessonRanking
{
    /// <summary>
    /// Ranks them by score. With nothing known of lessons and learner the first is <see cref="LessonChoice.Choose(IReadOnlyList{TrackProgress}, DateOnly)"/>'s:
    /// of the track longest not served, then joined first, then by id.
    /// </summary>
    /// <param name="joined">The tracks the learner joined.</param>
    /// <param name="facts">What is known of a lesson, by its id; null for nothing.</param>
    /// <param name="learner">What is known of the learner.</param>
    /// <param name="today">The learner's day.</param>
    /// <param name="isAsked">Whether somebody asks: when nothing comes by itself any more, lessons that were ignored are offered once more.</param>
    public static IReadOnlyList<RankedLesson> Rank(
        IReadOnlyList<TrackProgress> joined, Func<string, LessonFacts?> facts, LearnerPicture learner, DateOnly today, bool isAsked = false)
    {
        var turn = (isAsked ? LessonChoice.ChooseAsked(joined, today) : LessonChoice.Choose(joined, today)) as LessonChoice.Chosen;
        if (turn is null)
        {
            return [];
        }

        var ranked = Next(joined, lesson => lesson.ComesByItself);
        if (ranked.Count == 0)
        {
            ranked = Next(joined, lesson => lesson.Standing == LessonStanding.Open);
        }

        var scored = ranked.ConvertAll(next => (next.Track, Lesson: Score(next.Track, next.Lesson, facts(next.Lesson.LessonId))));
        return scored.Count == 1 ? [scored[0].Lesson] :
        [
            .. scored
                .OrderByDescending(next => next.Lesson.Score.Total)
                .ThenBy(next => next.Track.LastServedOn ?? DateOnly.MinValue)
                .ThenBy(next => next.Track.JoinedAt)
                .ThenBy(next => next.Track.TrackId, StringComparer.Ordinal)
                .Select(next => next.Lesson),
        ];

        RankedLesson Score(TrackProgress track, LessonProgress lesson, LessonFacts? known) => new(
            track.TrackId,
            lesson.LessonId,
            lesson.LessonId == turn.LessonId && track.TrackId == turn.TrackId ? turn.Because : new Because.FitsBest(track.TrackTitle, lesson.Position, track.Of),
            known?.Minutes ?? LearnerPicture.UsualMinutes,
            LessonScore.Of(track, known, learner, today));
    }

    private static List<(TrackProgress Track, LessonProgress Lesson)> Next(IReadOnlyList<TrackProgress> joined, Func<LessonProgress, bool> isWanted) =>
        [.. joined.Select(track => (Track: track, Lesson: track.Lessons.FirstOrDefault(isWanted)!)).Where(next => next.Lesson is not null)];
}
