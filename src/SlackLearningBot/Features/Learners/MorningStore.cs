using Dapper;
using Npgsql;

namespace SlackLearningBot.Features.Learners;

/// <summary>How many people of a workspace have their next lesson at an instant, and over how many minutes these are spread.</summary>
internal sealed record Morning(string TeamId, DateTimeOffset DueAt, int Learners, int Minutes, bool HasGrown);

/// <summary>So many more people at an instant, or fewer.</summary>
internal sealed record MorningChange(string TeamId, DateTimeOffset DueAt, int Learners);

/// <summary>All writing on <c>morning</c>.</summary>
internal static class MorningStore
{
    // All mornings of a transaction in one statement and in one order: two people who move in opposite directions wait for each other and not for ever.
    // A row is made for a morning that only loses, too, because it has to be locked in its turn; the cleaner takes it.
    private const string ChangeSql = """
        with moved as (
            select team_id, due_at, change
              from unnest(@TeamIds::text[], @DueAts::timestamptz[], @Changes::int[]) as new (team_id, due_at, change)
        )
        insert into morning (team_id, due_at, learners)
        select team_id, due_at, greatest(0, change)
          from moved
         order by team_id, due_at
            on conflict (team_id, due_at) do update
           set learners = greatest(0, morning.learners + (select m.change from moved m where m.team_id = excluded.team_id and m.due_at = excluded.due_at))
        returning team_id, due_at, learners, minutes,
                  (select m.change > 0 from moved m where m.team_id = morning.team_id and m.due_at = morning.due_at) as has_grown
        """;

    /// <summary>So many more or fewer at each, each named once; answers what that makes, with the minutes of before.</summary>
    public static async Task<IReadOnlyList<Morning>> ChangeAsync(NpgsqlTransaction transaction, IReadOnlyList<MorningChange> changes, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<Morning>(new CommandDefinition(ChangeSql, new
        {
            TeamIds = changes.Select(one => one.TeamId).ToArray(),
            DueAts = changes.Select(one => one.DueAt.UtcDateTime).ToArray(),
            Changes = changes.Select(one => one.Learners).ToArray(),
        }, transaction, cancellationToken: cancel))).AsList();

    private const string SaveMinutesSql = """
        update morning m
           set minutes = new.minutes
          from unnest(@TeamIds::text[], @DueAts::timestamptz[], @Minutes::int[]) as new (team_id, due_at, minutes)
         where m.team_id = new.team_id and m.due_at = new.due_at
        """;

    public static Task SaveMinutesAsync(NpgsqlTransaction transaction, IReadOnlyList<Morning> changed, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(SaveMinutesSql, new
        {
            TeamIds = changed.Select(one => one.TeamId).ToArray(),
            DueAts = changed.Select(one => one.DueAt.UtcDateTime).ToArray(),
            Minutes = changed.Select(one => one.Minutes).ToArray(),
        }, transaction, cancellationToken: cancel));

    private const string ReadToldSql = "select team_id, due_at, learners, minutes, false as has_grown from morning where due_at > @From and due_at <= @Until and minutes > 0";

    /// <summary>The spread mornings of this time, of all workspaces.</summary>
    public static async Task<IReadOnlyDictionary<(string TeamId, DateTimeOffset DueAt), int>> ReadToldAsync(
        NpgsqlConnection connection, DateTimeOffset from, DateTimeOffset until, CancellationToken cancel) =>
        (await connection.QueryAsync<Morning>(new CommandDefinition(ReadToldSql, new { From = from, Until = until }, cancellationToken: cancel)))
            .ToDictionary(morning => (morning.TeamId, morning.DueAt), morning => morning.Minutes);

    private const string CleanSql = "delete from morning where due_at < @Before";

    /// <summary>Forgets mornings that are long over.</summary>
    public static Task CleanAsync(NpgsqlConnection connection, DateTimeOffset before, CancellationToken cancel) =>
        connection.ExecuteAsync(new CommandDefinition(CleanSql, new { Before = before }, cancellationToken: cancel));
}
