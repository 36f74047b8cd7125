using Dapper;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Lessons;

/// <summary>Why the last lesson came: the same as its own "Why this?".</summary>
internal sealed class LessonWhy(NpgsqlDataSource database, WhyLesson why) : IWhy
{
    private const string FindLastSql = """
        select d.id as delivery_id, t.turn_id, d.finished_at as sent_at
          from delivery d
          join lesson_turn t on t.team_id = d.team_id and t.user_id = d.recipient
                            and (d.kind = @Daily and d.slot = to_char(t.served_on, 'YYYY-MM-DD') or d.kind = @Again and starts_with(d.slot, t.lesson_id || ':'))
         where d.team_id = @TeamId and d.recipient = @UserId and d.state = 'sent' and d.ts is not null
         order by d.finished_at desc, d.created_at desc
         limit 1
        """;

    public async Task<WhyAnswer?> FindLastAsync(LearnerKey person, CancellationToken cancel) =>
        await FindLastSentAsync(person, cancel) is { } last && await why.FindAsync(person, new TurnValue(last.DeliveryId, last.TurnId), cancel) is { } reason
            ? new WhyAnswer(
                last.SentAt,
                Mrkdwn.Of($"{LessonsView.Title(reason.Facts)}"),
                WhyLessonView.Words(reason),
                reason.Facts.IsLearning ? TasteButtons.LessOf(reason.Turn.LessonId) : null)
            : null;

    private async Task<Last?> FindLastSentAsync(LearnerKey person, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<Last>(new CommandDefinition(
            FindLastSql, new { person.TeamId, person.UserId, Daily = Asked.Lesson, Again = LessonAgain.Kind }, cancellationToken: cancel));
    }

    private sealed record Last(Guid DeliveryId, long TurnId, DateTimeOffset SentAt);
}
