using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Digest;

/// <summary>Reads what the outbox dropped because it was not the time for it.</summary>
internal static class WaitingStore
{
    /// <summary>A pause is not among them: nobody wants to hear afterwards what they were spared.</summary>
    public static readonly IReadOnlyDictionary<string, QuietReason> Reasons = new[]
    {
        QuietReason.Budget, QuietReason.DoNotDisturb, QuietReason.Hours, QuietReason.Day, QuietReason.Holiday,
    }.ToDictionary(NudgeGate.NameOf);

    // What was written long before it was due is found by the age of its row, so that the index ends the search.
    private const string ReadSql = """
        select d.id, d.recipient as user_id, d.kind, d.slot, d.reason
          from delivery d
         where d.team_id = @TeamId and d.recipient = any(@UserIds) and d.created_at > @Since::timestamptz - interval '240 hours'
           and d.class = 2 and d.state = 'dropped' and d.finished_at > @Since and d.kind = any(@Kinds) and d.reason = any(@Reasons)
         order by d.finished_at desc, d.id
        """;

    public static async Task<IReadOnlyList<HeldBack>> ReadAsync(
        NpgsqlTransaction transaction, string teamId, IReadOnlyList<string> userIds, string[] kinds, DateTimeOffset since, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<HeldBack>(new CommandDefinition(
            ReadSql,
            new { TeamId = teamId, UserIds = userIds.ToArray(), Kinds = kinds, Reasons = Reasons.Keys.ToArray(), Since = since },
            transaction,
            cancellationToken: cancel))).AsList();

    private const string LockSql = """
        select kind, slot, payload::text as payload, state, reason
          from delivery
         where team_id = @TeamId and recipient = @UserId and id = @Id
           for update
        """;

    /// <summary>Null when it is not this person's.</summary>
    public static Task<HeldDelivery?> LockAsync(NpgsqlTransaction transaction, LearnerKey person, Guid id, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<HeldDelivery>(new CommandDefinition(
            LockSql, new { person.TeamId, person.UserId, Id = id }, transaction, cancellationToken: cancel));
}

/// <summary>A delivery that somebody wants to see after all.</summary>
internal sealed record HeldDelivery
{
    public required string Kind { get; init; }
    public required string Slot { get; init; }
    public required string Payload { get; init; }
    public required string State { get; init; }
    public string? Reason { get; init; }

    public bool IsHeldBack => State == "dropped" && Reason is { } reason && WaitingStore.Reasons.ContainsKey(reason);

    public bool IsOnItsWay => State is "waiting" or "sending" or "unsure";
}
