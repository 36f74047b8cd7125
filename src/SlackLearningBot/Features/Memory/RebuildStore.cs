using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Memory;

namespace SlackLearningBot.Features.Memory;

/// <summary>Reads the log of many learners at once, and writes their memories and offsets by one statement each.</summary>
internal static class RebuildStore
{
    private const string FindLearnersSql = """
        select user_id
          from ((select distinct user_id from review where team_id = @TeamId and user_id > @After order by user_id limit @Most)
                union
                (select distinct user_id from memory where team_id = @TeamId and user_id > @After order by user_id limit @Most)) everybody
         order by user_id
         limit @Most
        """;

    /// <summary>The next people with answers or memories, in the order of their ids.</summary>
    public static async Task<IReadOnlyList<string>> FindLearnersAsync(NpgsqlTransaction transaction, string teamId, string after, int most, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<string>(new CommandDefinition(
            FindLearnersSql, new { TeamId = teamId, After = after, Most = most }, transaction, cancellationToken: cancel))).AsList();

    // Answers take the same lock, shared. Who answers meanwhile waits: what they answer is then made of the new numbers.
    private const string LockSql = "select pg_advisory_xact_lock(hashtextextended('memories of ' || @TeamId, 0))";

    /// <summary>No memory of the workspace changes until the transaction ends.</summary>
    public static Task LockAsync(NpgsqlTransaction transaction, string teamId, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(LockSql, new { TeamId = teamId }, transaction, cancellationToken: cancel));

    private const string LockLearnerSql = """
        select pg_advisory_xact_lock_shared(hashtextextended('memories of ' || @TeamId, 0)), pg_advisory_xact_lock(hashtextextended('offset of ' || @TeamId || ' ' || @UserId, 0))
        """;

    /// <summary>No memory of this learner changes until the transaction ends; those of others do.</summary>
    public static Task LockLearnerAsync(NpgsqlTransaction transaction, LearnerKey learner, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(LockLearnerSql, learner, transaction, cancellationToken: cancel));

    private const string ReadReviewsSql = """
        select r.user_id, r.question_id, r.answered_at, coalesce(r.learning_on, r.answered_on) as learned_on,
               case when r.grade = 3 and g.review_id is not null then 2 else r.grade end::smallint as grade, r.counts
          from review r
          left join guess g on g.team_id = r.team_id and g.review_id = r.id
         where r.team_id = @TeamId and r.user_id = any(@UserIds)
         order by r.user_id, r.answered_at, r.id
        """;

    /// <summary>All answers of these people, each person's in the order of time.</summary>
    public static async Task<ILookup<string, ReviewRow>> ReadReviewsAsync(NpgsqlTransaction transaction, string teamId, string[] userIds, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<ReviewRow>(new CommandDefinition(
            ReadReviewsSql, new { TeamId = teamId, UserIds = userIds }, transaction, cancellationToken: cancel))).ToLookup(row => row.UserId);

    private const string ReadMemoriesSql = """
        select user_id, question_id, stability, difficulty, last_on, answers, due_on, model_version, fit
          from memory
         where team_id = @TeamId and user_id = any(@UserIds)
        """;

    /// <summary>The memories as they stand.</summary>
    public static async Task<IReadOnlyDictionary<(string UserId, string QuestionId), StoredMemory>> ReadMemoriesAsync(
        NpgsqlTransaction transaction, string teamId, string[] userIds, CancellationToken cancel)
    {
        var rows = await transaction.Connection!.QueryAsync<MemoryRow>(new CommandDefinition(
            ReadMemoriesSql, new { TeamId = teamId, UserIds = userIds }, transaction, cancellationToken: cancel));
        return rows.ToDictionary(row => (row.UserId, row.QuestionId), row => row.Open());
    }

    private const string DeleteSql = """
        delete from memory m
         using unnest(@UserIds::text[], @QuestionIds::text[]) as gone (user_id, question_id)
         where m.team_id = @TeamId and m.user_id = gone.user_id and m.question_id = gone.question_id
        """;

    public static Task DeleteAsync(NpgsqlTransaction transaction, string teamId, IReadOnlyList<(string UserId, string QuestionId)> gone, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(DeleteSql, new
        {
            TeamId = teamId,
            UserIds = gone.Select(one => one.UserId).ToArray(),
            QuestionIds = gone.Select(one => one.QuestionId).ToArray(),
        }, transaction, cancellationToken: cancel));

    private const string SaveSql = """
        insert into memory (team_id, user_id, question_id, stability, difficulty, last_on, answers, due_on, model_version, fit)
        select @TeamId, n.user_id, n.question_id, n.stability, n.difficulty, n.last_on, n.answers, n.due_on, n.model_version, @Fit
          from unnest(@UserIds::text[], @QuestionIds::text[], @Stabilities::double precision[], @Difficulties::double precision[], @LastOns::date[],
                      @Answers::int[], @DueOns::date[], @ModelVersions::smallint[])
               as n (user_id, question_id, stability, difficulty, last_on, answers, due_on, model_version)
            on conflict (team_id, user_id, question_id) do update
           set stability = excluded.stability, difficulty = excluded.difficulty, last_on = excluded.last_on, answers = excluded.answers,
               due_on = excluded.due_on, model_version = excluded.model_version, fit = excluded.fit
        """;

    public static Task SaveAsync(
        NpgsqlTransaction transaction, string teamId, int fit, IReadOnlyList<(string UserId, string QuestionId, StoredMemory Memory)> made, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(SaveSql, new
        {
            TeamId = teamId,
            Fit = fit,
            UserIds = made.Select(one => one.UserId).ToArray(),
            QuestionIds = made.Select(one => one.QuestionId).ToArray(),
            Stabilities = made.Select(one => one.Memory.Trace.State.Stability).ToArray(),
            Difficulties = made.Select(one => one.Memory.Trace.State.Difficulty).ToArray(),
            LastOns = made.Select(one => one.Memory.Trace.LastOn).ToArray(),
            Answers = made.Select(one => one.Memory.Answers).ToArray(),
            DueOns = made.Select(one => one.Memory.DueOn).ToArray(),
            ModelVersions = made.Select(one => (short)one.Memory.Trace.State.ModelVersion).ToArray(),
        }, transaction, cancellationToken: cancel));

    private const string SaveOffsetsSql = """
        insert into learner_offset (team_id, user_id, value, answers)
        select @TeamId, n.user_id, n.value, n.answers
          from unnest(@UserIds::text[], @Values::double precision[], @Answers::int[]) as n (user_id, value, answers)
            on conflict (team_id, user_id) do update set value = excluded.value, answers = excluded.answers
        """;

    public static Task SaveOffsetsAsync(
        NpgsqlTransaction transaction, string teamId, IReadOnlyList<(string UserId, LearnerOffset Offset)> offsets, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(SaveOffsetsSql, new
        {
            TeamId = teamId,
            UserIds = offsets.Select(one => one.UserId).ToArray(),
            Values = offsets.Select(one => one.Offset.Value).ToArray(),
            Answers = offsets.Select(one => one.Offset.Answers).ToArray(),
        }, transaction, cancellationToken: cancel));

    private sealed record MemoryRow
    {
        public required string UserId { get; init; }
        public required string QuestionId { get; init; }
        public required double Stability { get; init; }
        public required double Difficulty { get; init; }
        public required DateOnly LastOn { get; init; }
        public required int Answers { get; init; }
        public required DateOnly DueOn { get; init; }
        public required short ModelVersion { get; init; }
        public required int Fit { get; init; }

        public StoredMemory Open() => new(new MemoryTrace(new MemoryState(Stability, Difficulty, ModelVersion), LastOn), Answers, DueOn, Fit);
    }
}
