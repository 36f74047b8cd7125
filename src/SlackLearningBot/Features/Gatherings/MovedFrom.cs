using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;
using Npgsql;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Features.Gatherings;

/// <summary>The time that whoever hears of a move believes in until then.</summary>
internal sealed record MovedFrom([property: JsonPropertyName("from"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? From)
{
    /// <summary>What the word of a change carries.</summary>
    public static string Of(Gathering gathering) => JsonSerializer.Serialize(new MovedFrom(gathering.IsMoved ? gathering.BeforeAt : null), MovedFromJson.Default.MovedFrom);

    // A word of an earlier move that never reached them told them nothing: they believe in what was before that one.
    private const string FindUnheardSql = """
        with word as (
            select split_part(slot, ':', 2)::int as sequence, state = 'sent' as is_heard, payload
              from delivery
             where team_id = @TeamId and recipient = @Recipient and kind = @Kind and split_part(slot, ':', 1) = @GatheringId
        )
        select (payload ->> 'from')::timestamptz
          from word
         where not is_heard and payload ? 'from' and sequence > coalesce((select max(sequence) from word where is_heard), -1)
         order by sequence
         limit 1
        """;

    /// <summary>Null when it was not moved, or nobody knows from when.</summary>
    public static async Task<DateTimeOffset?> FindAsync(NpgsqlTransaction transaction, Delivery delivery, Gathering gathering, CancellationToken cancel)
    {
        var from = !gathering.IsMoved ? null : await transaction.Connection!.QuerySingleOrDefaultAsync<DateTimeOffset?>(new CommandDefinition(
            FindUnheardSql, new { delivery.TeamId, delivery.Recipient, delivery.Kind, GatheringId = $"{gathering.GatheringId}" }, transaction, cancellationToken: cancel));
        return from == gathering.StartsAt ? null : from;
    }
}

[JsonSerializable(typeof(MovedFrom))]
internal sealed partial class MovedFromJson : JsonSerializerContext;
