using System.Text.Json;
using Dapper;
using Npgsql;

namespace SlackLearningBot.Features.MentorRounds;

/// <summary>A change by hand: what an owner wants, and what it would cost.</summary>
internal sealed record HandChange
{
    public required string TeamId { get; init; }
    public required Guid RoundId { get; init; }
    public required Guid ChangeId { get; init; }
    public required string AuthorId { get; init; }
    public required string UserId { get; init; }

    /// <summary>give, exchange or none.</summary>
    public required string How { get; init; }
    public string? OtherId { get; init; }

    /// <summary>weighing, offered, refused, done or dropped.</summary>
    public required string State { get; init; }
    public required int Version { get; init; }

    /// <summary>What <see cref="RoundsJson"/> wrote.</summary>
    public string? Cost { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>All writing on <c>mentor_round_change</c>.</summary>
internal static class ChangeStore
{
    private const string AddSql = """
        insert into mentor_round_change (team_id, round_id, change_id, author_id, user_id, how, other_id, version, created_at)
        values (@TeamId, @RoundId, @ChangeId, @AuthorId, @UserId, @How, @OtherId, @Version, @CreatedAt)
        """;

    public static Task AddAsync(NpgsqlTransaction transaction, HandChange change, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(AddSql, change, transaction, cancellationToken: cancel));

    private const string LockSql = """
        select team_id, round_id, change_id, author_id, user_id, how, other_id, state, version, cost::text as cost, created_at
          from mentor_round_change
         where team_id = @TeamId and round_id = @RoundId and change_id = @ChangeId
           for no key update
        """;

    /// <summary>Null when it is not there: one of those it is about was erased.</summary>
    public static Task<HandChange?> LockAsync(NpgsqlTransaction transaction, string teamId, Guid round, Guid change, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<HandChange>(new CommandDefinition(
            LockSql, new { TeamId = teamId, RoundId = round, ChangeId = change }, transaction, cancellationToken: cancel));

    private const string SaveSql = """
        update mentor_round_change set state = @State, cost = coalesce(@Cost::jsonb, cost) where team_id = @TeamId and round_id = @RoundId and change_id = @ChangeId
        """;

    public static Task SaveAsync(NpgsqlTransaction transaction, HandChange change, string state, ChangeCost? cost, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            SaveSql,
            new { change.TeamId, change.RoundId, change.ChangeId, State = state, Cost = cost is null ? null : JsonSerializer.Serialize(cost, RoundsJson.Default.ChangeCost) },
            transaction,
            cancellationToken: cancel));

    private const string FindMentorsSql = """
        select n.user_id as mentee, r.mentor_id as mentor
          from unnest(@Mentees::text[]) as n (user_id)
          left join mentor_round_pair r on r.team_id = @TeamId and r.round_id = @RoundId and r.user_id = n.user_id
        """;

    /// <summary>Whom they have now.</summary>
    public static async Task<IReadOnlyDictionary<string, string?>> FindMentorsAsync(NpgsqlTransaction transaction, HandChange change, CancellationToken cancel)
    {
        string[] mentees = change is { How: "exchange", OtherId: { } other } ? [change.UserId, other] : [change.UserId];
        return (await transaction.Connection!.QueryAsync<(string Mentee, string? Mentor)>(new CommandDefinition(
            FindMentorsSql, new { change.TeamId, change.RoundId, Mentees = mentees }, transaction, cancellationToken: cancel))).ToDictionary(row => row.Mentee, row => row.Mentor);
    }
}
