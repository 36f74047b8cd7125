using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Choosing;

namespace SlackLearningBot.Features.Lessons;

/// <summary>How far learners are in the tracks they joined. Of each track only the lesson is read that could be chosen, however long the track is.</summary>
internal static class ProgressStore
{
    // The arrays stand in subqueries, so that the planner does not count what is in them: it would find a plan for one learner dearer than planning anew
    // each time, and planning this takes longer than running it. A lesson's turn is looked at in the track's order until one is found that may come; whether a turn that stands open was answered meanwhile is asked
    // of those alone. A lesson that was put off is not due before its hour.
    private const string ReadTracksSql = """
        with asked as (
            select a.user_id, a.at, a.is_asked
              from unnest((select @UserIds::text[]), (select @Ats::timestamptz[]), (select @AreAsked::boolean[])) as a (user_id, at, is_asked)
        ), joined as (
            select a.user_id, a.at, a.is_asked, e.track_id, e.joined_at, t.title
              from asked a
              join enrolment e on e.team_id = @TeamId and e.user_id = a.user_id and e.left_at is null
              join track t on t.team_id = e.team_id and t.track_id = e.track_id and t.retired_at is null
        ), place as (
            select tl.track_id, tl.lesson_id, row_number() over (partition by tl.track_id order by tl.position)::int as position,
                   count(*) over (partition by tl.track_id)::int as lessons
              from track_lesson tl
              join lesson l on l.team_id = tl.team_id and l.lesson_id = tl.lesson_id and l.retired_at is null
             where tl.team_id = @TeamId and tl.track_id in (select track_id from joined)
        )
        select j.user_id, j.track_id, j.title as track_title, j.joined_at, size.lessons, here.lesson_id, here.position, coalesce(own.times, open.times, 0) as times,
               (select turn.served_on from lesson_turn turn
                 where turn.team_id = @TeamId and turn.user_id = j.user_id and turn.track_id = j.track_id
                 order by turn.served_on desc limit 1) as last_served_on
          from joined j
          join (select distinct track_id, lessons from place) size on size.track_id = j.track_id
          left join lateral (
               select tl.lesson_id, lt.times
                 from track_lesson tl
                 join lesson l on l.team_id = tl.team_id and l.lesson_id = tl.lesson_id and l.retired_at is null
                 left join lesson_turn lt on lt.team_id = tl.team_id and lt.user_id = j.user_id and lt.lesson_id = tl.lesson_id
                where tl.team_id = @TeamId and tl.track_id = j.track_id
                  and (lt.lesson_id is null
                       or lt.state = 'open' and lt.times < @MostTimes and coalesce(lt.comes_back_at <= j.at, true)
                          and (select p.state from lesson_progress p where p.team_id = lt.team_id and p.user_id = lt.user_id and p.lesson_id = lt.lesson_id) = 'open')
                order by tl.position
                limit 1) own on true
          left join lateral (
               select tl.lesson_id, lt.times
                 from track_lesson tl
                 join lesson l on l.team_id = tl.team_id and l.lesson_id = tl.lesson_id and l.retired_at is null
                 join lesson_turn lt on lt.team_id = tl.team_id and lt.user_id = j.user_id and lt.lesson_id = tl.lesson_id
                where tl.team_id = @TeamId and tl.track_id = j.track_id and lt.state = 'open' and coalesce(lt.comes_back_at <= j.at, true)
                  and (select p.state from lesson_progress p where p.team_id = lt.team_id and p.user_id = lt.user_id and p.lesson_id = lt.lesson_id) = 'open'
                order by tl.position
                limit 1) open on j.is_asked and own.lesson_id is null
          left join place here on here.track_id = j.track_id and here.lesson_id = coalesce(own.lesson_id, open.lesson_id)
         order by j.user_id, j.track_id
        """;

    /// <summary>The joined tracks of several learners of one workspace, by learner; nothing of those who joined none.</summary>
    public static async Task<ILookup<string, TrackProgress>> ReadTracksAsync(
        NpgsqlTransaction transaction, string teamId, IReadOnlyList<ProgressWish> wishes, CancellationToken cancel)
    {
        var rows = await transaction.Connection!.QueryAsync<ProgressRow>(new CommandDefinition(ReadTracksSql, new
        {
            TeamId = teamId,
            UserIds = wishes.Select(wish => wish.UserId).ToArray(),
            Ats = wishes.Select(wish => wish.At.UtcDateTime).ToArray(),
            AreAsked = wishes.Select(wish => wish.IsAsked).ToArray(),
            LessonProgress.MostTimes,
        }, transaction, cancellationToken: cancel));
        return rows.ToLookup(row => row.UserId, row => new TrackProgress(
            row.TrackId,
            row.TrackTitle,
            row.JoinedAt,
            row.LastServedOn,
            row.Lessons,
            row is { LessonId: { } lesson, Position: { } position } ? [new LessonProgress(lesson, position, LessonStanding.Open, row.Times)] : []));
    }

    /// <summary>The same for one.</summary>
    public static async Task<IReadOnlyList<TrackProgress>> ReadTracksAsync(
        NpgsqlTransaction transaction, LearnerKey learner, DateTimeOffset at, bool isAsked, CancellationToken cancel) =>
        [.. (await ReadTracksAsync(transaction, learner.TeamId, [new ProgressWish(learner.UserId, at, isAsked)], cancel))[learner.UserId]];

    private sealed record ProgressRow
    {
        public required string UserId { get; init; }
        public required string TrackId { get; init; }
        public required string TrackTitle { get; init; }
        public required DateTimeOffset JoinedAt { get; init; }
        public required int Lessons { get; init; }
        public string? LessonId { get; init; }
        public int? Position { get; init; }
        public required int Times { get; init; }
        public DateOnly? LastServedOn { get; init; }
    }
}

/// <summary>Whose tracks are read, and as they stand when.</summary>
/// <param name="UserId">The learner.</param>
/// <param name="At">What is put off until then or earlier may be chosen.</param>
/// <param name="IsAsked">The learner asks: then the first open lesson is read where none comes by itself.</param>
internal sealed record ProgressWish(string UserId, DateTimeOffset At, bool IsAsked);
