using Dapper;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Features.Answers;

/// <summary>Reads a question as it was asked of somebody.</summary>
internal static class AskedStore
{
    // A question that is asked again stands in a message of its own or below a lesson's: then its delivery names the day.
    private const string FindSql = """
        select q.lesson_id, q.version, q.type, q.ask, q.options::text as options, q.detail::text as detail, l.zone,
               d.recipient, coalesce(d.finished_at, d.attempted_at) as sent_at, d.channel, d.ts, n.written, n.meant, o.occasion, k.asked_on is not null as is_follow_up,
               k.asked_on is not null
                   or exists (select from lesson_turn t where t.team_id = q.team_id and t.user_id = @UserId and t.lesson_id = q.lesson_id) as was_offered,
               exists (select from review r where r.team_id = q.team_id and r.user_id = @UserId and r.question_id = q.question_id
                                              and r.occasion = o.occasion) as was_answered
          from question q
          left join asking k on k.team_id = q.team_id and k.user_id = @UserId and k.question_id = q.question_id and k.delivery_id = @DeliveryId
         cross join lateral (select coalesce('recall:' || to_char(k.asked_on, 'YYYY-MM-DD'), 'lesson:' || q.lesson_id) as occasion) o
          left join learner l on l.team_id = q.team_id and l.user_id = @UserId
          left join delivery d on d.team_id = q.team_id and d.id = @DeliveryId
          left join near_miss n on n.team_id = q.team_id and n.user_id = @UserId and n.question_id = q.question_id and n.occasion = o.occasion
         where q.team_id = @TeamId and q.question_id = @QuestionId
        """;

    /// <summary>The question as it is now, retired or not, and whether it was asked of this learner; null when the workspace has no such question.</summary>
    public static async Task<AskedQuestion?> FindAsync(NpgsqlTransaction transaction, LearnerKey learner, string questionId, Guid deliveryId, CancellationToken cancel)
    {
        var row = await transaction.Connection!.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(
            FindSql,
            new { learner.TeamId, learner.UserId, QuestionId = questionId, DeliveryId = deliveryId },
            transaction,
            cancellationToken: cancel));
        return row is null ? null : new AskedQuestion(StoredQuestion.Open(questionId, row.Type, row.Ask, row.Options, row.Detail), row.Version, row.LessonId)
        {
            Zone = row.Zone,
            Recipient = row.Recipient,
            SentAt = row.SentAt,
            Message = row is { Channel: { } channel, Ts: { } ts } ? new MessageAddress(channel, ts) : null,
            WasOffered = row.WasOffered,
            WasAnswered = row.WasAnswered,
            Occasion = row.Occasion,
            IsFollowUp = row.IsFollowUp,
            NearMiss = row is { Written: { } written, Meant: { } meant } ? new NearMiss(written, meant) : null,
        };
    }

    private sealed record Row
    {
        public required string LessonId { get; init; }
        public required int Version { get; init; }
        public required string Type { get; init; }
        public required string Ask { get; init; }
        public required string Options { get; init; }
        public required string Detail { get; init; }
        public string? Zone { get; init; }
        public string? Recipient { get; init; }
        public DateTimeOffset? SentAt { get; init; }
        public string? Channel { get; init; }
        public string? Ts { get; init; }
        public string? Written { get; init; }
        public string? Meant { get; init; }
        public required bool WasOffered { get; init; }
        public required bool WasAnswered { get; init; }
        public required string Occasion { get; init; }
        public required bool IsFollowUp { get; init; }
    }
}
