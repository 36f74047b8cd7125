using Dapper;
using Npgsql;
using SlackLearningBot.Data;

namespace SlackLearningBot.Features.Health;

/// <summary>All writing on <c>unclear</c>.</summary>
internal sealed class UnclearStore(NpgsqlDataSource database)
{
    // Holds the answer: an erasure that is under way goes first, and one that comes after finds what was said.
    private const string SaySql = """
        with answered as (
            select r.team_id, r.user_id, r.question_id, r.question_version
              from review r
             where r.team_id = @TeamId and r.user_id = @UserId and r.question_id = @QuestionId and r.delivery_id = @DeliveryId
             order by r.answered_at desc
             limit 1
               for key share
        ), said as (
            insert into unclear (team_id, user_id, question_id, question_version, said_at)
            select team_id, user_id, question_id, question_version, @Now from answered
                on conflict do nothing
            returning true
        )
        select exists (select from answered) as was_answered, exists (select from said) as is_new
        """;

    /// <summary>Of the version that was answered. Null for somebody who did not answer it in that message.</summary>
    public async Task<bool?> SayAsync(LearnerKey person, string questionId, Guid deliveryId, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var (wasAnswered, isNew) = await connection.QuerySingleAsync<(bool WasAnswered, bool IsNew)>(new CommandDefinition(
            SaySql, new { person.TeamId, person.UserId, QuestionId = questionId, DeliveryId = deliveryId, Now = now }, cancellationToken: cancel));
        return wasAnswered ? isNew : null;
    }
}
