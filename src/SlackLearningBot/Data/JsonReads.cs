using System.Text.Json.Nodes;
using Dapper;
using Npgsql;

namespace SlackLearningBot.Data;

/// <summary>Rows that PostgreSQL itself turned into JSON.</summary>
internal static class JsonReads
{
    /// <summary>Runs a statement that yields one JSON object as text.</summary>
    public static async Task<JsonObject> ReadJsonObjectAsync(this NpgsqlTransaction transaction, string sql, LearnerKey person, CancellationToken cancel)
    {
        var json = await transaction.Connection!.QuerySingleAsync<string>(new CommandDefinition(sql, person, transaction, cancellationToken: cancel));
        return JsonNode.Parse(json)!.AsObject();
    }
}
