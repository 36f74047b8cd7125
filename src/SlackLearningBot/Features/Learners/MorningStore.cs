using Dapper;
using Npgsql;

namespace SlackLearningBot.Features.Learners;

/// <summary>How many people of a workspace have their next lesson at an instant, and over how many minutes these are spread.</summary>
internal sealed record Morning(string TeamId, DateTimeOffset DueAt, int Learners, int Minutes);

/// <summary>All writing on <c>morning</c>.</summary>
internal static class MorningStore
{
    private const string JoinSql = """
        insert into morning (team_id, due_at, learners)
        select team_id, due_at, learners
          from unnest(@TeamIds::text[], @DueAts::timestamptz[], @Learners::int[]) as new (team_id, due_at, learners)
         order by team_id, due_at
            on conflict (team_id, due_at) do update set learners = morning.learners + excluded.learners
        returning team_id, due_at, learners, minutes
        """;

    /// <summary>So many more at each; answers what that makes, with the minutes of before.</summary>
    public static async Task<IReadOnlyList<Morning>> JoinAsync(NpgsqlTransaction transaction, IReadOnlyList<Morning> more, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<Morning>(new CommandDefinition(JoinSql, new
        {
            TeamIds = more.Select(one => one.TeamId).ToArray(),
            DueAts = more.Select(one => one.DueAt.UtcDateTime).ToArray(),
            Learners = more.Select(one => one.Learners).ToArray(),
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

    private const string LeaveSql = "update morning set learners = greatest(0, learners - @Learners) where team_id = @TeamId and due_at = @DueAt";

    public static Task LeaveAsync(NpgsqlTransaction transaction, string teamId, DateTimeOffset dueAt, int learners, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(LeaveSql, new { TeamId = teamId, DueAt = dueAt, Learners = learners }, transaction, cancellationToken: cancel));

    private const string ReadToldSql = "select team_id, due_at, learners, minutes from morning where due_at > @From and due_at <= @Until and minutes > 0";

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
