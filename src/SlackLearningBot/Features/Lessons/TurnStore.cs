using Dapper;
using Npgsql;
using SlackLearningBot.Data;

namespace SlackLearningBot.Features.Lessons;

/// <summary>All writing on <c>lesson_turn</c>. Each change holds only from the state it was made for: the row count is the truth.</summary>
internal static class TurnStore
{
    private const string FindOfDaySql = """
        select p.turn_id, p.lesson_id, p.track_id, p.served_on, p.state, p.snoozes, t.times, p.comes_back_at, t.because::text as because
          from lesson_progress p
          join lesson_turn t on t.team_id = p.team_id and t.user_id = p.user_id and t.lesson_id = p.lesson_id
         where p.team_id = @TeamId and p.user_id = @UserId and p.served_on = @Day
        """;

    public static Task<Turn?> FindOfDayAsync(NpgsqlTransaction transaction, LearnerKey learner, DateOnly day, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<Turn>(new CommandDefinition(
            FindOfDaySql, new { learner.TeamId, learner.UserId, Day = day }, transaction, cancellationToken: cancel));

    private const string FindSql = """
        select p.turn_id, p.lesson_id, p.track_id, p.served_on, p.state, p.snoozes, t.times, p.comes_back_at, t.because::text as because
          from lesson_progress p
          join lesson_turn t on t.team_id = p.team_id and t.user_id = p.user_id and t.lesson_id = p.lesson_id
         where p.team_id = @TeamId and p.user_id = @UserId and t.turn_id = @TurnId
        """;

    /// <summary>Null when the turn is somebody else's, or nobody's: the person who acts must own it.</summary>
    public static Task<Turn?> FindAsync(NpgsqlTransaction transaction, LearnerKey learner, long turnId, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<Turn>(new CommandDefinition(
            FindSql, new { learner.TeamId, learner.UserId, TurnId = turnId }, transaction, cancellationToken: cancel));

    private const string FindOfLessonSql = """
        select p.turn_id, p.lesson_id, p.track_id, p.served_on, p.state, p.snoozes, t.times, p.comes_back_at, t.because::text as because
          from lesson_progress p
          join lesson_turn t on t.team_id = p.team_id and t.user_id = p.user_id and t.lesson_id = p.lesson_id
         where p.team_id = @TeamId and p.user_id = @UserId and p.lesson_id = @LessonId
        """;

    public static Task<Turn?> FindOfLessonAsync(NpgsqlTransaction transaction, LearnerKey learner, string lessonId, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<Turn>(new CommandDefinition(
            FindOfLessonSql, new { learner.TeamId, learner.UserId, LessonId = lessonId }, transaction, cancellationToken: cancel));

    private const string FindNextBackSql = """
        select comes_back_at
          from lesson_progress
         where team_id = @TeamId and user_id = @UserId and state = 'open' and comes_back_at > @Now
         order by comes_back_at
         limit 1
        """;

    /// <summary>When the first of the lessons comes back that were put off.</summary>
    public static Task<DateTimeOffset?> FindNextBackAsync(NpgsqlTransaction transaction, LearnerKey learner, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<DateTimeOffset?>(new CommandDefinition(
            FindNextBackSql, new { learner.TeamId, learner.UserId, Now = now }, transaction, cancellationToken: cancel));

    private const string PutOffSql = """
        update lesson_turn
           set snoozes = snoozes + 1, comes_back_at = @ComesBackAt
         where team_id = @TeamId and user_id = @UserId and turn_id = @TurnId and state = 'open' and snoozes = @Snoozes
        """;

    /// <summary>False when it was put off from another copy of the message meanwhile, or is no longer open.</summary>
    public static async Task<bool> PutOffAsync(
        NpgsqlTransaction transaction, LearnerKey learner, long turnId, int snoozes, DateTimeOffset comesBackAt, CancellationToken cancel) =>
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            PutOffSql,
            new { learner.TeamId, learner.UserId, TurnId = turnId, Snoozes = snoozes, ComesBackAt = comesBackAt },
            transaction,
            cancellationToken: cancel)) == 1;

    private const string NoteComingBackSql = """
        update lesson_turn t
           set served_on = @Day
         where t.team_id = @TeamId and t.user_id = @UserId and t.turn_id = @TurnId
           and not exists (
               select from lesson_turn other
                where other.team_id = t.team_id and other.user_id = t.user_id and other.served_on = @Day)
        """;

    /// <summary>What was put off is the lesson of the day on which it comes back, unless that day had one already. The learner's row must be locked.</summary>
    public static Task NoteComingBackAsync(NpgsqlTransaction transaction, LearnerKey learner, long turnId, DateOnly day, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            NoteComingBackSql, new { learner.TeamId, learner.UserId, TurnId = turnId, Day = day }, transaction, cancellationToken: cancel));

    private const string CloseSql = """
        update lesson_turn
           set state = @State, closed_at = @Now, comes_back_at = null
         where team_id = @TeamId and user_id = @UserId and turn_id = @TurnId and state <> 'done' and state <> @State
        """;

    /// <summary>Done, or put aside; what is done stays done.</summary>
    public static Task CloseAsync(NpgsqlTransaction transaction, LearnerKey learner, long turnId, string state, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            CloseSql, new { learner.TeamId, learner.UserId, TurnId = turnId, State = state, Now = now }, transaction, cancellationToken: cancel));

    private const string BringBackSql = """
        update lesson_turn
           set state = 'open', closed_at = null, comes_back_at = null
         where team_id = @TeamId and user_id = @UserId and turn_id = @TurnId and state in ('open', 'put_aside')
        """;

    /// <summary>Neither put off nor put aside any more.</summary>
    public static Task BringBackAsync(NpgsqlTransaction transaction, LearnerKey learner, long turnId, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            BringBackSql, new { learner.TeamId, learner.UserId, TurnId = turnId }, transaction, cancellationToken: cancel));

    private const string BringNowSql = """
        update lesson_turn
           set comes_back_at = @Now
         where team_id = @TeamId and user_id = @UserId and turn_id = @TurnId and state = 'open'
        """;

    /// <summary>It comes in a message of its own now. False when it was closed meanwhile.</summary>
    public static async Task<bool> BringNowAsync(NpgsqlTransaction transaction, LearnerKey learner, long turnId, DateTimeOffset now, CancellationToken cancel) =>
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            BringNowSql, new { learner.TeamId, learner.UserId, TurnId = turnId, Now = now }, transaction, cancellationToken: cancel)) == 1;

    private const string NoteAnswerSql = """
        update lesson_turn t
           set state = case when rest.is_left then 'open' else 'done' end,
               closed_at = case when rest.is_left then null else @Now::timestamptz end,
               comes_back_at = null
          from (select exists (
                   select
                     from question q
                    where q.team_id = @TeamId and q.lesson_id = @LessonId and q.retired_at is null
                      and not exists (
                          select
                            from review r
                           where r.team_id = q.team_id and r.user_id = @UserId and r.question_id = q.question_id
                             and r.occasion = 'lesson:' || q.lesson_id)) as is_left) rest
         where t.team_id = @TeamId and t.user_id = @UserId and t.lesson_id = @LessonId and t.state <> 'done'
        """;

    /// <summary>Done when no question is left; an answer also ends "later" and "not for me".</summary>
    public static Task NoteAnswerAsync(NpgsqlTransaction transaction, LearnerKey learner, string lessonId, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            NoteAnswerSql, new { learner.TeamId, learner.UserId, LessonId = lessonId, Now = now }, transaction, cancellationToken: cancel));
}
