using System.Text.Json.Nodes;
using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.TakeAways;

/// <summary>
/// What a person brought back. What stands in a channel is a message of Slack's, which the company keeps or deletes; a talk that was proposed of it
/// and has no date yet is taken back.
/// </summary>
internal sealed class TakeAwaysPersonalData(ITalkProposals talks) : IPersonalData
{
    public IReadOnlyList<string> Tables { get; } = ["take_away"];

    private const string ExportSql = """
        select jsonb_build_object(
            'take_away', (select coalesce(jsonb_agg(to_jsonb(t) - 'search' order by t.done_on, t.take_away_id), '[]') from take_away t where t.team_id = @TeamId and t.user_id = @UserId))::text
        """;

    public Task<JsonObject> ExportAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.ReadJsonObjectAsync(ExportSql, person, cancel);

    private const string EraseSql = """
        with gone as (
            delete from take_away where team_id = @TeamId and user_id = @UserId returning take_away_id, talk_at, talk_id
        )
        select coalesce(talk_id, take_away_id) from gone where talk_at is not null order by 1
        """;

    public async Task EraseAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel)
    {
        foreach (var talk in await transaction.Connection!.QueryAsync<Guid>(new CommandDefinition(EraseSql, person, transaction, cancellationToken: cancel)))
        {
            await talks.TakeBackAsync(transaction, person, talk, cancel);
        }
    }
}
