using Dapper;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>All writing on <c>mentorship_report</c>, and to whom one goes.</summary>
internal static class ReportStore
{
    // An owner who takes part hears nothing of it: the next one does.
    private const string FindContactSql = """
        select c.user_id
          from (select user_id, 0 as turn, named_at as since from mentor_contact where team_id = @TeamId
                 union all
                select user_id, 1, granted_at from role_grant where team_id = @TeamId and role = 'owner') c
          left join person p on p.team_id = @TeamId and p.user_id = c.user_id
         where c.user_id <> all(@Members::text[]) and p.deleted is not true
         order by c.turn, c.since, c.user_id
         limit 1
        """;

    /// <summary>The named person, else the first owner, who takes no part in it; null when there is nobody.</summary>
    public static Task<string?> FindContactAsync(NpgsqlTransaction transaction, Pairing pairing, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<string?>(new CommandDefinition(
            FindContactSql, new { pairing.Facts.TeamId, Members = pairing.Everybody.Select(one => one.UserId).ToArray() }, transaction, cancellationToken: cancel));

    private const string AddSql = """
        insert into mentorship_report (team_id, report_id, mentorship_id, user_id, words, told_id, created_at)
        values (@TeamId, @ReportId, @MentorshipId, @UserId, @Words, @ToldId, @Now)
        """;

    public static Task AddAsync(NpgsqlTransaction transaction, LearnerKey person, Guid report, Guid mentorship, string words, string to, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            AddSql, new { person.TeamId, person.UserId, ReportId = report, MentorshipId = mentorship, Words = words, ToldId = to, Now = now }, transaction, cancellationToken: cancel));

    // Whose delivery is gone was erased, or left nothing behind: nobody read it either.
    private const string SettleSql = """
        update mentorship_report r
           set told_id = null
          from (select o.team_id, o.report_id, coalesce(d.state, 'dropped') = 'sent' as is_read
                  from mentorship_report o
                  left join delivery d on d.team_id = o.team_id and d.recipient = o.told_id and d.kind = @Kind and d.slot = o.report_id::text
                 where o.told_id is not null and (d.state is null or d.state in ('sent', 'dead', 'dropped'))
                 order by o.created_at
                 limit @Most
                   for update of o skip locked) s
         where r.team_id = s.team_id and r.report_id = s.report_id
        returning r.team_id, r.report_id, r.user_id, s.is_read
        """;

    /// <summary>The next of which it is clear by now whether they came; from here on nobody asks after them any more.</summary>
    public static async Task<IReadOnlyList<(string TeamId, Guid ReportId, string UserId, bool IsRead)>> SettleAsync(NpgsqlTransaction transaction, int most, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<(string, Guid, string, bool)>(new CommandDefinition(
            SettleSql, new { Kind = ReportWork.KindName, Most = most }, transaction, cancellationToken: cancel))).AsList();

    private const string FindSql = "select user_id, words from mentorship_report where team_id = @TeamId and report_id = @ReportId";

    public static Task<(string UserId, string Words)?> FindAsync(NpgsqlTransaction transaction, string teamId, Guid report, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<(string, string)?>(new CommandDefinition(
            FindSql, new { TeamId = teamId, ReportId = report }, transaction, cancellationToken: cancel));
}

/// <summary>What somebody reported, to the one person they were told it goes to.</summary>
internal sealed class ReportWork(NpgsqlDataSource database) : IMessageWork
{
    public const string KindName = "mentorship.report";

    public string Kind => KindName;

    public Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) => database.InTransactionAsync<Rendering>(
        async transaction => await ReportStore.FindAsync(transaction, delivery.TeamId, Guid.Parse(delivery.Slot), cancel) is var (user, words)
            ? new Rendering.Post(ReportView.Message(user, words))
            : new Rendering.Drop("erased meanwhile"),
        cancel);
}

/// <summary>The minute's question: did what was reported come? Who wrote it must not wait for help that nobody knows of.</summary>
internal sealed class ReportsDue(NpgsqlDataSource database, Deliveries deliveries, CalendarClock calendar)
{
    private const int BatchSize = 100;

    /// <summary>What did not come for so long does not come any more.</summary>
    public static readonly TimeSpan TooLong = TimeSpan.FromDays(1);

    public async Task SettleAsync(CancellationToken cancel)
    {
        while (await database.InTransactionAsync(transaction => SettleAsync(transaction, cancel), cancel) == BatchSize)
        {
        }
    }

    private async Task<int> SettleAsync(NpgsqlTransaction transaction, CancellationToken cancel)
    {
        var settled = await ReportStore.SettleAsync(transaction, BatchSize, cancel);
        await deliveries.EnqueueManyAsync(
            transaction,
            ReportLostWork.KindName,
            DeliveryClass.Answer,
            [.. settled.Where(one => !one.IsRead).Select(one => NewDelivery.To(new LearnerKey(one.TeamId, one.UserId), ReportLostWork.KindName, $"{one.ReportId}", DeliveryClass.Answer, calendar.Now))],
            cancel);
        return settled.Count;
    }
}

/// <summary>Tells somebody that nobody read what they reported.</summary>
internal sealed class ReportLostWork : IMessageWork
{
    public const string KindName = "mentorship.report_lost";

    public string Kind => KindName;

    public Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) => Task.FromResult<Rendering>(new Rendering.Post(ReportView.Lost));
}

/// <summary>Forgets what was reported a month ago: who was told has it.</summary>
internal sealed class ReportCleaner(NpgsqlDataSource database, CalendarClock calendar)
{
    private static readonly TimeSpan Keep = TimeSpan.FromDays(30);

    private const string CleanSql = "delete from mentorship_report where created_at < @Before";

    public async Task CleanAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition(CleanSql, new { Before = calendar.Now - Keep }, cancellationToken: cancel));
    }
}
