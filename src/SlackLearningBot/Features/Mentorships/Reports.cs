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
        insert into mentorship_report (team_id, report_id, mentorship_id, user_id, words, created_at)
        values (@TeamId, @ReportId, @MentorshipId, @UserId, @Words, @Now)
        """;

    public static Task AddAsync(NpgsqlTransaction transaction, LearnerKey person, Guid report, Guid mentorship, string words, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            AddSql, new { person.TeamId, person.UserId, ReportId = report, MentorshipId = mentorship, Words = words, Now = now }, transaction, cancellationToken: cancel));

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
