using System.Text.Json;
using System.Text.Json.Nodes;
using SlackLearningBot.Outbox.Operations;

namespace SlackLearningBot.Operator.OutboxVerbs;

/// <summary>Deliveries for other programs.</summary>
internal static class OutboxJson
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static string Of(IEnumerable<DeliveryRow> rows) => new JsonArray([.. rows.Select(row => (JsonNode?)Of(row))]).ToJsonString(Indented);

    public static JsonObject Of(DeliveryRow row) => new()
    {
        ["id"] = row.Id,
        ["team_id"] = row.TeamId,
        ["recipient"] = row.Recipient,
        ["kind"] = row.Kind,
        ["slot"] = row.Slot,
        ["class"] = OutboxView.NameOf(row.Class),
        ["lane"] = row.Lane,
        ["state"] = row.State,
        ["attempts"] = row.Attempts,
        ["created_at"] = row.CreatedAt,
        ["due_at"] = row.DueAt,
        ["expires_at"] = row.ExpiresAt,
        ["retry_at"] = row.RetryAt,
        ["leased_by"] = row.LeasedBy,
        ["finished_at"] = row.FinishedAt,
        ["channel"] = row.Channel,
        ["ts"] = row.Ts,
        ["reason"] = row.Reason,
        ["history"] = row.History is null ? null : JsonNode.Parse(row.History),
    };
}
