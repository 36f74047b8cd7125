using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Features.Programmes;

/// <summary>All writing on <c>programme_cohort</c>.</summary>
internal static class CohortStore
{
    private const string AddSql = """
        insert into programme_cohort (team_id, cohort_id, programme_id, author_id, session_at, starts_on, place, audience, created_at, joins)
        values (@TeamId, @CohortId, @ProgrammeId, @AuthorId, @SessionAt, @StartsOn, @Place, @Audience::jsonb, @CreatedAt, @Joins)
        """;

    public static Task AddAsync(NpgsqlTransaction transaction, Cohort cohort, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(AddSql, cohort, transaction, cancellationToken: cancel));

    private const string LockSql = "select true from programme_cohort where team_id = @TeamId and cohort_id = @CohortId for no key update";

    /// <summary>Kept from other changes until the transaction ends; null when it is not there.</summary>
    public static async Task<Cohort?> LockAsync(NpgsqlTransaction transaction, string teamId, Guid cohort, CancellationToken cancel) =>
        await transaction.Connection!.QuerySingleOrDefaultAsync<bool>(new CommandDefinition(
            LockSql, new { TeamId = teamId, CohortId = cohort }, transaction, cancellationToken: cancel))
            ? await FindAsync(transaction, teamId, cohort, cancel)
            : null;

    private const string FindSql = """
        select c.team_id, c.cohort_id, c.programme_id, p.title, c.author_id, c.session_at, c.session_was_at, c.starts_on, c.place, c.recording, c.audience::text as audience, c.state, c.walking,
               c.sequence, c.created_at, c.joins
          from programme_cohort c
          join programme p on p.team_id = c.team_id and p.programme_id = c.programme_id
         where c.team_id = @TeamId and c.cohort_id = @CohortId
        """;

    public static Task<Cohort?> FindAsync(NpgsqlTransaction transaction, string teamId, Guid cohort, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<Cohort>(new CommandDefinition(
            FindSql, new { TeamId = teamId, CohortId = cohort }, transaction, cancellationToken: cancel));

    private const string ReadOpenSql = """
        select cohort_id
          from programme_cohort
         where team_id = @TeamId and programme_id = @ProgrammeId and state = 'running'
         order by cohort_id
        """;

    /// <summary>Those that are in the middle of a programme.</summary>
    public static async Task<IReadOnlyList<Guid>> ReadOpenAsync(NpgsqlTransaction transaction, string teamId, string programmeId, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<Guid>(new CommandDefinition(
            ReadOpenSql, new { TeamId = teamId, ProgrammeId = programmeId }, transaction, cancellationToken: cancel))).AsList();

    private const string SaveStateSql = "update programme_cohort set state = @State where team_id = @TeamId and cohort_id = @CohortId";

    public static Task SaveStateAsync(NpgsqlTransaction transaction, Cohort cohort, string state, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(SaveStateSql, new { cohort.TeamId, cohort.CohortId, State = state }, transaction, cancellationToken: cancel));

    private const string SaveWalkingSql = "update programme_cohort set walking = @Walking where team_id = @TeamId and cohort_id = @CohortId";

    public static Task SaveWalkingAsync(NpgsqlTransaction transaction, Cohort cohort, bool walking, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(SaveWalkingSql, new { cohort.TeamId, cohort.CohortId, Walking = walking }, transaction, cancellationToken: cancel));

    private const string LockNextWalkingSql = """
        select cohort_id
          from programme_cohort
         where team_id = @TeamId and walking
         order by cohort_id
         limit 1
           for no key update
        """;

    /// <summary>A group whose people are still being planned.</summary>
    public static async Task<Cohort?> LockNextWalkingAsync(NpgsqlTransaction transaction, string teamId, CancellationToken cancel) =>
        await transaction.Connection!.QuerySingleOrDefaultAsync<Guid?>(new CommandDefinition(LockNextWalkingSql, new { TeamId = teamId }, transaction, cancellationToken: cancel)) is { } id
            ? await FindAsync(transaction, teamId, id, cancel)
            : null;

    private const string FindWalkingSql = "select distinct team_id from programme_cohort where walking";

    /// <summary>Workspaces where people are still being planned.</summary>
    public static async Task<IReadOnlyList<string>> FindWalkingAsync(NpgsqlTransaction transaction, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<string>(new CommandDefinition(FindWalkingSql, transaction: transaction, cancellationToken: cancel))).AsList();

    private const string FindZoneSql = """
        select coalesce((select zone from learner where team_id = @TeamId and user_id = @UserId), (select zone from person where team_id = @TeamId and user_id = @UserId))
        """;

    /// <summary>Where somebody is, as far as that is known.</summary>
    public static async Task<string> FindZoneAsync(NpgsqlTransaction transaction, LearnerKey person, string @default, CancellationToken cancel) =>
        await transaction.Connection!.QuerySingleOrDefaultAsync<string?>(new CommandDefinition(FindZoneSql, person, transaction, cancellationToken: cancel)) is { } own && Zones.IsKnown(own)
            ? own
            : @default;
}
