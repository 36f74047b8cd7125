using Dapper;
using Npgsql;

namespace SlackLearningBot.Features.Memory;

/// <summary>All writing on <c>memory_fit</c>, <c>memory_pass</c> and <c>question_offset</c>.</summary>
internal sealed class FitStore(Models models)
{
    private const string FindCurrentSql = """
        select fit, parameters
          from memory_fit
         where team_id = @TeamId and kept
         order by fit desc
         limit 1
        """;

    /// <summary>The numbers in use.</summary>
    public async Task<Fit> FindCurrentAsync(NpgsqlTransaction transaction, string teamId, CancellationToken cancel)
    {
        var row = await transaction.Connection!.QuerySingleOrDefaultAsync<(int Fit, double[]? Parameters)>(new CommandDefinition(
            FindCurrentSql, new { TeamId = teamId }, transaction, cancellationToken: cancel));
        return models.Of(teamId, row.Fit, row.Parameters);
    }

    private const string AddSql = """
        insert into memory_fit (team_id, fit, parameters, reviews, log_loss, log_loss_before, kept, fitted_at)
        select @TeamId, coalesce(max(f.fit), 0) + 1, @Parameters, @Reviews, @LogLoss, @LogLossBefore, @Kept, @Now
          from memory_fit f
         where f.team_id = @TeamId
        """;

    /// <summary>Notes a fit, whether it is better and so in use from now on, or not.</summary>
    public static Task AddAsync(NpgsqlTransaction transaction, string teamId, TriedFit tried, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(AddSql, new
        {
            TeamId = teamId,
            tried.Parameters,
            tried.Reviews,
            tried.LogLoss,
            tried.LogLossBefore,
            tried.Kept,
            Now = now,
        }, transaction, cancellationToken: cancel));

    private const string ForgetSql = "delete from memory_fit where team_id = @TeamId and not kept and fitted_at < @Before";

    /// <summary>What was no better is kept for a while, for those who look.</summary>
    public static Task ForgetAsync(NpgsqlTransaction transaction, string teamId, DateTimeOffset before, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(ForgetSql, new { TeamId = teamId, Before = before }, transaction, cancellationToken: cancel));

    private const string SavePassSql = """
        insert into memory_pass (team_id, built_fit, noted_until)
        values (@TeamId, @Fit, @NotedUntil)
            on conflict (team_id) do update set built_fit = excluded.built_fit, noted_until = excluded.noted_until
         where memory_pass.noted_until = @Since and memory_pass.built_fit = @SinceFit
        """;

    /// <summary>False when another pass ended meanwhile: what this one summed up would be summed up twice.</summary>
    /// <param name="transaction">Holds the lock on the workspace's memories.</param>
    /// <param name="teamId">The workspace.</param>
    /// <param name="pass">How far it is now.</param>
    /// <param name="since">How far it was when the pass began; null when there was none.</param>
    /// <param name="cancel">Stops the writing.</param>
    public static async Task<bool> SavePassAsync(NpgsqlTransaction transaction, string teamId, MemoryPass pass, MemoryPass? since, CancellationToken cancel) =>
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(SavePassSql, new
        {
            TeamId = teamId,
            Fit = pass.BuiltFit,
            pass.NotedUntil,
            Since = since?.NotedUntil,
            SinceFit = since?.BuiltFit,
        }, transaction, cancellationToken: cancel)) == 1;

    private const string FindPassSql = "select built_fit, noted_until from memory_pass where team_id = @TeamId";

    public static Task<MemoryPass?> FindPassAsync(NpgsqlTransaction transaction, string teamId, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<MemoryPass>(new CommandDefinition(FindPassSql, new { TeamId = teamId }, transaction, cancellationToken: cancel));

    private const string DeleteOffsetsSql = "delete from question_offset where team_id = @TeamId";

    private const string AddOffsetsSql = """
        insert into question_offset (team_id, question_id, answers, surprise, doubt)
        select @TeamId, n.question_id, n.answers, n.surprise, n.doubt
          from unnest(@QuestionIds::text[], @Answers::int[], @Surprises::double precision[], @Doubts::double precision[]) as n (question_id, answers, surprise, doubt)
         order by n.question_id
            on conflict (team_id, question_id) do update
           set answers = question_offset.answers + excluded.answers, surprise = question_offset.surprise + excluded.surprise, doubt = question_offset.doubt + excluded.doubt
        """;

    /// <summary>Adds what a pass found, to what is there or in its place.</summary>
    public static async Task SaveAsync(NpgsqlTransaction transaction, string teamId, QuestionOffsets offsets, bool inItsPlace, CancellationToken cancel)
    {
        if (inItsPlace)
        {
            await transaction.Connection!.ExecuteAsync(new CommandDefinition(DeleteOffsetsSql, new { TeamId = teamId }, transaction, cancellationToken: cancel));
        }

        var all = offsets.All.ToList();
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(AddOffsetsSql, new
        {
            TeamId = teamId,
            QuestionIds = all.Select(one => one.Key).ToArray(),
            Answers = all.Select(one => one.Value.Answers).ToArray(),
            Surprises = all.Select(one => one.Value.Surprise).ToArray(),
            Doubts = all.Select(one => one.Value.Doubt).ToArray(),
        }, transaction, cancellationToken: cancel));
    }
}

/// <summary>How far the memories of a workspace are.</summary>
/// <param name="BuiltFit">All were made with this fit once.</param>
/// <param name="NotedUntil">Answers up to here are in the questions' offsets.</param>
internal sealed record MemoryPass(int BuiltFit, DateTimeOffset NotedUntil);

/// <summary>Numbers that were found in a workspace's answers.</summary>
/// <param name="Parameters">The 21 of them.</param>
/// <param name="Reviews">That were there to learn from.</param>
/// <param name="LogLoss">On the newest quarter.</param>
/// <param name="LogLossBefore">With the numbers in use.</param>
/// <param name="Kept">They are in use from now on.</param>
internal sealed record TriedFit(double[] Parameters, int Reviews, double LogLoss, double LogLossBefore, bool Kept);
