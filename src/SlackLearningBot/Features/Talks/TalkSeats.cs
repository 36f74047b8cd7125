using Dapper;
using Npgsql;
using SlackLearningBot.Data;

namespace SlackLearningBot.Features.Talks;

/// <summary>How many come to a talk, and what the person who looks at it said.</summary>
internal sealed record TalkSeats
{
    /// <summary>How many have a seat.</summary>
    public required int Coming { get; init; }

    /// <summary>How many wait for one.</summary>
    public required int Waiting { get; init; }

    /// <summary>'yes', 'waiting', 'no', or null.</summary>
    public string? Answer { get; init; }
    public DateTimeOffset? AttendedAt { get; init; }

    public bool WantsToCome => Answer is "yes" or "waiting";

    private const string ReadSeatsSql = """
        select (count(*) filter (where p.answer = 'yes'))::int as coming, (count(*) filter (where p.answer = 'waiting'))::int as waiting,
               max(p.answer) filter (where p.user_id = @UserId) as answer, max(p.attended_at) filter (where p.user_id = @UserId) as attended_at
          from gathering_place p
         where p.team_id = @TeamId and p.gathering_id = @TalkId
        """;

    public static Task<TalkSeats> ReadAsync(NpgsqlTransaction transaction, LearnerKey person, Guid talkId, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleAsync<TalkSeats>(new CommandDefinition(
            ReadSeatsSql, new { person.TeamId, person.UserId, TalkId = talkId }, transaction, cancellationToken: cancel));
}
