using Dapper;
using Npgsql;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Gatherings;

/// <summary>What a gathering is about, and who hosts it.</summary>
internal static class GatheringStore
{
    private const string AddSql = """
        insert into gathering (team_id, gathering_id, kind, title, abstract, skills, wished, owner, proposed_by, state, day, created_at)
        values (@TeamId, @GatheringId, @Kind, @Title, @Abstract, @Skills, @Wished, @UserId, case when @HeldOn::date is null then @UserId end, case when @HeldOn::date is null then 'proposed' else 'held' end, @HeldOn::date, @Now)
            on conflict do nothing
        """;

    /// <summary>False when it is there already.</summary>
    public static async Task<bool> AddAsync(NpgsqlTransaction transaction, NewGathering one, DateTimeOffset now, CancellationToken cancel) =>
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(AddSql, new
        {
            one.By.TeamId, one.By.UserId, one.GatheringId, one.Kind, one.Words.Title, one.Words.Abstract, Skills = one.Words.Skills.ToArray(), one.Wished, one.HeldOn, Now = now,
        }, transaction, cancellationToken: cancel)) == 1;

    private const string DescribeSql = """
        update gathering set title = @Title, abstract = @Abstract, skills = @Skills where team_id = @TeamId and gathering_id = @GatheringId
        """;

    public static Task DescribeAsync(NpgsqlTransaction transaction, string teamId, Guid gatheringId, GatheringWords words, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            DescribeSql, new { TeamId = teamId, GatheringId = gatheringId, words.Title, words.Abstract, Skills = words.Skills.ToArray() }, transaction, cancellationToken: cancel));

    private const string DropHostsSql = """
        delete from gathering_host where team_id = @TeamId and gathering_id = @GatheringId and not user_id = any(@Hosts) returning user_id, told >= 0 as was_told
        """;

    /// <summary>Who is not among them hosts it no longer: those who had heard of it.</summary>
    public static async Task<IReadOnlyList<string>> DropHostsAsync(NpgsqlTransaction transaction, string teamId, Guid gatheringId, IReadOnlyList<string> hosts, CancellationToken cancel) =>
        [
            .. (await transaction.Connection!.QueryAsync<(string UserId, bool WasTold)>(new CommandDefinition(
                DropHostsSql, new { TeamId = teamId, GatheringId = gatheringId, Hosts = hosts.Distinct().ToArray() }, transaction, cancellationToken: cancel)))
                .Where(one => one.WasTold).Select(one => one.UserId),
        ];

    private const string SaveHostsSql = """
        insert into gathering_host (team_id, gathering_id, user_id, position)
        select @TeamId, @GatheringId, h.user_id, h.position
          from unnest(@Hosts::text[]) with ordinality as h (user_id, position)
            on conflict (team_id, gathering_id, user_id) do update set position = excluded.position
        """;

    public static Task SaveHostsAsync(NpgsqlTransaction transaction, string teamId, Guid gatheringId, IReadOnlyList<string> hosts, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            SaveHostsSql, new { TeamId = teamId, GatheringId = gatheringId, Hosts = hosts.Distinct().ToArray() }, transaction, cancellationToken: cancel));

    private const string PlanSql = """
        update gathering
           set state = 'planned', starts_at = @StartsAt, day = @Day, minutes = @Minutes, place = @Place, seats = @Seats, sequence = @Sequence, next_step_at = @EndsAt,
               moved_sequence = case when starts_at <> @StartsAt then @Sequence else moved_sequence end,
               before_at = case when starts_at <> @StartsAt then case when before_at > @Now then least(before_at, starts_at) else starts_at end else before_at end,
               owner = case when state = 'proposed' then @By else owner end
         where team_id = @TeamId and gathering_id = @GatheringId
        """;

    /// <summary>Whoever gives it its first date looks after it from then on.</summary>
    public static Task PlanAsync(NpgsqlTransaction transaction, Gathering gathering, string by, GatheringPlan plan, int sequence, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(PlanSql, new
        {
            gathering.TeamId, gathering.GatheringId, plan.StartsAt, plan.Day, Minutes = (short)plan.Minutes, plan.Place, plan.Seats, Sequence = sequence,
            EndsAt = plan.StartsAt.AddMinutes(plan.Minutes), By = by, Now = now,
        }, transaction, cancellationToken: cancel));

    private const string KnowSql = "update gathering set before_at = null where team_id = @TeamId and gathering_id = @GatheringId";

    /// <summary>Everybody was told when it is.</summary>
    public static Task KnowAsync(NpgsqlTransaction transaction, Gathering gathering, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(KnowSql, new { gathering.TeamId, gathering.GatheringId }, transaction, cancellationToken: cancel));

    private const string CallOffSql = """
        update gathering set state = 'cancelled', sequence = sequence + 1, next_step_at = null where team_id = @TeamId and gathering_id = @GatheringId
        """;

    public static Task CallOffAsync(NpgsqlTransaction transaction, Gathering gathering, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(CallOffSql, new { gathering.TeamId, gathering.GatheringId }, transaction, cancellationToken: cancel));

    private const string EndDueSql = """
        update gathering g
           set state = 'held', next_step_at = null
          from (select team_id, gathering_id from gathering where next_step_at <= @Now order by next_step_at limit @Most for update skip locked) due
         where g.team_id = due.team_id and g.gathering_id = due.gathering_id
        returning g.team_id, g.gathering_id
        """;

    /// <summary>What is over counts as held.</summary>
    public static async Task<IReadOnlyList<(string TeamId, Guid GatheringId)>> EndDueAsync(NpgsqlTransaction transaction, DateTimeOffset now, int most, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<(string, Guid)>(new CommandDefinition(EndDueSql, new { Now = now, Most = most }, transaction, cancellationToken: cancel))).AsList();
}
