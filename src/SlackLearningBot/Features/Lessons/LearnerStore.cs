using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Choosing;

namespace SlackLearningBot.Features.Lessons;

/// <summary>What lessons are chosen by: the learner's rhythm, and how far they are in the tracks they joined.</summary>
internal static class LearnerStore
{
    private const string FindSql = """
        select zone, hour, days, paused_until
          from learner
         where team_id = @TeamId and user_id = @UserId and stopped_at is null
        """;

    /// <summary>Null for people who never said yes, and for those who stopped.</summary>
    public static async Task<Learner?> FindAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        Open(person, await transaction.Connection!.QuerySingleOrDefaultAsync<LearnerRow>(new CommandDefinition(FindSql, person, transaction, cancellationToken: cancel)));

    private const string LockSql = """
        select zone, hour, days, paused_until
          from learner
         where team_id = @TeamId and user_id = @UserId and stopped_at is null
           for no key update
        """;

    /// <summary>The same, and until the transaction ends nobody else chooses a lesson for this learner.</summary>
    public static async Task<Learner?> LockAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        Open(person, await transaction.Connection!.QuerySingleOrDefaultAsync<LearnerRow>(new CommandDefinition(LockSql, person, transaction, cancellationToken: cancel)));

    private static Learner? Open(LearnerKey person, LearnerRow? row) =>
        row is null ? null : new Learner(person, new Rhythm(row.Zone, row.Hour, (LearningDays)row.Days), row.PausedUntil);

    private const string ReadTracksSql = """
        select e.track_id, t.title as track_title, e.joined_at, l.lesson_id, p.state, coalesce(p.comes_back_at > @Now, false) as put_off,
               coalesce(lt.times, 0) as times,
               (select max(turn.served_on) from lesson_turn turn where turn.team_id = e.team_id and turn.user_id = e.user_id and turn.track_id = e.track_id) as last_served_on
          from enrolment e
          join track t on t.team_id = e.team_id and t.track_id = e.track_id and t.retired_at is null
          join track_lesson tl on tl.team_id = t.team_id and tl.track_id = t.track_id
          join lesson l on l.team_id = tl.team_id and l.lesson_id = tl.lesson_id and l.retired_at is null
          left join lesson_progress p on p.team_id = e.team_id and p.user_id = e.user_id and p.lesson_id = l.lesson_id
          left join lesson_turn lt on lt.team_id = e.team_id and lt.user_id = e.user_id and lt.lesson_id = l.lesson_id
         where e.team_id = @TeamId and e.user_id = @UserId and e.left_at is null
         order by e.track_id, tl.position
        """;

    /// <summary>The joined tracks with their lessons. A lesson that was put off is not due before its hour, so it stands as put aside until then.</summary>
    public static async Task<IReadOnlyList<TrackProgress>> ReadTracksAsync(NpgsqlTransaction transaction, LearnerKey person, DateTimeOffset now, CancellationToken cancel)
    {
        var rows = await transaction.Connection!.QueryAsync<ProgressRow>(new CommandDefinition(
            ReadTracksSql, new { person.TeamId, person.UserId, Now = now }, transaction, cancellationToken: cancel));
        return [.. rows.GroupBy(row => row.TrackId).Select(track => new TrackProgress(
            track.Key,
            track.First().TrackTitle,
            track.First().JoinedAt,
            track.First().LastServedOn,
            [.. track.Select(row => new LessonProgress(row.LessonId, StandingOf(row), row.Times))]))];
    }

    private static LessonStanding StandingOf(ProgressRow row) => row.State switch
    {
        "done" => LessonStanding.Done,
        "put_aside" => LessonStanding.PutAside,
        _ => row.PutOff ? LessonStanding.PutAside : LessonStanding.Open,
    };

    private sealed record LearnerRow
    {
        public required string Zone { get; init; }
        public required TimeOnly Hour { get; init; }
        public required short Days { get; init; }
        public DateOnly? PausedUntil { get; init; }
    }

    private sealed record ProgressRow
    {
        public required string TrackId { get; init; }
        public required string TrackTitle { get; init; }
        public required DateTimeOffset JoinedAt { get; init; }
        public required string LessonId { get; init; }
        public string? State { get; init; }
        public required bool PutOff { get; init; }
        public required int Times { get; init; }
        public DateOnly? LastServedOn { get; init; }
    }
}
