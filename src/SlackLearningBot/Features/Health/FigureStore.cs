using Dapper;
using Npgsql;
using SlackLearningBot.Learning.Health;
using SlackLearningBot.Learning.Wording;

namespace SlackLearningBot.Features.Health;

/// <summary>Reads what the answers to a track's questions say of them.</summary>
internal sealed class FigureStore(NpgsqlDataSource database)
{
    private const string ReadTracksSql = "select track_id, title from track where team_id = @TeamId and retired_at is null order by position, track_id";

    public static async Task<IReadOnlyList<TrackName>> ReadTracksAsync(NpgsqlConnection connection, string teamId, CancellationToken cancel) =>
        [.. (await connection.QueryAsync<(string TrackId, string Title)>(new CommandDefinition(ReadTracksSql, new { TeamId = teamId }, cancellationToken: cancel)))
            .Select(row => new TrackName(row.TrackId, row.Title))];

    public async Task<IReadOnlyList<TrackName>> ReadTracksAsync(string teamId, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await ReadTracksAsync(connection, teamId, cancel);
    }

    // How somebody did elsewhere: their first answers to the track's other questions, so that neither practice nor the question itself speaks for it.
    private const string ReadSql = """
        with asked as (
            select q.question_id, q.version, q.ask, q.position, l.lesson_id, l.title, tl.position as lesson_position
              from track_lesson tl
              join lesson l on l.team_id = tl.team_id and l.lesson_id = tl.lesson_id and l.retired_at is null
              join question q on q.team_id = l.team_id and q.lesson_id = l.lesson_id and q.retired_at is null
             where tl.team_id = @TeamId and tl.track_id = @TrackId
        ), answer as (
            select r.user_id, r.question_id, r.question_version, r.is_right, r.seconds, r.answered_at, r.id
              from asked a
              join review r on r.team_id = @TeamId and r.lesson_id = a.lesson_id and r.question_id = a.question_id and r.answered_at < @Until and coalesce(r.counts, true)
        ), first_answer as (
            select distinct on (user_id, question_id) user_id, question_id, is_right from answer order by user_id, question_id, answered_at, id
        ), person as (
            select user_id, count(*) as questions, count(*) filter (where is_right) as rights from first_answer group by user_id
        ), first_of_version as (
            select distinct on (user_id, question_id, question_version) user_id, question_id, question_version, is_right
              from answer
             order by user_id, question_id, question_version, answered_at, id
        ), compared as (
            select v.question_id, v.question_version, v.is_right, (p.rights - f.is_right::int)::double precision / (p.questions - 1) as elsewhere
              from first_of_version v
              join first_answer f on f.user_id = v.user_id and f.question_id = v.question_id
              join person p on p.user_id = v.user_id
             where p.questions > @FewestElsewhere
        ), of_answers as (
            select n.question_id, n.question_version, count(*)::int as answers, (count(*) filter (where n.is_right))::int as rights, count(distinct n.user_id)::int as people,
                   (count(distinct n.user_id) filter (where coalesce(n.answered_at >= t.told_at, true)))::int as people_since,
                   max(t.told_at) as told_at, percentile_cont(0.5) within group (order by n.seconds) as median_seconds
              from answer n
              left join question_told t on t.team_id = @TeamId and t.question_id = n.question_id and t.question_version = n.question_version
             group by n.question_id, n.question_version
        ), of_first as (
            select question_id, question_version, (count(*) filter (where is_right))::int as right_first from first_of_version group by question_id, question_version
        ), of_compared as (
            select question_id, question_version, (count(*) filter (where is_right))::int as known_right, (count(*) filter (where not is_right))::int as known_wrong,
                   avg(elsewhere) filter (where is_right) as mean_of_right, avg(elsewhere) filter (where not is_right) as mean_of_wrong, stddev_pop(elsewhere) as deviation
              from compared
             group by question_id, question_version
        ), of_unclear as (
            select u.question_id, u.question_version, count(*)::int as unclear
              from unclear u
              join asked a on a.question_id = u.question_id
             where u.team_id = @TeamId
             group by u.question_id, u.question_version
        )
        select a.question_id, a.ask, a.title, a.version as current_version, v.version,
               coalesce(o.people, 0) as people, coalesce(o.people_since, 0) as people_since, o.told_at, coalesce(o.answers, 0) as answers, coalesce(o.rights, 0) as rights, coalesce(f.right_first, 0) as right_first, o.median_seconds,
               coalesce(c.known_right, 0) as known_right, coalesce(c.known_wrong, 0) as known_wrong,
               coalesce(c.mean_of_right, 0) as mean_of_right, coalesce(c.mean_of_wrong, 0) as mean_of_wrong, coalesce(c.deviation, 0) as deviation,
               coalesce(u.unclear, 0) as unclear
          from asked a
         cross join lateral (select a.version union select o.question_version from of_answers o where o.question_id = a.question_id) v (version)
          left join of_answers o on o.question_id = a.question_id and o.question_version = v.version
          left join of_first f on f.question_id = a.question_id and f.question_version = v.version
          left join of_compared c on c.question_id = a.question_id and c.question_version = v.version
          left join of_unclear u on u.question_id = a.question_id and u.question_version = v.version
         order by a.lesson_position, a.position, a.question_id, v.version desc
        """;

    /// <summary>The questions of a track that are asked, in its order, with the figures of each of their versions.</summary>
    /// <param name="connection">To read with.</param>
    /// <param name="teamId">The workspace.</param>
    /// <param name="trackId">The track.</param>
    /// <param name="until">Answers before it.</param>
    /// <param name="cancel">Stops the reading.</param>
    public static async Task<IReadOnlyList<FigureRow>> ReadAsync(NpgsqlConnection connection, string teamId, string trackId, DateTimeOffset until, CancellationToken cancel) =>
        (await connection.QueryAsync<FigureRow>(new CommandDefinition(
            ReadSql, new { TeamId = teamId, TrackId = trackId, Until = until, QuestionHealth.FewestElsewhere }, cancellationToken: cancel))).AsList();
}

/// <summary>A question, and how each of its versions fared, the newest first.</summary>
internal sealed record QuestionRecord(string QuestionId, string Ask, string LessonTitle, int Version, IReadOnlyList<VersionFigures> Versions)
{
    /// <param name="rows">Of one track, in its order.</param>
    public static IReadOnlyList<QuestionRecord> Of(IEnumerable<FigureRow> rows) => [.. rows.GroupBy(row => row.QuestionId).Select(rows => new QuestionRecord(
        rows.Key,
        rows.First().Ask,
        rows.First().Title,
        rows.First().CurrentVersion,
        [.. rows.Select(row => new VersionFigures(row.Version, row.Open(), row.ToldAt))]))];

    /// <summary>Of what is asked now.</summary>
    public QuestionFigures Now => Versions.First(one => one.Version == Version).Figures;

    /// <summary>What the figures say, and what was found besides.</summary>
    public IReadOnlyList<HealthReason> Reasons => [.. QuestionHealth.Judge(Now).Union(Found).Order()];

    /// <summary>Found this week.</summary>
    public IReadOnlyList<HealthReason> Found { get; init; } = [];
}

/// <summary>How a version fared.</summary>
/// <param name="Version">Which.</param>
/// <param name="Figures">As they are, or as they were told last.</param>
/// <param name="ToldAt">When they were told last; null for those that are not told.</param>
internal sealed record VersionFigures(int Version, QuestionFigures Figures, DateTimeOffset? ToldAt);
