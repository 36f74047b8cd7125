using Dapper;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Choosing;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Lessons;

/// <summary>
/// Reads what a choice among lessons needs: only of those learners who have one, because more than one of their tracks goes on or questions are due.
/// To all others the next lesson of their only track comes, whatever suits them.
/// </summary>
internal sealed class Weighing(ILearnerPictures pictures, CalendarClock calendar)
{
    private const string ReadFactsSql = """
        select l.lesson_id, l.format, l.minutes, length(l.body) as letters, l.skills || coalesce(t.skills, '{}') as skills
          from unnest(@LessonIds::text[], @TrackIds::text[]) as a (lesson_id, track_id)
          join lesson l on l.team_id = @TeamId and l.lesson_id = a.lesson_id
          left join track t on t.team_id = @TeamId and t.track_id = a.track_id
        """;

    /// <summary>English text with its marks and spaces: as many letters as there are to a word.</summary>
    private const double LettersAWord = 6;

    /// <param name="transaction">For reading.</param>
    /// <param name="teamId">The workspace of all of them.</param>
    /// <param name="days">Each learner once, with their own day.</param>
    /// <param name="tracks">The joined tracks by learner.</param>
    /// <param name="hasQuestions">Whether questions are due for a learner, too.</param>
    /// <param name="cancel">Stops the reading.</param>
    public async Task<Weighed> ReadAsync(
        NpgsqlTransaction transaction, string teamId, IReadOnlyList<(LearnerKey Learner, DateOnly Day)> days, ILookup<string, TrackProgress> tracks,
        Func<string, bool> hasQuestions, CancellationToken cancel)
    {
        var several = days.Where(day => Next(tracks[day.Learner.UserId]).Skip(1).Any()).ToList();
        var choosing = several.Concat(days.Where(day => hasQuestions(day.Learner.UserId))).Distinct().ToList();
        var needed = choosing.SelectMany(day => Next(tracks[day.Learner.UserId])).Distinct().ToList();
        return needed.Count == 0
            ? Weighed.Nothing
            : new Weighed(
                await ReadFactsAsync(transaction, teamId, needed, cancel),
                several.Count == 0 ? new Dictionary<string, LearnerPicture>() : await pictures.ReadAsync(transaction, teamId, several, cancel),
                await DeadlineStore.ReadAsync(
                    transaction,
                    teamId,
                    [.. choosing.SelectMany(day => Next(tracks[day.Learner.UserId]).Select(next => (day.Learner.UserId, next.TrackId, day.Day)))],
                    calendar.Now,
                    cancel));
    }

    /// <summary>What speaks for a lesson, whether there was a choice or not.</summary>
    /// <param name="transaction">For reading.</param>
    /// <param name="learner">Whose lesson it is.</param>
    /// <param name="day">Their day.</param>
    /// <param name="track">Its track, with this lesson only.</param>
    /// <param name="cancel">Stops the reading.</param>
    public async Task<Score> WeighAsync(NpgsqlTransaction transaction, LearnerKey learner, DateOnly day, TrackProgress track, CancellationToken cancel)
    {
        var weighed = new Weighed(
            await ReadFactsAsync(transaction, learner.TeamId, [.. Next([track])], cancel),
            await pictures.ReadAsync(transaction, learner.TeamId, [(learner, day)], cancel),
            await DeadlineStore.ReadAsync(transaction, learner.TeamId, [(learner.UserId, track.TrackId, day)], calendar.Now, cancel));
        return weighed.Rank(learner.UserId, [track], day, isAsked: true)[0].Score;
    }

    private static IEnumerable<(string TrackId, string LessonId)> Next(IEnumerable<TrackProgress> tracks) =>
        tracks.Where(track => track.Lessons.Count > 0).Select(track => (track.TrackId, track.Lessons[0].LessonId));

    private static async Task<Dictionary<string, LessonFacts>> ReadFactsAsync(
        NpgsqlTransaction transaction, string teamId, IReadOnlyList<(string TrackId, string LessonId)> needed, CancellationToken cancel)
    {
        var rows = await transaction.Connection!.QueryAsync<FactsRow>(new CommandDefinition(ReadFactsSql, new
        {
            TeamId = teamId,
            LessonIds = needed.Select(one => one.LessonId).ToArray(),
            TrackIds = needed.Select(one => one.TrackId).ToArray(),
        }, transaction, cancellationToken: cancel));
        return rows.GroupBy(row => row.LessonId).ToDictionary(lesson => lesson.Key, lesson => Open(lesson.First()));
    }

    private static LessonFacts Open(FactsRow row) => new(
        StoredLesson.FormatOf(row.Format),
        row.Minutes ?? Math.Max(1, row.Letters / LettersAWord / ReadingTime.WordsPerMinute),
        [.. row.Skills.Distinct(StringComparer.Ordinal)]);

    private sealed record FactsRow
    {
        public required string LessonId { get; init; }
        public required string Format { get; init; }
        public int? Minutes { get; init; }
        public required int Letters { get; init; }
        public required string[] Skills { get; init; }
    }
}

/// <summary>What is known of lessons and learners, to choose by.</summary>
/// <param name="Facts">By lesson.</param>
/// <param name="Pictures">By learner.</param>
/// <param name="Deadlines">By learner and track: the next assessment of theirs that is about it.</param>
internal sealed record Weighed(
    IReadOnlyDictionary<string, LessonFacts> Facts,
    IReadOnlyDictionary<string, LearnerPicture> Pictures,
    IReadOnlyDictionary<(string UserId, string TrackId), TrackDeadline> Deadlines)
{
    public static Weighed Nothing { get; } = new(
        new Dictionary<string, LessonFacts>(), new Dictionary<string, LearnerPicture>(), new Dictionary<(string UserId, string TrackId), TrackDeadline>());

    /// <summary>The next lessons of the tracks, the one that fits the day best first.</summary>
    public IReadOnlyList<RankedLesson> Rank(string userId, IReadOnlyList<TrackProgress> joined, DateOnly day, bool isAsked = false)
    {
        return LessonRanking.Rank(joined, Known, Pictures.GetValueOrDefault(userId) ?? LearnerPicture.Unknown, day, isAsked);

        LessonFacts? Known(string lesson) => Facts.GetValueOrDefault(lesson) is { } facts
            ? facts with { Deadline = joined.Where(track => track.Lessons.Any(one => one.LessonId == lesson)).Select(track => Deadlines.GetValueOrDefault((userId, track.TrackId))).MaxBy(deadline => deadline?.Pressure ?? 0) }
            : null;
    }
}
