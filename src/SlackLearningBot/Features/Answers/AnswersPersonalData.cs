using System.Text.Json.Nodes;
using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Answers;

/// <summary>What a person answered, and when.</summary>
internal sealed class AnswersPersonalData : IPersonalData
{
    public IReadOnlyList<string> Tables { get; } = ["review", "guess", "near_miss"];

    private const string ExportSql = """
        select jsonb_build_object(
            'review', (select coalesce(jsonb_agg(to_jsonb(r) || jsonb_build_object('ask', q.ask) order by r.answered_at), '[]')
                         from review r
                         join question q on q.team_id = r.team_id and q.question_id = r.question_id
                        where r.team_id = @TeamId and r.user_id = @UserId),
            'guess', (select coalesce(jsonb_agg(to_jsonb(g) order by g.marked_at), '[]') from guess g where g.team_id = @TeamId and g.user_id = @UserId),
            'near_miss', (select coalesce(jsonb_agg(to_jsonb(n) order by n.asked_at), '[]') from near_miss n where n.team_id = @TeamId and n.user_id = @UserId))::text
        """;

    public Task<JsonObject> ExportAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.ReadJsonObjectAsync(ExportSql, person, cancel);

    // Answers that are being taken are waited for, see AnswerStore.
    private const string EraseSql = """
        select pg_advisory_xact_lock(hashtextextended('answers of ' || @TeamId || ' ' || @UserId, 0));
        delete from near_miss where team_id = @TeamId and user_id = @UserId;
        delete from guess where team_id = @TeamId and user_id = @UserId;
        delete from review where team_id = @TeamId and user_id = @UserId;
        """;

    public Task EraseAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(EraseSql, person, transaction, cancellationToken: cancel));
}
