using Dapper;
using Npgsql;
using SlackLearningBot.Data;

namespace SlackLearningBot.Features.Digest;

/// <summary>Who wants the weekly note, and for whom it is right.</summary>
internal static class DigestStore
{
    private const string FindQuietSql = """
        select q.team_id, q.user_id
          from unnest(@TeamIds::text[], @UserIds::text[]) as p (team_id, user_id)
          join digest_quiet q on q.team_id = p.team_id and q.user_id = p.user_id
        """;

    /// <summary>Those who want none.</summary>
    public static async Task<IReadOnlySet<LearnerKey>> FindQuietAsync(NpgsqlTransaction transaction, IReadOnlyList<LearnerKey> people, CancellationToken cancel)
    {
        var quiet = await transaction.Connection!.QueryAsync<(string TeamId, string UserId)>(new CommandDefinition(FindQuietSql, new
        {
            TeamIds = people.Select(person => person.TeamId).ToArray(),
            UserIds = people.Select(person => person.UserId).ToArray(),
        }, transaction, cancellationToken: cancel));
        return quiet.Select(one => new LearnerKey(one.TeamId, one.UserId)).ToHashSet();
    }

    private const string ReadReadersSql = """
        select l.user_id, l.zone, l.paused_until, l.next_lesson_at, coalesce(m.minutes, 0) as minutes,
               exists (select from digest_quiet q where q.team_id = l.team_id and q.user_id = l.user_id) as is_quiet,
               c.unreachable is not null as is_unreachable,
               case when c.nudges_a_day = 0 then 'Person' when least(d.nudges_a_day, @Most::int) = 0 then 'Others' end as no_messages
          from learner l
          left join contact c on c.team_id = l.team_id and c.user_id = l.user_id
          left join workspace_default d on d.team_id = l.team_id
          left join morning m on m.team_id = l.team_id and m.due_at = l.next_lesson_at
         where l.team_id = @TeamId and l.user_id = any(@UserIds) and l.stopped_at is null
        """;

    /// <summary>Those of the people who are learning. <paramref name="most"/> messages a day there may be anywhere.</summary>
    public static async Task<IReadOnlyDictionary<string, DigestReader>> ReadReadersAsync(
        NpgsqlTransaction transaction, string teamId, IEnumerable<string> userIds, int most, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<DigestReader>(new CommandDefinition(
            ReadReadersSql, new { TeamId = teamId, UserIds = userIds.ToArray(), Most = most }, transaction, cancellationToken: cancel))).ToDictionary(reader => reader.UserId);

    private const string QuietSql = """
        insert into digest_quiet (team_id, user_id, since)
        select l.team_id, l.user_id, @Now
          from learner l
         where l.team_id = @TeamId and l.user_id = @UserId
           for key share
            on conflict do nothing
        """;

    /// <summary>No weekly note any more.</summary>
    public static Task QuietAsync(NpgsqlTransaction transaction, LearnerKey person, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(QuietSql, new { person.TeamId, person.UserId, Now = now }, transaction, cancellationToken: cancel));

    private const string WantSql = "delete from digest_quiet where team_id = @TeamId and user_id = @UserId";

    public static Task WantAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(WantSql, person, transaction, cancellationToken: cancel));
}

/// <summary>A learner for whom a note may be written.</summary>
internal sealed record DigestReader
{
    public required string UserId { get; init; }
    public required string Zone { get; init; }
    public DateOnly? PausedUntil { get; init; }
    public required DateTimeOffset NextLessonAt { get; init; }

    /// <summary>Over how many minutes that morning is spread.</summary>
    public required int Minutes { get; init; }

    /// <summary>They want none.</summary>
    public required bool IsQuiet { get; init; }
    public required bool IsUnreachable { get; init; }

    /// <summary>Set when no lesson comes by itself.</summary>
    public NoMessages? NoMessages { get; init; }
}
