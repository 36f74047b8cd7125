using Dapper;
using Npgsql;

namespace SlackLearningBot.Features.Content;

/// <summary>Tracks of which only some lessons are given: what they hold already stays where it is, and the new comes last.</summary>
internal static class ContentParts
{
    private const string ReadTracksSql =
        "select track_id, title, description, skills, position from track where team_id = @TeamId and track_id = any(@TrackIds)";

    private const string ReadLinksSql =
        "select track_id, lesson_id, position from track_lesson where team_id = @TeamId and track_id = any(@TrackIds) order by track_id, position";

    /// <summary>The rows with what such tracks have: their words, and their other lessons.</summary>
    public static async Task<ContentRows> CompleteAsync(
        NpgsqlTransaction transaction, string teamId, ContentRows rows, IReadOnlySet<string> parts, CancellationToken cancel)
    {
        if (parts.Count == 0)
        {
            return rows;
        }

        var ids = new { TeamId = teamId, TrackIds = parts.ToArray() };
        var tracks = (await transaction.Connection!.QueryAsync<PartTrack>(new CommandDefinition(ReadTracksSql, ids, transaction, cancellationToken: cancel)))
            .ToDictionary(track => track.TrackId, StringComparer.Ordinal);
        var links = (await transaction.Connection!.QueryAsync<LinkRow>(new CommandDefinition(ReadLinksSql, ids, transaction, cancellationToken: cancel))).ToLookup(link => link.TrackId);
        return rows with
        {
            Tracks = [.. rows.Tracks.Select(row => parts.Contains(row.TrackId) && tracks.GetValueOrDefault(row.TrackId) is { } known
                ? row with { Title = known.Title, Description = known.Description, Skills = known.Skills }
                : row)],
            Links = [.. rows.Links.GroupBy(link => link.TrackId).SelectMany(track => parts.Contains(track.Key) ? Merge(track, links[track.Key], rows.Links) : track)],
        };
    }

    private static IEnumerable<LinkRow> Merge(IGrouping<string, LinkRow> given, IEnumerable<LinkRow> there, IReadOnlyList<LinkRow> all)
    {
        var elsewhere = all.Where(link => link.TrackId != given.Key).Select(link => link.LessonId).ToHashSet(StringComparer.Ordinal);
        return there.Select(link => link.LessonId).Where(id => !elsewhere.Contains(id))
            .Concat(given.Select(link => link.LessonId))
            .Distinct(StringComparer.Ordinal)
            .Select((lesson, at) => new LinkRow(given.Key, lesson, at + 1));
    }

    private const string ReadMovedSql = """
        select format('“%s” from “%s”', l.title, t.title)
          from jsonb_to_recordset(@Links::jsonb) as n (track_id text, lesson_id text)
          join track_lesson tl on tl.team_id = @TeamId and tl.lesson_id = n.lesson_id and tl.track_id <> n.track_id
          join lesson l on l.team_id = tl.team_id and l.lesson_id = tl.lesson_id
          join track t on t.team_id = tl.team_id and t.track_id = tl.track_id
         union all
        select format('the question “%s” from “%s”', q.question_id, l.title)
          from jsonb_to_recordset(@Questions::jsonb) as n (question_id text, lesson_id text)
          join question q on q.team_id = @TeamId and q.question_id = n.question_id and q.lesson_id <> n.lesson_id and q.retired_at is null
          join lesson l on l.team_id = q.team_id and l.lesson_id = q.lesson_id
        """;

    /// <summary>Lessons of other tracks and questions of other lessons whose ids are used here, so that they are taken from there.</summary>
    public static async Task<IReadOnlyList<string>> ReadMovedAsync(NpgsqlTransaction transaction, string teamId, ContentRows rows, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<string>(new CommandDefinition(
            ReadMovedSql, new { TeamId = teamId, Links = ContentJson.Write(rows.Links), Questions = ContentJson.Write(rows.Questions) }, transaction, cancellationToken: cancel))).AsList();

    private sealed record PartTrack(string TrackId, string Title, string Description, string[] Skills, int Position);
}
