using Dapper;
using Npgsql;

namespace SlackLearningBot.Features.Programmes;

/// <summary>All writing on <c>programme_channel</c>: the channel of a group's own, from the wish to the channel.</summary>
internal static class ChannelStore
{
    private const string WishSql = """
        insert into programme_channel (team_id, cohort_id, name, is_private)
        values (@TeamId, @CohortId, @Name, @IsPrivate)
            on conflict (team_id, cohort_id) do update
           set name = excluded.name, is_private = excluded.is_private, is_tried = false, channel_id = null, author_asked = false, problem = null
         where programme_channel.problem is not null
        """;

    /// <summary>A new one is wished for; nothing happens when there is one that works, or one is on its way.</summary>
    public static async Task<bool> WishAsync(NpgsqlTransaction transaction, Cohort cohort, ChannelWish wish, CancellationToken cancel) =>
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            WishSql, new { cohort.TeamId, cohort.CohortId, wish.Name, wish.IsPrivate }, transaction, cancellationToken: cancel)) == 1;

    private const string FindSql = """
        select name, is_private, is_tried, channel_id, problem, problems
          from programme_channel
         where team_id = @TeamId and cohort_id = @CohortId
        """;

    /// <summary>Null when the group wants none.</summary>
    public static Task<CohortChannel?> FindAsync(NpgsqlTransaction transaction, Cohort cohort, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<CohortChannel>(new CommandDefinition(
            FindSql, new { cohort.TeamId, cohort.CohortId }, transaction, cancellationToken: cancel));

    private const string TrySql = """
        update programme_channel h
           set is_tried = true
          from (select t.team_id, t.cohort_id, t.is_tried
                  from programme_channel t
                  join programme_cohort c on c.team_id = t.team_id and c.cohort_id = t.cohort_id and c.state = 'running'
                 where t.team_id = @TeamId and t.cohort_id = @CohortId and t.channel_id is null and t.problem is null
                   for no key update of t) was
         where h.team_id = was.team_id and h.cohort_id = was.cohort_id
        returning h.name, h.is_private, was.is_tried, h.channel_id, h.problem, h.problems
        """;

    /// <summary>It is about to be made. Answers how it was wished for, and whether this was tried before; null when it is not wanted any more.</summary>
    public static Task<CohortChannel?> TryAsync(NpgsqlTransaction transaction, string teamId, Guid cohort, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<CohortChannel>(new CommandDefinition(
            TrySql, new { TeamId = teamId, CohortId = cohort }, transaction, cancellationToken: cancel));

    private const string SaveSql = """
        update programme_channel
           set channel_id = @ChannelId, name = @Name
         where team_id = @TeamId and cohort_id = @CohortId and channel_id is null and problem is null
           and not exists (select from programme_channel other where other.team_id = @TeamId and other.channel_id = @ChannelId)
        """;

    /// <summary>It is made. False when it is another group's.</summary>
    public static async Task<bool> SaveAsync(NpgsqlTransaction transaction, Cohort cohort, string channelId, string name, CancellationToken cancel) =>
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            SaveSql, new { cohort.TeamId, cohort.CohortId, ChannelId = channelId, Name = name }, transaction, cancellationToken: cancel)) == 1;

    private const string RefuseSql = """
        update programme_channel
           set problem = @Problem, problems = problems + 1, is_tried = false
         where team_id = @TeamId and cohort_id = @CohortId and problem is null
        """;

    /// <summary>Slack does not let us make or use it. False when that is known already.</summary>
    public static async Task<bool> RefuseAsync(NpgsqlTransaction transaction, Cohort cohort, string problem, CancellationToken cancel) =>
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            RefuseSql, new { cohort.TeamId, cohort.CohortId, Problem = problem }, transaction, cancellationToken: cancel)) == 1;

    private const string RetrySql = "update programme_channel set problem = null where team_id = @TeamId and cohort_id = @CohortId and problem is not null";

    /// <summary>What stood in its way may be gone.</summary>
    public static Task RetryAsync(NpgsqlTransaction transaction, Cohort cohort, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(RetrySql, new { cohort.TeamId, cohort.CohortId }, transaction, cancellationToken: cancel));

    private const string AuthorAskedSql = "update programme_channel set author_asked = true where team_id = @TeamId and cohort_id = @CohortId";

    /// <summary>Whoever opened the group was brought in.</summary>
    public static Task NoteAuthorAskedAsync(NpgsqlTransaction transaction, Cohort cohort, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(AuthorAskedSql, new { cohort.TeamId, cohort.CohortId }, transaction, cancellationToken: cancel));

    private const string FindWishedSql = """
        select h.team_id, h.cohort_id
          from programme_channel h
          join programme_cohort c on c.team_id = h.team_id and c.cohort_id = h.cohort_id and c.state = 'running'
         where h.channel_id is null and h.problem is null
        """;

    /// <summary>Groups whose channel is still to be made.</summary>
    public static async Task<IReadOnlyList<(string TeamId, Guid CohortId)>> FindWishedAsync(NpgsqlTransaction transaction, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<(string, Guid)>(new CommandDefinition(FindWishedSql, transaction: transaction, cancellationToken: cancel))).AsList();

    // From the channels that can be used: people of a group whose channel was refused stay due, and nobody goes through them each minute.
    private const string FindDueSql = """
        select h.team_id, h.cohort_id
          from programme_channel h
          join programme_cohort c on c.team_id = h.team_id and c.cohort_id = h.cohort_id and c.state = 'running'
         where h.channel_id is not null and h.problem is null
           and exists (select from programme_member m where m.team_id = h.team_id and m.cohort_id = h.cohort_id and m.channel_at <= @Now)
        """;

    /// <summary>Groups of which somebody is to be brought into the channel now.</summary>
    public static async Task<IReadOnlyList<(string TeamId, Guid CohortId)>> FindDueAsync(NpgsqlTransaction transaction, DateTimeOffset now, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<(string, Guid)>(new CommandDefinition(FindDueSql, new { Now = now }, transaction, cancellationToken: cancel))).AsList();

    private const string ReadLateSql = """
        select m.user_id, coalesce(l.zone, p.zone, m.zone) as zone, l.days
          from programme_channel h
          join programme_member m on m.team_id = h.team_id and m.cohort_id = h.cohort_id and m.channel_at < @Since
          left join learner l on l.team_id = m.team_id and l.user_id = m.user_id and l.stopped_at is null
          left join person p on p.team_id = m.team_id and p.user_id = m.user_id
         where h.team_id = @TeamId and h.cohort_id = @CohortId and h.channel_id is not null and h.problem is null
        """;

    /// <summary>Whose moment to be brought into the channel passed before then: the channel was not there, or could not be used.</summary>
    public static async Task<IReadOnlyList<ToldPerson>> ReadLateAsync(NpgsqlTransaction transaction, Cohort cohort, DateTimeOffset since, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<ToldPerson>(new CommandDefinition(
            ReadLateSql, new { cohort.TeamId, cohort.CohortId, Since = since }, transaction, cancellationToken: cancel))).AsList();

    private const string FindPortionSql = """
        select h.channel_id, case when not h.author_asked and c.author_id ~ '^[UW]' then c.author_id end as author_id,
               array(select m.user_id
                       from programme_member m
                      where m.team_id = h.team_id and m.cohort_id = h.cohort_id and m.channel_at <= @Now
                      order by m.channel_at, m.user_id
                      limit @Most) as user_ids,
               array(select q.user_id
                       from programme_member m
                       join contact q on q.team_id = m.team_id and q.user_id = m.user_id and q.silent_until = 'infinity'
                      where m.team_id = h.team_id and m.cohort_id = h.cohort_id and m.channel_at <= @Now) as silent_ids
          from programme_channel h
          join programme_cohort c on c.team_id = h.team_id and c.cohort_id = h.cohort_id and c.state = 'running'
         where h.team_id = @TeamId and h.cohort_id = @CohortId and h.channel_id is not null and h.problem is null
        """;

    /// <summary>Who is to be brought into the channel next; null when it cannot be used.</summary>
    public static Task<ChannelPortion?> FindPortionAsync(NpgsqlTransaction transaction, string teamId, Guid cohort, int most, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<ChannelPortion>(new CommandDefinition(
            FindPortionSql, new { TeamId = teamId, CohortId = cohort, Most = most, Now = now }, transaction, cancellationToken: cancel));
}

/// <summary>The channel of a group as it is kept.</summary>
internal sealed record CohortChannel
{
    /// <summary>As it was to be made; people may have renamed it since.</summary>
    public required string Name { get; init; }
    public required bool IsPrivate { get; init; }

    /// <summary>It may be there although nobody heard of it.</summary>
    public required bool IsTried { get; init; }

    /// <summary>Null until it is made.</summary>
    public string? ChannelId { get; init; }

    /// <summary>Slack's word for why it cannot be made or used.</summary>
    public string? Problem { get; init; }

    /// <summary>How often its owner heard of one.</summary>
    public required int Problems { get; init; }
}

/// <summary>The channel that an owner wants for a group.</summary>
internal sealed record ChannelWish(string Name, bool IsPrivate);

/// <summary>Who is brought into a channel by one call.</summary>
internal sealed record ChannelPortion
{
    public required string ChannelId { get; init; }

    /// <summary>Null when they were brought in, or are erased.</summary>
    public string? AuthorId { get; init; }
    public required string[] UserIds { get; init; }

    /// <summary>Whoever said stop is not brought in, though their turn has come.</summary>
    public required string[] SilentIds { get; init; }

    public IReadOnlyList<string> Everybody => [.. AuthorId is null ? Array.Empty<string>() : [AuthorId], .. UserIds.Except(SilentIds).Where(one => one != AuthorId)];
}
