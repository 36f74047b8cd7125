using System.Text.Json.Nodes;
using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.People;

/// <summary>What Slack and the company's list say about a person, and the roles they have.</summary>
internal sealed class PeoplePersonalData : IPersonalData
{
    public IReadOnlyList<string> Tables => ["person", "role_grant"];

    private const string ExportSql = """
        select jsonb_build_object(
            'person', (select coalesce(jsonb_agg(to_jsonb(p)), '[]') from person p where p.team_id = @TeamId and p.user_id = @UserId),
            'role_grant', (select coalesce(jsonb_agg(to_jsonb(r)), '[]') from role_grant r where r.team_id = @TeamId and r.user_id = @UserId))::text
        """;

    public Task<JsonObject> ExportAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.ReadJsonObjectAsync(ExportSql, person, cancel);

    // Others keep their rows, without the one who is forgotten.
    private const string EraseSql = """
        update person set manager_id = null where team_id = @TeamId and manager_id = @UserId;
        update role_grant set granted_by = 'erased' where team_id = @TeamId and granted_by = @UserId;
        delete from role_grant where team_id = @TeamId and user_id = @UserId;
        delete from person where team_id = @TeamId and user_id = @UserId;
        """;

    public Task EraseAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(EraseSql, person, transaction, cancellationToken: cancel));
}
