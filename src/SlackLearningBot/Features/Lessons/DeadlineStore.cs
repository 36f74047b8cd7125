using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Choosing;

namespace SlackLearningBot.Features.Lessons;

/// <summary>Reads by when learners have to be done with a track, because an assessment asks it.</summary>
internal static class DeadlineStore
{
    // Whoever passed it, or has no attempt left, is done with it; for them it presses no more.
    private const string ReadSql = """
        select a.user_id, a.track_id, a.day, d.deadline, l.zone, l.days,
               (select count(*)::int
                  from track_lesson tl
                  join lesson on lesson.team_id = tl.team_id and lesson.lesson_id = tl.lesson_id and lesson.retired_at is null
                  left join lesson_progress p on p.team_id = tl.team_id and p.user_id = a.user_id and p.lesson_id = tl.lesson_id
                 where tl.team_id = @TeamId and tl.track_id = a.track_id and coalesce(p.state, 'open') = 'open') as lessons_left
          from unnest(@UserIds::text[], @TrackIds::text[], @Days::date[]) as a (user_id, track_id, day)
          join learner l on l.team_id = @TeamId and l.user_id = a.user_id
         cross join lateral (
               select min(s.deadline) as deadline
                 from assessment_assignee p
                 join assessment_assignment s on s.team_id = p.team_id and s.assignment_id = p.assignment_id and s.state = 'open' and s.deadline > @Now
                 join assessment_track t on t.team_id = s.team_id and t.assessment_id = s.assessment_id and t.track_id = a.track_id
                where p.team_id = @TeamId and p.user_id = a.user_id and p.done_at is null and not p.waits
               having count(*) > 0) d
        """;

    /// <summary>By learner and track; nothing where there is no deadline ahead.</summary>
    /// <param name="transaction">For reading.</param>
    /// <param name="teamId">The workspace.</param>
    /// <param name="tracks">Whose tracks, and their own day.</param>
    /// <param name="now">What ended before is over.</param>
    /// <param name="cancel">Stops the reading.</param>
    public static async Task<IReadOnlyDictionary<(string UserId, string TrackId), TrackDeadline>> ReadAsync(
        NpgsqlTransaction transaction, string teamId, IReadOnlyList<(string UserId, string TrackId, DateOnly Day)> tracks, DateTimeOffset now, CancellationToken cancel)
    {
        var rows = await transaction.Connection!.QueryAsync<Row>(new CommandDefinition(ReadSql, new
        {
            TeamId = teamId,
            UserIds = tracks.Select(one => one.UserId).ToArray(),
            TrackIds = tracks.Select(one => one.TrackId).ToArray(),
            Days = tracks.Select(one => one.Day).ToArray(),
            Now = now,
        }, transaction, cancellationToken: cancel));
        return rows.Where(row => Zones.IsKnown(row.Zone)).ToDictionary(
            row => (row.UserId, row.TrackId), row => TrackDeadline.Of(LocalDay.Of(row.Deadline, row.Zone), row.Day, row.LessonsLeft, (LearningDays)row.Days));
    }

    private const string FindNextSql = """
        select y.title, s.deadline
          from assessment_assignee p
          join assessment_assignment s on s.team_id = p.team_id and s.assignment_id = p.assignment_id and s.state = 'open' and s.deadline > @Now
          join assessment_track t on t.team_id = s.team_id and t.assessment_id = s.assessment_id and t.track_id = @TrackId
          join assessment y on y.team_id = s.team_id and y.assessment_id = s.assessment_id
         where p.team_id = @TeamId and p.user_id = @UserId and p.done_at is null and not p.waits
         order by s.deadline, s.assignment_id
         limit 1
        """;

    /// <summary>The next assessment that asks the track; null where there is none.</summary>
    public static async Task<(string Title, DateTimeOffset At)?> FindNextAsync(
        NpgsqlTransaction transaction, LearnerKey learner, string trackId, DateTimeOffset now, CancellationToken cancel) =>
        await transaction.Connection!.QuerySingleOrDefaultAsync<NextRow>(new CommandDefinition(
            FindNextSql, new { learner.TeamId, learner.UserId, TrackId = trackId, Now = now }, transaction, cancellationToken: cancel)) is { } row
            ? (row.Title, row.Deadline)
            : null;

    private sealed record NextRow(string Title, DateTimeOffset Deadline);

    private sealed record Row
    {
        public required string UserId { get; init; }
        public required string TrackId { get; init; }
        public required DateOnly Day { get; init; }
        public required DateTimeOffset Deadline { get; init; }
        public required string Zone { get; init; }
        public required short Days { get; init; }
        public required int LessonsLeft { get; init; }
    }
}
