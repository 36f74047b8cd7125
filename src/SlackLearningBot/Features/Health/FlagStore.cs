using Dapper;
using Npgsql;
using SlackLearningBot.Learning.Health;

namespace SlackLearningBot.Features.Health;

/// <summary>All writing on <c>question_flag</c> and <c>health_pass</c>.</summary>
internal sealed class FlagStore(NpgsqlDataSource database)
{
    private const string FindDueSql = """
        select i.team_id
          from installation i
          left join health_pass p on p.team_id = i.team_id
         where i.state = 'active' and coalesce(p.looked_on < @Monday, true)
         order by i.team_id
        """;

    /// <summary>Workspaces that were not looked at this week.</summary>
    public async Task<IReadOnlyList<string>> FindDueAsync(DateOnly monday, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return (await connection.QueryAsync<string>(new CommandDefinition(FindDueSql, new { Monday = monday }, cancellationToken: cancel))).AsList();
    }

    // The first to come takes the week: the row waits for whoever is at it.
    private const string TakeSql = """
        insert into health_pass as p (team_id, looked_on)
        values (@TeamId, @Monday)
            on conflict (team_id) do update set looked_on = excluded.looked_on where p.looked_on < excluded.looked_on
        """;

    /// <summary>False when somebody did this week's already.</summary>
    public static async Task<bool> TakeAsync(NpgsqlTransaction transaction, string teamId, DateOnly monday, CancellationToken cancel) =>
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(TakeSql, new { TeamId = teamId, Monday = monday }, transaction, cancellationToken: cancel)) == 1;

    private const string SaveSql = """
        insert into question_flag as f (team_id, question_id, question_version, reasons, found_on)
        select @TeamId, n.question_id, n.version, string_to_array(n.reasons, ','), @Monday
          from unnest(@QuestionIds::text[], @Versions::int[], @Reasons::text[]) as n (question_id, version, reasons)
            on conflict (team_id, question_id, question_version) do update set reasons = excluded.reasons where f.reasons <> excluded.reasons;
        delete from question_flag f
         where f.team_id = @TeamId
           and not exists (select from unnest(@QuestionIds::text[], @Versions::int[]) as n (question_id, version) where n.question_id = f.question_id and n.version = f.question_version)
        """;

    /// <summary>These are to be looked at, and no others; since when stays.</summary>
    public static Task SaveAsync(NpgsqlTransaction transaction, string teamId, DateOnly monday, IReadOnlyCollection<QuestionRecord> flagged, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            SaveSql,
            new
            {
                TeamId = teamId,
                Monday = monday,
                QuestionIds = flagged.Select(one => one.QuestionId).ToArray(),
                Versions = flagged.Select(one => one.Version).ToArray(),
                Reasons = flagged.Select(one => string.Join(',', one.Reasons)).ToArray(),
            },
            transaction,
            cancellationToken: cancel));

    // A lesson's owner is a person or an e-mail; of a lesson without one, or whose owner is not here, the owners of the workspace hear.
    private const string ReadSql = """
        select f.question_id, f.question_version, f.reasons, f.found_on, q.ask, l.title, h.user_id, coalesce(n.zone, p.zone) as zone
          from question_flag f
          join question q on q.team_id = f.team_id and q.question_id = f.question_id and q.version = f.question_version and q.retired_at is null
          join lesson l on l.team_id = q.team_id and l.lesson_id = q.lesson_id and l.retired_at is null
          left join lateral (
               select p.user_id
                 from person p
                where p.team_id = l.team_id and (p.user_id = l.owner or lower(p.email) = lower(l.owner)) and not p.deleted
                order by p.user_id
                limit 1) o on true
          left join lateral (
               select o.user_id where o.user_id is not null
                union all
               select g.user_id from role_grant g where o.user_id is null and g.team_id = f.team_id and g.role = 'owner') h on true
          left join learner n on n.team_id = f.team_id and n.user_id = h.user_id
          left join person p on p.team_id = f.team_id and p.user_id = h.user_id
         where f.team_id = @TeamId and (@FoundOn::date is null or f.found_on = @FoundOn::date)
         order by l.title, f.question_id, h.user_id
        """;

    /// <summary>What should be looked at, once for each who should.</summary>
    /// <param name="connection">To read with.</param>
    /// <param name="teamId">The workspace.</param>
    /// <param name="foundOn">Found first on that Monday; null for all.</param>
    /// <param name="cancel">Stops the reading.</param>
    public static async Task<IReadOnlyList<FlaggedQuestion>> ReadAsync(NpgsqlConnection connection, string teamId, DateOnly? foundOn, CancellationToken cancel) =>
        (await connection.QueryAsync<FlaggedQuestion>(new CommandDefinition(ReadSql, new { TeamId = teamId, FoundOn = foundOn }, cancellationToken: cancel))).AsList();

    public async Task<IReadOnlyList<FlaggedQuestion>> ReadAsync(string teamId, DateOnly? foundOn, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await ReadAsync(connection, teamId, foundOn, cancel);
    }
}

/// <summary>A question that should be looked at, and by whom.</summary>
internal sealed record FlaggedQuestion
{
    public required string QuestionId { get; init; }
    public required int QuestionVersion { get; init; }
    public required string[] Reasons { get; init; }
    public required DateOnly FoundOn { get; init; }
    public required string Ask { get; init; }
    public required string Title { get; init; }

    /// <summary>The lesson's owner, or one of the workspace's; null where there is none.</summary>
    public string? UserId { get; init; }

    public string? Zone { get; init; }

    /// <summary>What a later program wrote and this one does not know is left out.</summary>
    public IReadOnlyList<HealthReason> Known => [.. Reasons.Where(reason => Enum.TryParse<HealthReason>(reason, out _)).Select(Enum.Parse<HealthReason>)];
}
