using System.Text.Json.Nodes;
using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Learners;

/// <summary>The rhythm a learner chose.</summary>
internal sealed class LearnersPersonalData : IPersonalData
{
    public IReadOnlyList<string> Tables => ["learner"];

    private const string ExportSql = """
        select jsonb_build_object('learner', coalesce(jsonb_agg(to_jsonb(l)), '[]'))::text
          from learner l
         where l.team_id = @TeamId and l.user_id = @UserId
        """;

    public Task<JsonObject> ExportAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.ReadJsonObjectAsync(ExportSql, person, cancel);

    private const string EraseSql = "delete from learner where team_id = @TeamId and user_id = @UserId";

    public Task EraseAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(EraseSql, person, transaction, cancellationToken: cancel));
}
