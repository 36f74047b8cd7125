using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Lessons;

/// <summary>"What is next" in the weekly note: the next lesson and its day, chosen by the rule that will choose it, and what was put off until then.</summary>
internal sealed class LessonsAhead(Weighing weighing) : IDigestSection
{
    public int Order => 30;

    public bool IsWorthAMessage => false;

    private const string ReadPutOffSql = """
        select p.user_id, l.title, t.comes_back_at
          from unnest(@UserIds::text[], @Ends::timestamptz[]) as p (user_id, ends_at)
          join lesson_turn t on t.team_id = @TeamId and t.user_id = p.user_id and t.state = 'open' and t.comes_back_at > @Now and t.comes_back_at < p.ends_at
          join lesson l on l.team_id = t.team_id and l.lesson_id = t.lesson_id
         order by p.user_id, t.comes_back_at
        """;

    private const string ReadTitlesSql = "select lesson_id, title from lesson where team_id = @TeamId and lesson_id = any(@LessonIds)";

    public async Task<IReadOnlyDictionary<string, DigestPart>> ReadAsync(
        NpgsqlTransaction transaction, string teamId, IReadOnlyList<DigestWeek> weeks, CancellationToken cancel)
    {
        var putOff = (await transaction.Connection!.QueryAsync<PutOffRow>(new CommandDefinition(ReadPutOffSql, new
        {
            TeamId = teamId,
            UserIds = weeks.Select(week => week.UserId).ToArray(),
            Ends = weeks.Select(week => EndOfNextDay(week).UtcDateTime).ToArray(),
            weeks[0].Now,
        }, transaction, cancellationToken: cancel))).ToLookup(row => row.UserId);
        var tracks = await ProgressStore.ReadTracksAsync(
            transaction, teamId, [.. weeks.Select(week => new ProgressWish(week.UserId, week.NextLessonAt, IsAsked: false))], cancel);
        var weighed = await weighing.ReadAsync(
            transaction, teamId, [.. weeks.Select(week => (new LearnerKey(teamId, week.UserId), DayOf(week.NextLessonAt, week)))], tracks, _ => false, cancel);
        var chosen = weeks
            .Where(week => !putOff[week.UserId].Any(row => DayOf(row.ComesBackAt, week) == DayOf(week.NextLessonAt, week))) // that is the day's lesson
            .Select(week => (week.UserId, Choice: weighed.Rank(week.UserId, [.. tracks[week.UserId]], DayOf(week.NextLessonAt, week)) is [var best, ..] ? best : null))
            .Where(one => one.Choice is not null)
            .ToDictionary(one => one.UserId, one => (one.Choice!.LessonId, IsAgain: tracks[one.UserId].Any(track => track.Lessons.Any(lesson => lesson.LessonId == one.Choice.LessonId && lesson.Times > 0))));
        var titles = (await transaction.Connection!.QueryAsync<(string LessonId, string Title)>(new CommandDefinition(
            ReadTitlesSql, new { TeamId = teamId, LessonIds = chosen.Values.Select(lesson => lesson.LessonId).Distinct().ToArray() }, transaction, cancellationToken: cancel)))
            .ToDictionary(lesson => lesson.LessonId, lesson => lesson.Title);
        return weeks
            .Where(week => putOff.Contains(week.UserId) || chosen.ContainsKey(week.UserId))
            .ToDictionary(week => week.UserId, week => LessonsAheadView.Part(
                week,
                [.. putOff[week.UserId].Select(row => (row.Title, row.ComesBackAt))],
                chosen.TryGetValue(week.UserId, out var lesson) ? (titles[lesson.LessonId], lesson.IsAgain) : null));
    }

    private static DateOnly DayOf(DateTimeOffset at, DigestWeek week) => LocalDay.Of(at, week.Zone);

    private static DateTimeOffset EndOfNextDay(DigestWeek week) => Moments.At(DayOf(week.NextLessonAt, week).AddDays(1), TimeOnly.MinValue, week.Zone);

    private sealed record PutOffRow
    {
        public required string UserId { get; init; }
        public required string Title { get; init; }
        public required DateTimeOffset ComesBackAt { get; init; }
    }
}
