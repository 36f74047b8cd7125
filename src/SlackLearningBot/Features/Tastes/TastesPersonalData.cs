using System.Text.Json.Nodes;
using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Tastes;

/// <summary>What a person said suits them.</summary>
internal sealed class TastesPersonalData : IPersonalData
{
    public IReadOnlyList<string> Tables { get; } = ["preference", "taste_word"];

    private const string ExportSql = """
        select jsonb_build_object(
            'preference', (select coalesce(jsonb_agg(to_jsonb(p)), '[]') from preference p where p.team_id = @TeamId and p.user_id = @UserId),
            'taste_word', (select coalesce(jsonb_agg(to_jsonb(w) order by w.said_at), '[]') from taste_word w where w.team_id = @TeamId and w.user_id = @UserId))::text
        """;

    public Task<JsonObject> ExportAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.ReadJsonObjectAsync(ExportSql, person, cancel);

    private const string EraseSql = """
        delete from preference where team_id = @TeamId and user_id = @UserId;
        delete from taste_word where team_id = @TeamId and user_id = @UserId;
        """;

    public Task EraseAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(EraseSql, person, transaction, cancellationToken: cancel));
}
