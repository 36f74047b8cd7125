using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Features.Search;

/// <summary>Looks into the lessons of one workspace that are not retired. Reads only.</summary>
internal sealed class SearchStore(NpgsqlDataSource database)
{
    private const string ParseSql =
        "select (websearch_to_tsquery('english', @Words) || websearch_to_tsquery('simple', @Words))::text";

    /// <summary>What to look for, as PostgreSQL writes it; empty when the words have none to look for. No words are wrong: quotes, "or" and a minus mean what they mean to web searches.</summary>
    public async Task<string> ParseAsync(string words, CancellationToken cancel) =>
        (await ReadAsync<string>(ParseSql, new { Words = words }, cancel))[0];

    private const string FindSql = """
        select l.lesson_id, l.title, l.format, l.minutes, l.body, t.title as track_title
          from lesson l
          join track_lesson tl on tl.team_id = l.team_id and tl.lesson_id = l.lesson_id
          join track t on t.team_id = tl.team_id and t.track_id = tl.track_id and t.retired_at is null
         where l.team_id = @TeamId and l.retired_at is null
           and l.search @@ (@Team::tsquery && @Query::tsquery)
         order by ts_rank('{0.1, 0.2, 0.4, 1.0}', l.search, @Query::tsquery, 1) desc, l.lesson_id
         limit @Limit offset @Offset
        """;

    /// <summary>The best first: a word in a title counts ten times one in the text, and long texts count a little less.</summary>
    public Task<IReadOnlyList<HitRow>> FindAsync(string teamId, string query, int limit, int offset, CancellationToken cancel) => ReadAsync<HitRow>(
        FindSql, new { TeamId = teamId, Team = TextQuery.Quoted(teamId), Query = query, Limit = limit, Offset = offset }, cancel);

    private const string CutPassagesSql = """
        select ts_headline('english', p.plain, @Query::tsquery, @Options)
          from unnest(@Plains::text[]) with ordinality as p (plain, place)
         order by p.place
        """;

    /// <summary>Of each text the words around what was found, which stands between <see cref="Hit.Start"/> and <see cref="Hit.Stop"/>; else its beginning.</summary>
    public Task<IReadOnlyList<string>> CutPassagesAsync(string query, IReadOnlyList<string> plains, CancellationToken cancel) => ReadAsync<string>(
        CutPassagesSql,
        new
        {
            Query = query,
            Plains = plains.ToArray(),
            Options = $"StartSel={Hit.Start}, StopSel={Hit.Stop}, MaxWords=22, MinWords=12, ShortWord=0, MaxFragments=2, FragmentDelimiter=\" … \"",
        },
        cancel);

    private const string ReadWordsSql = """
        select distinct w.word
          from lesson l
         cross join lateral (select unnest(tsvector_to_array(to_tsvector('simple', l.title))) as word union all select unnest(l.skills)) w
         where l.team_id = @TeamId and l.retired_at is null and length(w.word) between 3 and 40
         limit 50000
        """;

    /// <summary>The words of all titles and skills.</summary>
    public Task<IReadOnlyList<string>> ReadWordsAsync(string teamId, CancellationToken cancel) => ReadAsync<string>(ReadWordsSql, new { TeamId = teamId }, cancel);

    private const string ReadSql = """
        select l.lesson_id, l.title, l.format, l.skills, l.body, l.link, l.minutes, l.source::text as source, t.track_id, t.title as track_title,
               exists (select from enrolment e where e.team_id = t.team_id and e.track_id = t.track_id and e.user_id = @UserId and e.left_at is null) as joined
          from lesson l
          join track_lesson tl on tl.team_id = l.team_id and tl.lesson_id = l.lesson_id
          join track t on t.team_id = tl.team_id and t.track_id = tl.track_id and t.retired_at is null
         where l.team_id = @TeamId and l.lesson_id = @LessonId and l.retired_at is null
         order by t.position
         limit 1
        """;

    /// <summary>The lesson without its questions; null when the workspace has it no longer.</summary>
    public async Task<ReadableLesson?> ReadAsync(LearnerKey person, string lessonId, CancellationToken cancel) =>
        (await ReadAsync<LessonRow>(ReadSql, new { person.TeamId, person.UserId, LessonId = lessonId }, cancel)) is [var row]
            ? new ReadableLesson(row.Open([]), row.TrackId, row.TrackTitle, row.Joined)
            : null;

    private async Task<IReadOnlyList<T>> ReadAsync<T>(string sql, object parameters, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return (await connection.QueryAsync<T>(new CommandDefinition(sql, parameters, cancellationToken: cancel))).AsList();
    }

    private sealed record LessonRow : StoredLesson
    {
        public required string TrackId { get; init; }
        public required string TrackTitle { get; init; }
        public required bool Joined { get; init; }
    }
}

/// <summary>A lesson to read, and whether its track is one of the reader's.</summary>
internal sealed record ReadableLesson(Lesson Lesson, string TrackId, string TrackTitle, bool Joined);
