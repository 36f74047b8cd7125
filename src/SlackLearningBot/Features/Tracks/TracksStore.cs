using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Features.Tracks;

/// <summary>What the tracks slice reads: the catalogue, and what a person has done.</summary>
internal sealed class TracksStore(NpgsqlDataSource database)
{
    private const string ReadCatalogueSql = """
        select t.track_id, t.title, t.description, t.skills, size.lessons, size.minutes, e.track_id is not null as joined
          from track t
         cross join lateral (
               select count(*)::int as lessons,
                      ceil(sum(coalesce(l.minutes * 60.0, greatest(60, regexp_count(l.body, '\S+') * 60.0 / @WordsPerMinute))) / 60)::int as minutes
                 from track_lesson tl
                 join lesson l on l.team_id = tl.team_id and l.lesson_id = tl.lesson_id and l.retired_at is null
                where tl.team_id = t.team_id and tl.track_id = t.track_id
               ) size
          left join enrolment e on e.team_id = t.team_id and e.track_id = t.track_id and e.user_id = @UserId and e.left_at is null
         where t.team_id = @TeamId and t.retired_at is null and size.lessons > 0
         order by t.position, t.track_id
        """;

    /// <summary>All tracks one can join, in the catalogue's order.</summary>
    public async Task<IReadOnlyList<CatalogueTrack>> ReadCatalogueAsync(LearnerKey person, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var tracks = await connection.QueryAsync<CatalogueTrack>(new CommandDefinition(
            ReadCatalogueSql, new { person.TeamId, person.UserId, ReadingTime.WordsPerMinute }, cancellationToken: cancel));
        return tracks.AsList();
    }

    private const string ReadStandingsSql = """
        select t.track_id, t.title,
               count(l.lesson_id)::int as lessons,
               (count(l.lesson_id) filter (where p.state = 'done'))::int as done,
               (count(l.lesson_id) filter (where p.state = 'put_aside'))::int as put_aside,
               coalesce(sum(a.answered), 0)::int as answered,
               coalesce(sum(a.right_first), 0)::int as right_first
          from enrolment e
          join track t on t.team_id = e.team_id and t.track_id = e.track_id
          left join track_lesson tl on tl.team_id = t.team_id and tl.track_id = t.track_id
          left join lesson l on l.team_id = tl.team_id and l.lesson_id = tl.lesson_id and l.retired_at is null
          left join lesson_progress p on p.team_id = l.team_id and p.user_id = e.user_id and p.lesson_id = l.lesson_id
          left join lateral (
               select count(*) as answered, count(*) filter (where first.is_right) as right_first
                 from (select distinct on (r.question_id) r.is_right
                         from review r
                        where r.team_id = l.team_id and r.user_id = e.user_id and r.lesson_id = l.lesson_id
                        order by r.question_id, r.answered_at, r.id) first
               ) a on true
         where e.team_id = @TeamId and e.user_id = @UserId and e.left_at is null
         group by t.track_id, t.title, e.joined_at
         order by e.joined_at, t.track_id
        """;

    /// <summary>The person's joined tracks in the order they were joined, retired ones included: what was done stays theirs.</summary>
    public async Task<IReadOnlyList<TrackStanding>> ReadStandingsAsync(LearnerKey person, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var standings = await connection.QueryAsync<TrackStanding>(new CommandDefinition(ReadStandingsSql, person, cancellationToken: cancel));
        return standings.AsList();
    }

    private const string ReadDaysSql = """
        select r.answered_on as day
          from review r
         where r.team_id = @TeamId and r.user_id = @UserId and r.answered_on between @From and @To
         union
        select p.served_on
          from lesson_progress p
         where p.team_id = @TeamId and p.user_id = @UserId and p.state = 'done' and p.served_on between @From and @To
         order by day
        """;

    /// <summary>The person's own days, both ends included, on which they answered something or finished that day's lesson.</summary>
    public async Task<IReadOnlyList<DateOnly>> ReadDaysAsync(LearnerKey person, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var days = await connection.QueryAsync<DateOnly>(new CommandDefinition(
            ReadDaysSql, new { person.TeamId, person.UserId, From = from, To = to }, cancellationToken: cancel));
        return days.AsList();
    }

    private const string IsLearnerSql =
        "select exists (select 1 from learner where team_id = @TeamId and user_id = @UserId and stopped_at is null)";

    public async Task<bool> IsLearnerAsync(LearnerKey person, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleAsync<bool>(new CommandDefinition(IsLearnerSql, person, cancellationToken: cancel));
    }

    private const string FindZoneSql = """
        select coalesce((select l.zone from learner l where l.team_id = @TeamId and l.user_id = @UserId),
                        (select p.zone from person p where p.team_id = @TeamId and p.user_id = @UserId))
        """;

    /// <summary>The learner's own zone, else that of their Slack profile; null when neither is one we know.</summary>
    public async Task<string?> FindZoneAsync(LearnerKey person, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var zone = await connection.QuerySingleAsync<string?>(new CommandDefinition(FindZoneSql, person, cancellationToken: cancel));
        return zone is not null && Zones.IsKnown(zone) ? zone : null;
    }
}
