using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.PersonalData;

/// <summary>Everything every slice keeps about a person, in one JSON document.</summary>
internal sealed class ExportFile(NpgsqlDataSource database, IEnumerable<IPersonalData> slices)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Null when the person was erased since they asked.</summary>
    public async Task<byte[]?> WriteAsync(Delivery delivery, DateTimeOffset now, CancellationToken cancel)
    {
        var person = delivery.Person;
        var data = await database.InTransactionAsync(
            async transaction => await Deliveries.HoldAsync(transaction, delivery, cancel)
                ? await ReadAsync(transaction, slices, person, cancel)
                : null,
            cancel);
        if (data is null)
        {
            return null;
        }

        var file = new JsonObject
        {
            ["about"] = PersonalDataView.About,
            ["made_at"] = now.ToString("O"),
            ["team"] = person.TeamId,
            ["user"] = person.UserId,
            ["data"] = data,
        };
        return Encoding.UTF8.GetBytes(file.ToJsonString(Readable));
    }

    /// <summary>One property a table.</summary>
    public static async Task<JsonObject> ReadAsync(
        NpgsqlTransaction transaction, IEnumerable<IPersonalData> slices, LearnerKey person, CancellationToken cancel)
    {
        var all = new JsonObject();
        foreach (var slice in slices)
        {
            foreach (var (table, rows) in await slice.ExportAsync(transaction, person, cancel))
            {
                all[table] = rows?.DeepClone();
            }
        }

        return all;
    }
}
