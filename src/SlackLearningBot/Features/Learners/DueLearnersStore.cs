using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Features.Learners;

/// <summary>Who is due, over all workspaces: costs what is due, not what exists.</summary>
internal static class DueLearnersStore
{
    private const string CountDueSql = "select team_id, count(*)::int as learners from learner where next_lesson_at <= @Now group by team_id";

    /// <summary>How many are due in each workspace.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> CountDueAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancel) =>
        (await connection.QueryAsync<(string TeamId, int Learners)>(new CommandDefinition(CountDueSql, new { Now = now }, cancellationToken: cancel)))
            .ToDictionary(team => team.TeamId, team => team.Learners);

    // The person is only looked up: somebody who left the company, or whom Slack said for good that we cannot reach, is not written to, and comes
    // back when Slack says so or they do something. The same holds for a workspace that uninstalled the bot: its learners' days pass by, so that nothing has piled up when it comes back.
    // The lock leaves room for the one a click takes when it is noted as a sign of life.
    private const string ClaimDueSql = """
        select l.team_id, l.user_id, l.zone, l.hour, l.days, l.paused_until, l.next_lesson_at,
               coalesce(p.deleted, false) or i.team_id is null or c.unreachable is not null as is_away, k.home, k.calendar,
               l.ctid::text as place
          from learner l
          left join person p on p.team_id = l.team_id and p.user_id = l.user_id
          left join installation i on i.team_id = l.team_id and i.state = 'active'
          left join contact c on c.team_id = l.team_id and c.user_id = l.user_id
          left join workspace_default d on d.team_id = l.team_id
          left join lateral calendar_of(l.team_id, c.calendar, p.country, d.calendar) k on true
         where l.next_lesson_at <= @Now
         order by l.next_lesson_at
         limit @Most
           for no key update of l skip locked
        """;

    /// <summary>Claims learners whose lesson is due until the transaction ends; those another process holds are left to it.</summary>
    public static async Task<IReadOnlyList<DueLearner>> ClaimDueAsync(NpgsqlTransaction transaction, int most, DateTimeOffset now, CancellationToken cancel)
    {
        var due = await transaction.Connection!.QueryAsync<DueLearner>(new CommandDefinition(
            ClaimDueSql, new { Now = now, Most = most }, transaction, cancellationToken: cancel));
        return due.AsList();
    }

    // A claimed row stays where it is until the transaction ends, so it need not be looked for again.
    private const string SaveNextSql = """
        update learner l
           set next_lesson_at = n.next_lesson_at
          from unnest(@Places::text[]::tid[], @TeamIds::text[], @UserIds::text[], @NextLessonAts::timestamptz[]) as n (place, team_id, user_id, next_lesson_at)
         where l.ctid = n.place and l.team_id = n.team_id and l.user_id = n.user_id
        """;

    // For the case that somebody changed one of them in this very transaction.
    private const string SaveMovedSql = """
        update learner l
           set next_lesson_at = n.next_lesson_at
          from unnest(@TeamIds::text[], @UserIds::text[], @NextLessonAts::timestamptz[]) as n (team_id, user_id, next_lesson_at)
         where l.team_id = n.team_id and l.user_id = n.user_id
        """;

    /// <summary>When the next lesson of each of those comes who were claimed in this transaction.</summary>
    public static async Task SaveNextAsync(NpgsqlTransaction transaction, IReadOnlyList<(DueLearner Learner, DateTimeOffset Next)> nexts, CancellationToken cancel)
    {
        var rows = new
        {
            Places = nexts.Select(next => next.Learner.Place).ToArray(),
            TeamIds = nexts.Select(next => next.Learner.TeamId).ToArray(),
            UserIds = nexts.Select(next => next.Learner.UserId).ToArray(),
            NextLessonAts = nexts.Select(next => next.Next.UtcDateTime).ToArray(),
        };
        if (await transaction.Connection!.ExecuteAsync(new CommandDefinition(SaveNextSql, rows, transaction, cancellationToken: cancel)) != nexts.Count)
        {
            await transaction.Connection!.ExecuteAsync(new CommandDefinition(SaveMovedSql, rows, transaction, cancellationToken: cancel));
        }
    }
}

/// <summary>A learner whose lesson is due.</summary>
internal sealed record DueLearner
{
    public required string TeamId { get; init; }
    public required string UserId { get; init; }
    public required string Zone { get; init; }
    public required TimeOnly Hour { get; init; }
    public required short Days { get; init; }
    public DateOnly? PausedUntil { get; init; }
    public required DateTimeOffset NextLessonAt { get; init; }

    /// <summary>Slack says that the account is deactivated or cannot be written to, or the bot is not installed there now.</summary>
    public required bool IsAway { get; init; }

    /// <summary>Whose holidays are theirs; null when nobody said.</summary>
    public string? Home { get; init; }

    public string? Calendar { get; init; }

    /// <summary>Where the row stands while it is claimed.</summary>
    public required string Place { get; init; }

    public CalendarKey? CalendarKey => Home is null || Calendar is null ? null : new CalendarKey(Home, Calendar);

    public LearnerKey Key => new(TeamId, UserId);

    public Rhythm Rhythm => new(Zone, Hour, (LearningDays)Days);
}
