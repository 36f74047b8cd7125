using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Lessons;

/// <summary>Which message shows a lesson, read from the outbox's table.</summary>
internal static class MessageStore
{
    private const string LockDailySql = """
        select id, state, channel, ts,
               exists (select from asking k where k.team_id = @TeamId and k.user_id = @UserId and k.delivery_id = d.id and k.lesson_id is null) as is_without_lesson
          from delivery d
         where team_id = @TeamId and recipient = @UserId and kind = @Kind and slot = @Slot
           for no key update
        """;

    /// <summary>The day's delivery; no sender can take it before the transaction ends. Who renders it (and holds it, see Deliveries.HoldAsync) need not wait.</summary>
    public static Task<LessonMessage?> LockDailyAsync(NpgsqlTransaction transaction, LearnerKey learner, DateOnly day, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<LessonMessage>(new CommandDefinition(
            LockDailySql,
            new { learner.TeamId, learner.UserId, Kind = Asked.Lesson, Slot = Asked.LessonOf(learner, day, default, default).Slot },
            transaction,
            cancellationToken: cancel));

    private const string FindNewestSql = """
        select id, state, channel, ts
          from delivery d
         where team_id = @TeamId and recipient = @UserId and state = 'sent' and ts is not null
           and (kind = @Daily and slot = @Slot
                    and not exists (select from asking k where k.team_id = @TeamId and k.user_id = @UserId and k.delivery_id = d.id and k.lesson_id is null)
                or kind = @Again and starts_with(slot, @LessonId || ':'))
         order by finished_at desc, created_at desc
         limit 1
        """;

    /// <summary>The newest message that shows a lesson; null while none was sent.</summary>
    public static Task<LessonMessage?> FindNewestAsync(NpgsqlTransaction transaction, LearnerKey learner, Turn turn, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<LessonMessage>(new CommandDefinition(
            FindNewestSql,
            new
            {
                learner.TeamId,
                learner.UserId,
                Daily = Asked.Lesson,
                Slot = Asked.LessonOf(learner, turn.ServedOn, default, default).Slot,
                Again = LessonAgain.Kind,
                turn.LessonId,
            },
            transaction,
            cancellationToken: cancel));

    private const string FindOpenSql = """
        select id, state, channel, ts
          from delivery
         where team_id = @TeamId and recipient = @UserId and kind = @Again and slot = @Slot and state in ('waiting', 'sending', 'unsure')
        """;

    /// <summary>A lesson that is on its way in a message of its own: asked for again, it would be sent twice.</summary>
    public static Task<LessonMessage?> FindOpenAsync(NpgsqlTransaction transaction, LearnerKey learner, string slot, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<LessonMessage>(new CommandDefinition(
            FindOpenSql, new { learner.TeamId, learner.UserId, Again = LessonAgain.Kind, Slot = slot }, transaction, cancellationToken: cancel));

    private const string FindSentSql = """
        select id, state, channel, ts
          from delivery
         where team_id = @TeamId and recipient = @UserId and id = @Id and state = 'sent' and ts is not null
        """;

    /// <summary>The message of a delivery, when it was sent to this person.</summary>
    public static Task<LessonMessage?> FindSentAsync(NpgsqlTransaction transaction, LearnerKey learner, Guid deliveryId, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<LessonMessage>(new CommandDefinition(
            FindSentSql, new { learner.TeamId, learner.UserId, Id = deliveryId }, transaction, cancellationToken: cancel));
}

/// <summary>A delivery of a lesson and, once it is sent, where it stands.</summary>
internal sealed record LessonMessage
{
    public required Guid Id { get; init; }

    public required string State { get; init; }

    public string? Channel { get; init; }

    public string? Ts { get; init; }

    /// <summary>It asks questions only: the day's lesson is not in it.</summary>
    public bool IsWithoutLesson { get; init; }
}
