using Dapper;
using Npgsql;

namespace SlackLearningBot.Features.Lessons;

/// <summary>The turns of many learners' days, a statement for all of one workspace. Their rows must be locked.</summary>
internal static class DayStore
{
    private const string ComesBackSql = """
        select distinct t.user_id
          from unnest(@UserIds::text[], @Starts::timestamptz[], @Ends::timestamptz[]) as d (user_id, starts, ends)
          join lesson_turn t on t.team_id = @TeamId and t.user_id = d.user_id and t.state = 'open' and t.comes_back_at >= d.starts and t.comes_back_at < d.ends
        """;

    /// <summary>To whom a lesson that was put off comes back, or came back, on their day and waits for its answer.</summary>
    public static async Task<IReadOnlySet<string>> ComeBackAsync(NpgsqlTransaction transaction, IReadOnlyList<LessonDay> days, CancellationToken cancel)
    {
        var users = await transaction.Connection!.QueryAsync<string>(new CommandDefinition(ComesBackSql, new
        {
            days[0].Learner.Key.TeamId,
            UserIds = Users(days),
            Starts = days.Select(day => day.Learner.StartOf(day.Day).UtcDateTime).ToArray(),
            Ends = days.Select(day => day.Learner.EndOf(day.Day).UtcDateTime).ToArray(),
        }, transaction, cancellationToken: cancel));
        return users.ToHashSet();
    }

    private const string FindSql = """
        select p.user_id, p.turn_id, p.lesson_id, p.track_id, p.served_on, p.state, p.snoozes, t.times, p.comes_back_at, t.because::text as because
          from unnest(@UserIds::text[], @Days::date[]) as d (user_id, day)
          join lesson_progress p on p.team_id = @TeamId and p.user_id = d.user_id and p.served_on = d.day
          join lesson_turn t on t.team_id = p.team_id and t.user_id = p.user_id and t.lesson_id = p.lesson_id
        """;

    /// <summary>The turns of the days that have one, by learner.</summary>
    public static Task<Dictionary<string, Turn>> FindAsync(NpgsqlTransaction transaction, IReadOnlyList<LessonDay> days, CancellationToken cancel) =>
        ReadAsync(transaction, FindSql, new
        {
            days[0].Learner.Key.TeamId,
            UserIds = Users(days),
            Days = days.Select(day => day.Day).ToArray(),
        }, cancel);

    private const string ServeSql = """
        insert into lesson_turn (team_id, user_id, lesson_id, track_id, because, served_on)
        select @TeamId, d.user_id, d.lesson_id, d.track_id, d.because::jsonb, d.day
          from unnest(@UserIds::text[], @LessonIds::text[], @TrackIds::text[], @Becauses::text[], @Days::date[]) as d (user_id, lesson_id, track_id, because, day)
            on conflict (team_id, user_id, lesson_id) do update
           set track_id = excluded.track_id, because = excluded.because, served_on = excluded.served_on, comes_back_at = null,
               times = lesson_turn.times + 1
         where lesson_turn.state = 'open'
        returning user_id, turn_id, lesson_id, track_id, served_on, state, snoozes, times, comes_back_at, because::text as because
        """;

    /// <summary>
    /// The chosen lessons' turns are on these days: their first, or once more when they were not answered on an earlier one. By learner; without those
    /// whose lesson was closed by a click that came between.
    /// </summary>
    public static Task<Dictionary<string, Turn>> ServeAsync(NpgsqlTransaction transaction, IReadOnlyList<ChosenLesson> chosen, CancellationToken cancel) =>
        ReadAsync(transaction, ServeSql, new
        {
            chosen[0].Day.Learner.Key.TeamId,
            UserIds = chosen.Select(one => one.Day.Learner.Key.UserId).ToArray(),
            LessonIds = chosen.Select(one => one.Lesson.LessonId).ToArray(),
            TrackIds = chosen.Select(one => one.Lesson.TrackId).ToArray(),
            Becauses = chosen.Select(one => BecauseJson.Write(one.Lesson)).ToArray(),
            Days = chosen.Select(one => one.Day.Day).ToArray(),
        }, cancel);

    private static async Task<Dictionary<string, Turn>> ReadAsync(NpgsqlTransaction transaction, string sql, object parameters, CancellationToken cancel)
    {
        var turns = await transaction.Connection!.QueryAsync<string, Turn, (string UserId, Turn Turn)>(
            new CommandDefinition(sql, parameters, transaction, cancellationToken: cancel), (user, turn) => (user, turn), splitOn: "turn_id");
        return turns.ToDictionary(row => row.UserId, row => row.Turn);
    }

    private static string[] Users(IReadOnlyList<LessonDay> days) => [.. days.Select(day => day.Learner.Key.UserId)];
}
