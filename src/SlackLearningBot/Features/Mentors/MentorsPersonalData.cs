using System.Text.Json.Nodes;
using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Mentors;

/// <summary>What a person said of themselves, and whom they never want to be matched with. That others blocked them is the others' own.</summary>
internal sealed class MentorsPersonalData : IPersonalData
{
    public IReadOnlyList<string> Tables { get; } = ["mentor_profile", "mentor_block"];

    private const string ExportSql = """
        select jsonb_build_object(
            'mentor_profile', (select coalesce(jsonb_agg(to_jsonb(p)), '[]') from mentor_profile p where p.team_id = @TeamId and p.user_id = @UserId),
            'mentor_block', (select coalesce(jsonb_agg(to_jsonb(b) order by b.blocked_at, b.blocked_id), '[]') from mentor_block b
                              where b.team_id = @TeamId and b.user_id = @UserId))::text
        """;

    public Task<JsonObject> ExportAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.ReadJsonObjectAsync(ExportSql, person, cancel);

    private const string EraseSql = """
        delete from mentor_block where team_id = @TeamId and (user_id = @UserId or blocked_id = @UserId);
        delete from mentor_profile where team_id = @TeamId and user_id = @UserId;
        """;

    public Task EraseAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(EraseSql, person, transaction, cancellationToken: cancel));
}
