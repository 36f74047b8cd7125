using System.Text.Json;
using Dapper;
using Npgsql;

namespace SlackLearningBot.Features.MentorRounds;

/// <summary>All writing on <c>mentor_round</c>.</summary>
internal static class RoundStore
{
    private const string AddSql = """
        insert into mentor_round (team_id, round_id, author_id, name, kind, wishes_until, begins_at, ends_on, across_teams, levels_above, same_language, audience, created_at)
        values (@TeamId, @RoundId, @AuthorId, @Name, @Kind, @WishesUntil, @BeginsAt, @EndsOn, @AcrossTeams, @LevelsAbove, @SameLanguage, @Audience::jsonb, @CreatedAt)
            on conflict (team_id) where state not in ('begun', 'cancelled') do nothing
        """;

    /// <summary>False when another round of the workspace is under way.</summary>
    public static async Task<bool> AddAsync(NpgsqlTransaction transaction, MentorRound round, CancellationToken cancel) =>
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(AddSql, round, transaction, cancellationToken: cancel)) == 1;

    private const string LockSql = """
        select team_id, round_id, author_id, name, kind, wishes_until, begins_at, ends_on, across_teams, levels_above, same_language, audience::text as audience, state, walking,
               version, figures::text as figures, created_at
          from mentor_round
         where team_id = @TeamId and round_id = @RoundId
           for no key update
        """;

    /// <summary>Kept from other changes until the transaction ends; null when it is not there.</summary>
    public static Task<MentorRound?> LockAsync(NpgsqlTransaction transaction, string teamId, Guid round, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<MentorRound>(new CommandDefinition(
            LockSql, new { TeamId = teamId, RoundId = round }, transaction, cancellationToken: cancel));

    private const string FindSql = """
        select team_id, round_id, author_id, name, kind, wishes_until, begins_at, ends_on, across_teams, levels_above, same_language, audience::text as audience, state, walking,
               version, figures::text as figures, created_at
          from mentor_round
         where team_id = @TeamId and round_id = @RoundId
        """;

    public static Task<MentorRound?> FindAsync(NpgsqlTransaction transaction, string teamId, Guid round, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<MentorRound>(new CommandDefinition(
            FindSql, new { TeamId = teamId, RoundId = round }, transaction, cancellationToken: cancel));

    private const string FindOpenSql = """
        select team_id, round_id, author_id, name, kind, wishes_until, begins_at, ends_on, across_teams, levels_above, same_language, audience::text as audience, state, walking,
               version, figures::text as figures, created_at
          from mentor_round
         where team_id = @TeamId and state not in ('begun', 'cancelled')
        """;

    /// <summary>The one that is under way.</summary>
    public static Task<MentorRound?> FindOpenAsync(NpgsqlTransaction transaction, string teamId, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<MentorRound>(new CommandDefinition(FindOpenSql, new { TeamId = teamId }, transaction, cancellationToken: cancel));

    private const string SaveStateSql = "update mentor_round set state = @State, next_step_at = @At where team_id = @TeamId and round_id = @RoundId";

    /// <param name="transaction">Holds its row.</param>
    /// <param name="round">Which.</param>
    /// <param name="state">One of <see cref="RoundStates"/>.</param>
    /// <param name="at">When it goes on by itself; null when it waits for somebody.</param>
    /// <param name="cancel">Stops it.</param>
    public static Task SaveStateAsync(NpgsqlTransaction transaction, MentorRound round, string state, DateTimeOffset? at, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            SaveStateSql, new { round.TeamId, round.RoundId, State = state, At = at }, transaction, cancellationToken: cancel));

    private const string SaveWalkingSql = "update mentor_round set walking = @Walking where team_id = @TeamId and round_id = @RoundId";

    public static Task SaveWalkingAsync(NpgsqlTransaction transaction, MentorRound round, bool walking, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            SaveWalkingSql, new { round.TeamId, round.RoundId, Walking = walking }, transaction, cancellationToken: cancel));

    private const string SaveFiguresSql = """
        update mentor_round
           set state = 'preview', next_step_at = null, version = version + 1, figures = @Figures::jsonb
         where team_id = @TeamId and round_id = @RoundId
        """;

    /// <summary>It is another round now, for its owner to look at.</summary>
    public static Task SaveFiguresAsync(NpgsqlTransaction transaction, MentorRound round, RoundFigures figures, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            SaveFiguresSql, new { round.TeamId, round.RoundId, Figures = JsonSerializer.Serialize(figures, RoundsJson.Default.RoundFigures) }, transaction, cancellationToken: cancel));

    private const string ClaimDueSql = """
        select team_id, round_id
          from mentor_round
         where next_step_at <= @Now
         order by next_step_at
         limit @Most
           for no key update skip locked
        """;

    public static async Task<IReadOnlyList<(string TeamId, Guid RoundId)>> ClaimDueAsync(NpgsqlTransaction transaction, int most, DateTimeOffset now, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<(string, Guid)>(new CommandDefinition(ClaimDueSql, new { Now = now, Most = most }, transaction, cancellationToken: cancel))).AsList();
}
