using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Choosing;

namespace SlackLearningBot.Features.Lessons;

/// <summary>Reads the lessons that came as often as a lesson comes by itself and were never answered.</summary>
internal static class RestingStore
{
    private const string ReadSql = """
        select l.title, d.channel, d.ts
          from lesson_turn t
          join lesson_progress p on p.team_id = t.team_id and p.user_id = t.user_id and p.lesson_id = t.lesson_id
          join enrolment e on e.team_id = t.team_id and e.user_id = t.user_id and e.track_id = t.track_id and e.left_at is null
          join lesson l on l.team_id = t.team_id and l.lesson_id = t.lesson_id and l.retired_at is null
          left join delivery d on d.team_id = t.team_id and d.recipient = t.user_id and d.kind = @Kind
                              and d.slot = to_char(t.served_on, 'YYYY-MM-DD') and d.state = 'sent' and d.ts is not null
         where t.team_id = @TeamId and t.user_id = @UserId and t.times >= @Times and t.served_on < @Today
           and p.state = 'open' and coalesce(p.comes_back_at <= @Now, true)
         order by t.served_on desc
         limit @Most
        """;

    /// <summary>The newest of them, at most <paramref name="most"/>, with the message that showed each.</summary>
    public static async Task<IReadOnlyList<RestingLesson>> ReadAsync(
        NpgsqlTransaction transaction, LearnerKey learner, DateOnly today, DateTimeOffset now, int most, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<RestingLesson>(new CommandDefinition(
            ReadSql,
            new { learner.TeamId, learner.UserId, Kind = Seams.Asked.Lesson, Times = LessonProgress.MostTimes, Today = today, Now = now, Most = most },
            transaction,
            cancellationToken: cancel))).AsList();
}

/// <summary>A lesson that waits to be asked for, and where its message stands.</summary>
internal sealed record RestingLesson
{
    public required string Title { get; init; }
    public string? Channel { get; init; }
    public string? Ts { get; init; }
}
