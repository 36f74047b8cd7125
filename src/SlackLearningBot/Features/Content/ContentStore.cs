using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Content;

/// <summary>
/// The writer of <c>track</c>, <c>lesson</c>, <c>track_lesson</c> and <c>question</c>. Nothing is ever deleted but links: what people learnt refers to it.
/// What did not change is not touched; a lesson that comes back is the same lesson.
/// </summary>
internal sealed class ContentStore(NpgsqlDataSource database)
{
    /// <summary>Makes the imported tracks hold exactly these lessons, in one transaction; imports into one workspace go one after another.</summary>
    public Task<ImportReport> ImportAsync(string teamId, IReadOnlyList<Track> tracks, DateTimeOffset now, CancellationToken cancel) =>
        database.InTransactionAsync(
            async transaction =>
            {
                await LockAsync(transaction, teamId, cancel);
                return (await WriteAsync(transaction, teamId, ContentRows.Of(tracks), now, cancel)).Report;
            },
            cancel);

    /// <summary>Null when the workspace had a track already, also one that another process imported just now.</summary>
    public Task<ImportReport?> ImportIntoEmptyAsync(string teamId, IReadOnlyList<Track> tracks, DateTimeOffset now, CancellationToken cancel) =>
        database.InTransactionAsync(
            async transaction =>
            {
                await LockAsync(transaction, teamId, cancel);
                return await HasTracksAsync(transaction.Connection!, teamId, transaction, cancel)
                    ? null
                    : (await WriteAsync(transaction, teamId, ContentRows.Of(tracks), now, cancel)).Report;
            },
            cancel);

    /// <summary>What publishing would do: it is done and taken back, so that no plan can differ from the deed.</summary>
    public Task<ContentPlan> PlanAsync(string teamId, ContentParcel parcel, DateTimeOffset now, CancellationToken cancel) =>
        database.RehearseAsync(
            async transaction =>
            {
                await LockAsync(transaction, teamId, cancel);
                return await WriteAsync(transaction, teamId, parcel, now, cancel);
            },
            cancel);

    /// <summary>Null, and nothing written, when what the plan with this basis found has changed since.</summary>
    public static async Task<ContentPlan?> PublishAsync(
        NpgsqlTransaction transaction, string teamId, ContentParcel parcel, string basis, DateTimeOffset now, CancellationToken cancel)
    {
        await LockAsync(transaction, teamId, cancel);
        return await ContentBasis.ReadAsync(transaction, teamId, parcel, cancel) == basis
            ? await WriteAsync(transaction, teamId, parcel, now, cancel)
            : null;
    }

    private static async Task<ContentPlan> WriteAsync(
        NpgsqlTransaction transaction, string teamId, ContentParcel parcel, DateTimeOffset now, CancellationToken cancel)
    {
        var basis = await ContentBasis.ReadAsync(transaction, teamId, parcel, cancel);
        var rows = await ContentParts.CompleteAsync(transaction, teamId, ContentRows.Of(parcel.Tracks), parcel.Parts, cancel);
        var moved = await ContentParts.ReadMovedAsync(transaction, teamId, rows, cancel);
        var written = await WriteAsync(transaction, teamId, rows, now, cancel);
        var questions = written.Report.Questions;
        return new ContentPlan(
            written.New, written.Changed, written.Retired, moved, written.Report.Lessons.Unchanged,
            new QuestionChanges(questions.Added, questions.Changed, questions.Retired), basis);
    }

    /// <summary>One lesson without a track; nothing else is touched.</summary>
    public static async Task SaveLooseAsync(NpgsqlTransaction transaction, string teamId, Lesson lesson, DateTimeOffset now, CancellationToken cancel)
    {
        await LockAsync(transaction, teamId, cancel);
        var rows = ContentRows.OfLoose(lesson);
        await SaveLessonsAsync(transaction, teamId, rows, now, cancel);
        await SaveQuestionsAsync(transaction, teamId, rows, now, cancel);
        await RetireQuestionsAsync(transaction, teamId, rows, [], now, cancel);
    }

    public async Task<bool> HasTracksAsync(string teamId, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await HasTracksAsync(connection, teamId, null, cancel);
    }

    private const string HasTracksSql = "select exists (select 1 from track where team_id = @TeamId)";

    private static Task<bool> HasTracksAsync(NpgsqlConnection connection, string teamId, NpgsqlTransaction? transaction, CancellationToken cancel) =>
        connection.QuerySingleAsync<bool>(new CommandDefinition(HasTracksSql, new { TeamId = teamId }, transaction, cancellationToken: cancel));

    private const string LockSql = "select pg_advisory_xact_lock(hashtextextended('content of ' || @TeamId, 0))";

    /// <summary>Until the transaction's end, nothing is imported into the workspace.</summary>
    public static Task<int> LockAsync(NpgsqlTransaction transaction, string teamId, CancellationToken cancel) =>
        RunAsync(transaction, LockSql, new { TeamId = teamId }, cancel);

    private static async Task<WrittenContent> WriteAsync(NpgsqlTransaction transaction, string teamId, ContentRows rows, DateTimeOffset now, CancellationToken cancel)
    {
        var tracks = await SaveTracksAsync(transaction, teamId, rows, cancel);
        var lessons = await SaveLessonsAsync(transaction, teamId, rows, now, cancel);
        var gone = await DeleteLinksAsync(transaction, teamId, rows, cancel);
        await SaveLinksAsync(transaction, teamId, rows, cancel);
        var retiredTracks = await RetireTracksAsync(transaction, teamId, now, cancel);
        var retiredLessons = await RetireLessonsAsync(transaction, teamId, gone, now, cancel);
        var questions = await SaveQuestionsAsync(transaction, teamId, rows, now, cancel);
        var retiredQuestions = await RetireQuestionsAsync(transaction, teamId, rows, gone, now, cancel);

        var imported = rows.Tracks.Select(track => track.TrackId).ToHashSet(StringComparer.Ordinal);
        var kept = rows.Lessons.Select(lesson => lesson.LessonId).ToHashSet(StringComparer.Ordinal);
        var report = new ImportReport(
            Count(tracks, rows.Tracks.Count, retiredTracks),
            Count([.. lessons.Select(lesson => lesson.IsNew)], rows.Lessons.Count, retiredLessons.Count),
            Count(questions, rows.Questions.Count, retiredQuestions),
            [.. gone.Where(link => !imported.Contains(link.TrackId) && kept.Contains(link.LessonId)).Select(link => new MovedLesson(link.LessonId, link.TrackId))]);
        return new WrittenContent(
            report,
            [.. lessons.Where(lesson => lesson.IsNew).Select(lesson => lesson.Title)],
            [.. lessons.Where(lesson => !lesson.IsNew).Select(lesson => lesson.Title)],
            retiredLessons);
    }

    private static Changes Count(IReadOnlyList<bool> written, int all, int retired)
    {
        var added = written.Count(isNew => isNew);
        return new Changes(added, written.Count - added, retired, all - written.Count);
    }

    // In the three upserts xmax is 0 in a row that was inserted, and not in one that was updated; an unchanged row is not returned at all.
    private const string SaveTracksSql = """
        insert into track (team_id, track_id, title, description, skills, position)
        select @TeamId, n.track_id, n.title, n.description, n.skills,
               n.position + (select coalesce(max(t.position), 0) from track t where t.team_id = @TeamId)
          from jsonb_to_recordset(@Tracks::jsonb) as n (track_id text, title text, description text, skills text[], position integer)
            on conflict (team_id, track_id) do update
           set title = excluded.title, description = excluded.description, skills = excluded.skills, retired_at = null
         where (track.title, track.description, track.skills) is distinct from (excluded.title, excluded.description, excluded.skills)
            or track.retired_at is not null
        returning (xmax = 0) as is_new
        """;

    private static Task<IReadOnlyList<bool>> SaveTracksAsync(NpgsqlTransaction transaction, string teamId, ContentRows rows, CancellationToken cancel) =>
        ReadAsync<bool>(transaction, SaveTracksSql, new { TeamId = teamId, Tracks = ContentJson.Write(rows.Tracks) }, cancel);

    private const string SaveLessonsSql = """
        insert into lesson (team_id, lesson_id, version, hash, title, format, skills, body, link, minutes, source, owner, review_by, imported_at)
        select @TeamId, n.lesson_id, 1, n.hash, n.title, n.format, n.skills, n.body, n.link, n.minutes, n.source, n.owner, n.review_by, @Now
          from jsonb_to_recordset(@Lessons::jsonb) as n (
               lesson_id text, hash text, title text, format text, skills text[], body text, link text, minutes integer, source jsonb, owner text, review_by date)
            on conflict (team_id, lesson_id) do update
           set version = lesson.version + (lesson.hash <> excluded.hash)::int, hash = excluded.hash, title = excluded.title, format = excluded.format,
               skills = excluded.skills, body = excluded.body, link = excluded.link, minutes = excluded.minutes, source = excluded.source,
               owner = excluded.owner, review_by = excluded.review_by, imported_at = excluded.imported_at, retired_at = null
         where lesson.hash <> excluded.hash or lesson.retired_at is not null
        returning (xmax = 0) as is_new, title
        """;

    private static Task<IReadOnlyList<SavedLesson>> SaveLessonsAsync(
        NpgsqlTransaction transaction, string teamId, ContentRows rows, DateTimeOffset now, CancellationToken cancel) =>
        ReadAsync<SavedLesson>(transaction, SaveLessonsSql, new { TeamId = teamId, Lessons = ContentJson.Write(rows.Lessons), Now = now }, cancel);

    // Of an imported track what it no longer holds, and of any other track what an imported one holds now: a lesson stands in one place.
    private const string DeleteLinksSql = """
        with new as (
            select n.track_id, n.lesson_id
              from jsonb_to_recordset(@Links::jsonb) as n (track_id text, lesson_id text)
        )
        delete from track_lesson old
         where old.team_id = @TeamId
           and (old.track_id in (select new.track_id from new) or old.lesson_id in (select new.lesson_id from new))
           and not exists (select 1 from new where new.track_id = old.track_id and new.lesson_id = old.lesson_id)
        returning old.track_id, old.lesson_id, old.position
        """;

    private static Task<IReadOnlyList<LinkRow>> DeleteLinksAsync(NpgsqlTransaction transaction, string teamId, ContentRows rows, CancellationToken cancel) =>
        ReadAsync<LinkRow>(transaction, DeleteLinksSql, new { TeamId = teamId, Links = ContentJson.Write(rows.Links) }, cancel);

    private const string SaveLinksSql = """
        insert into track_lesson (team_id, track_id, lesson_id, position)
        select @TeamId, n.track_id, n.lesson_id, n.position
          from jsonb_to_recordset(@Links::jsonb) as n (track_id text, lesson_id text, position integer)
            on conflict (team_id, track_id, lesson_id) do update set position = excluded.position
         where track_lesson.position <> excluded.position
        """;

    private static Task<int> SaveLinksAsync(NpgsqlTransaction transaction, string teamId, ContentRows rows, CancellationToken cancel) =>
        RunAsync(transaction, SaveLinksSql, new { TeamId = teamId, Links = ContentJson.Write(rows.Links) }, cancel);

    private const string RetireTracksSql = """
        update track t
           set retired_at = @Now
         where t.team_id = @TeamId and t.retired_at is null
           and not exists (select 1 from track_lesson tl where tl.team_id = t.team_id and tl.track_id = t.track_id)
        """;

    private static Task<int> RetireTracksAsync(NpgsqlTransaction transaction, string teamId, DateTimeOffset now, CancellationToken cancel) =>
        RunAsync(transaction, RetireTracksSql, new { TeamId = teamId, Now = now }, cancel);

    private const string RetireLessonsSql = """
        update lesson l
           set retired_at = @Now
         where l.team_id = @TeamId and l.lesson_id = any(@LessonIds::text[]) and l.retired_at is null
           and not exists (select 1 from track_lesson tl where tl.team_id = l.team_id and tl.lesson_id = l.lesson_id)
        returning l.title
        """;

    private static Task<IReadOnlyList<string>> RetireLessonsAsync(
        NpgsqlTransaction transaction, string teamId, IReadOnlyList<LinkRow> gone, DateTimeOffset now, CancellationToken cancel) =>
        ReadAsync<string>(transaction, RetireLessonsSql, new { TeamId = teamId, LessonIds = gone.Select(link => link.LessonId).ToArray(), Now = now }, cancel);

    private const string SaveQuestionsSql = """
        insert into question (team_id, question_id, lesson_id, version, position, type, ask, options, detail, added_at)
        select @TeamId, n.question_id, n.lesson_id, 1, n.position, n.type, n.ask, n.options, n.detail, @Now
          from jsonb_to_recordset(@Questions::jsonb) as n (question_id text, lesson_id text, position integer, type text, ask text, options jsonb, detail jsonb)
            on conflict (team_id, question_id) do update
           set version = question.version
                       + ((question.type, question.ask, question.options, question.detail)
                          is distinct from (excluded.type, excluded.ask, excluded.options, excluded.detail))::int,
               lesson_id = excluded.lesson_id, position = excluded.position, type = excluded.type, ask = excluded.ask, options = excluded.options,
               detail = excluded.detail,
               added_at = case when question.retired_at is null and question.lesson_id = excluded.lesson_id then question.added_at else excluded.added_at end,
               retired_at = null
         where (question.lesson_id, question.position, question.type, question.ask, question.options, question.detail)
               is distinct from (excluded.lesson_id, excluded.position, excluded.type, excluded.ask, excluded.options, excluded.detail)
            or question.retired_at is not null
        returning (xmax = 0) as is_new
        """;

    private static Task<IReadOnlyList<bool>> SaveQuestionsAsync(
        NpgsqlTransaction transaction, string teamId, ContentRows rows, DateTimeOffset now, CancellationToken cancel) =>
        ReadAsync<bool>(transaction, SaveQuestionsSql, new { TeamId = teamId, Questions = ContentJson.Write(rows.Questions), Now = now }, cancel);

    private const string RetireQuestionsSql = """
        update question q
           set retired_at = @Now
          from lesson l
         where q.team_id = @TeamId and q.retired_at is null and l.team_id = q.team_id and l.lesson_id = q.lesson_id
           and (q.lesson_id = any(@LessonIds::text[]) or (q.lesson_id = any(@GoneIds::text[]) and l.retired_at is not null))
           and q.question_id <> all(@QuestionIds::text[])
        """;

    private static Task<int> RetireQuestionsAsync(
        NpgsqlTransaction transaction, string teamId, ContentRows rows, IReadOnlyList<LinkRow> gone, DateTimeOffset now, CancellationToken cancel) =>
        RunAsync(transaction, RetireQuestionsSql, new
        {
            TeamId = teamId,
            LessonIds = rows.Lessons.Select(lesson => lesson.LessonId).ToArray(),
            GoneIds = gone.Select(link => link.LessonId).ToArray(),
            QuestionIds = rows.Questions.Select(question => question.QuestionId).ToArray(),
            Now = now,
        }, cancel);

    private static async Task<IReadOnlyList<T>> ReadAsync<T>(NpgsqlTransaction transaction, string sql, object parameters, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<T>(new CommandDefinition(sql, parameters, transaction, cancellationToken: cancel))).AsList();

    private static Task<int> RunAsync(NpgsqlTransaction transaction, string sql, object parameters, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(sql, parameters, transaction, cancellationToken: cancel));
}

/// <summary>A lesson that was written: new, or changed.</summary>
internal sealed record SavedLesson(bool IsNew, string Title);
