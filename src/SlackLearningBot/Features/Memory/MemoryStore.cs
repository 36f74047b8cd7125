using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Memory;
using SlackLearningBot.Learning.Memory.Schedule;

namespace SlackLearningBot.Features.Memory;

/// <summary>Reads what makes a memory, and writes <c>memory</c> and <c>learner_offset</c>.</summary>
internal sealed class MemoryStore(Models models)
{
    /// <summary>The learning days of people who are no learners: Monday to Friday.</summary>
    private const short Workdays = 31;

    // The learner's own word on how well things are kept goes before that of the track, and that before the workspace's.
    private const string RecallSql = """
        select pg_advisory_xact_lock_shared(hashtextextended('memories of ' || @TeamId, 0)), pg_advisory_xact_lock(hashtextextended('offset of ' || @TeamId || ' ' || @UserId, 0));
        select coalesce(f.fit, 0) as fit, f.parameters, coalesce(o.value, 0) as offset_value, coalesce(o.answers, 0) as offset_answers,
               coalesce(own.retention, of_track.retention, of_all.retention, @Usual) as retention,
               least(own.questions_a_day, of_all.questions_a_day, @ADay) as questions_a_day,
               (select count(*) from memory m where m.team_id = @TeamId and m.user_id = @UserId)::int as items,
               coalesce(l.days, @Workdays) as days,
               k.stability, k.difficulty, k.last_on, k.answers, k.due_on, k.fit as fit_before, k.model_version
          from (values (1)) as one (row)
          left join lateral (select fit, parameters from memory_fit where team_id = @TeamId and kept order by fit desc limit 1) f on true
          left join learner_offset o on o.team_id = @TeamId and o.user_id = @UserId
          left join learner l on l.team_id = @TeamId and l.user_id = @UserId
          left join memory k on k.team_id = @TeamId and k.user_id = @UserId and k.question_id = @QuestionId
          left join memory_wish own on own.team_id = @TeamId and own.scope = 'person' and own.about = @UserId
          left join memory_wish of_all on of_all.team_id = @TeamId and of_all.scope = 'workspace' and of_all.about = ''
          left join lateral (
               select max(w.retention) as retention
                 from question q
                 join track_lesson tl on tl.team_id = q.team_id and tl.lesson_id = q.lesson_id
                 join enrolment e on e.team_id = tl.team_id and e.user_id = @UserId and e.track_id = tl.track_id and e.left_at is null
                 join memory_wish w on w.team_id = tl.team_id and w.scope = 'track' and w.about = tl.track_id
                where q.team_id = @TeamId and q.question_id = @QuestionId) of_track on true
        """;

    /// <summary>Waits while all memories of the workspace are made anew: then with the numbers they are made of.</summary>
    public async Task<Recollection> RecallAsync(NpgsqlTransaction transaction, LearnerKey learner, string questionId, CancellationToken cancel)
    {
        await using var read = await transaction.Connection!.QueryMultipleAsync(new CommandDefinition(
            RecallSql, new { learner.TeamId, learner.UserId, QuestionId = questionId, AskingWish.Usual, QuestionBudget.ADay, Workdays }, transaction, cancellationToken: cancel));
        await read.ReadAsync();
        var row = await read.ReadSingleAsync<Row>();
        return new Recollection
        {
            Fit = models.Of(learner.TeamId, row.Fit, row.Parameters),
            Offset = new LearnerOffset(row.OffsetValue, row.OffsetAnswers),
            Retention = Math.Round(row.Retention, 4), // a real has seven digits, and a wish two
            QuestionsADay = row.QuestionsADay,
            Items = row.Items + (row.LastOn is null ? 1 : 0),
            Days = (LearningDays)row.Days,
            Before = row.LastOn is not { } last
                ? null
                : new StoredMemory(new MemoryTrace(new MemoryState(row.Stability, row.Difficulty, row.ModelVersion), last), row.Answers, row.DueOn!.Value, row.FitBefore),
        };
    }

    private const string ReadReviewsSql = """
        select coalesce(r.learning_on, r.answered_on) as learned_on, case when r.grade = 3 and g.review_id is not null then 2 else r.grade end::smallint as grade, r.counts
          from review r
          left join guess g on g.team_id = r.team_id and g.review_id = r.id
         where r.team_id = @TeamId and r.user_id = @UserId and r.question_id = @QuestionId
         order by r.answered_at, r.id
        """;

    /// <summary>All answers of a learner to a question, in the order of time.</summary>
    public static async Task<IReadOnlyList<LoggedReview>> ReadReviewsAsync(
        NpgsqlTransaction transaction, LearnerKey learner, string questionId, CancellationToken cancel)
    {
        var rows = await transaction.Connection!.QueryAsync<ReviewRow>(new CommandDefinition(
            ReadReviewsSql, new { learner.TeamId, learner.UserId, QuestionId = questionId }, transaction, cancellationToken: cancel));
        var reviews = new List<LoggedReview>();
        DateOnly? last = null;
        foreach (var row in rows)
        {
            var review = row.Logged(last);
            reviews.Add(review);
            last = review.Counts ? review.On : last;
        }

        return reviews;
    }

    private const string ReadLoadSql = """
        select due_on, count(*)::int as questions
          from memory
         where team_id = @TeamId and user_id = @UserId and due_on > @After and question_id <> @QuestionId
         group by due_on
        """;

    /// <summary>How many other questions are due on each later day.</summary>
    public static async Task<IReadOnlyDictionary<DateOnly, int>> ReadLoadAsync(
        NpgsqlTransaction transaction, LearnerKey learner, string questionId, DateOnly after, CancellationToken cancel)
    {
        var rows = await transaction.Connection!.QueryAsync<(DateOnly DueOn, int Questions)>(new CommandDefinition(
            ReadLoadSql, new { learner.TeamId, learner.UserId, QuestionId = questionId, After = after }, transaction, cancellationToken: cancel));
        return rows.ToDictionary(row => row.DueOn, row => row.Questions);
    }

    private const string SaveSql = """
        insert into memory (team_id, user_id, question_id, stability, difficulty, last_on, answers, due_on, model_version, fit)
        values (@TeamId, @UserId, @QuestionId, @Stability, @Difficulty, @LastOn, @Answers, @DueOn, @ModelVersion, @Fit)
            on conflict (team_id, user_id, question_id) do update
           set stability = excluded.stability, difficulty = excluded.difficulty, last_on = excluded.last_on, answers = excluded.answers,
               due_on = excluded.due_on, model_version = excluded.model_version, fit = excluded.fit
        """;

    public static Task SaveAsync(NpgsqlTransaction transaction, LearnerKey learner, string questionId, StoredMemory memory, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            SaveSql,
            new
            {
                learner.TeamId,
                learner.UserId,
                QuestionId = questionId,
                memory.Trace.State.Stability,
                memory.Trace.State.Difficulty,
                memory.Trace.LastOn,
                memory.Answers,
                memory.DueOn,
                ModelVersion = (short)memory.Trace.State.ModelVersion,
                memory.Fit,
            },
            transaction,
            cancellationToken: cancel));

    private const string SaveOffsetSql = """
        insert into learner_offset (team_id, user_id, value, answers)
        values (@TeamId, @UserId, @Value, @Answers)
            on conflict (team_id, user_id) do update set value = excluded.value, answers = excluded.answers
        """;

    public static Task SaveAsync(NpgsqlTransaction transaction, LearnerKey learner, LearnerOffset offset, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            SaveOffsetSql, new { learner.TeamId, learner.UserId, offset.Value, offset.Answers }, transaction, cancellationToken: cancel));

    private sealed record Row
    {
        public required int Fit { get; init; }
        public double[]? Parameters { get; init; }
        public required double OffsetValue { get; init; }
        public required int OffsetAnswers { get; init; }
        public required double Retention { get; init; }
        public required int QuestionsADay { get; init; }
        public required int Items { get; init; }
        public required short Days { get; init; }
        public double Stability { get; init; }
        public double Difficulty { get; init; }
        public DateOnly? LastOn { get; init; }
        public int Answers { get; init; }
        public DateOnly? DueOn { get; init; }
        public int FitBefore { get; init; }
        public short ModelVersion { get; init; }
    }
}
