using System.Text.Json.Nodes;
using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Memory;

/// <summary>What we believe a person still knows, and how well they want to know it.</summary>
internal sealed class MemoryPersonalData : IPersonalData
{
    public IReadOnlyList<string> Tables { get; } = ["memory", "learner_offset", "memory_wish"];

    private const string ExportSql = """
        select jsonb_build_object(
            'memory', (select coalesce(jsonb_agg(to_jsonb(m) || jsonb_build_object('ask', q.ask) order by m.due_on, m.question_id), '[]')
                         from memory m
                         join question q on q.team_id = m.team_id and q.question_id = m.question_id
                        where m.team_id = @TeamId and m.user_id = @UserId),
            'learner_offset', (select coalesce(jsonb_agg(to_jsonb(o)), '[]') from learner_offset o where o.team_id = @TeamId and o.user_id = @UserId),
            'memory_wish', (select coalesce(jsonb_agg(to_jsonb(w)), '[]') from memory_wish w where w.team_id = @TeamId and w.user_id = @UserId))::text
        """;

    public Task<JsonObject> ExportAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.ReadJsonObjectAsync(ExportSql, person, cancel);

    // Whoever makes memories anew is waited for, and waits: nothing of the person is written back.
    private const string EraseSql = """
        select pg_advisory_xact_lock_shared(hashtextextended('memories of ' || @TeamId, 0));
        delete from memory_wish where team_id = @TeamId and user_id = @UserId;
        delete from memory where team_id = @TeamId and user_id = @UserId;
        delete from learner_offset where team_id = @TeamId and user_id = @UserId;
        """;

    public Task EraseAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(EraseSql, person, transaction, cancellationToken: cancel));
}
