using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Mentoring.Rhythm;

namespace SlackLearningBot.Features.MentorAsks;

/// <summary>Who waits for a mentor, and when the mentor works.</summary>
internal static class QueueStore
{
    private const string TryLockSql = "select pg_try_advisory_xact_lock(hashtextextended('places of ' || @TeamId || ' ' || @UserId, 0))";

    /// <summary>Two who ask the same mentor at once must not both get the last place. False when somebody else asks them at this moment.</summary>
    public static Task<bool> TryLockAsync(NpgsqlTransaction transaction, LearnerKey mentor, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleAsync<bool>(new CommandDefinition(TryLockSql, mentor, transaction, cancellationToken: cancel));

    private const string ReadWaitingSql = """
        select w.wish_id, w.created_at, c.fit,
               (select count(*) from mentor_choice o where o.team_id = w.team_id and o.wish_id = w.wish_id and o.state in ('declined', 'silent'))::int as refused
          from mentor_choice c
          join mentor_wish w on w.team_id = c.team_id and w.wish_id = c.wish_id and w.state = 'open'
         where c.team_id = @TeamId and c.mentor_id = @UserId and c.state = 'chosen'
           and not exists (select from mentor_choice o where o.team_id = w.team_id and o.wish_id = w.wish_id and o.state in ('asked', 'proposed'))
        """;

    /// <summary>The wishes that would go to this mentor, by their ids.</summary>
    public static async Task<IReadOnlyList<WaitingMentee>> ReadWaitingAsync(NpgsqlTransaction transaction, LearnerKey mentor, CancellationToken cancel) =>
    [
        .. (await transaction.Connection!.QueryAsync<Row>(new CommandDefinition(ReadWaitingSql, mentor, transaction, cancellationToken: cancel)))
            .Select(row => new WaitingMentee(row.WishId.ToString("N"), DateOnly.FromDateTime(row.CreatedAt.UtcDateTime), row.Refused, row.Fit)),
    ];

    private const string ReadAwaySql = """
        select h.day
          from (values (@TeamId, @UserId)) as me (team_id, user_id)
          left join contact c on c.team_id = me.team_id and c.user_id = me.user_id
          left join person p on p.team_id = me.team_id and p.user_id = me.user_id
          left join workspace_default d on d.team_id = me.team_id
          join lateral calendar_of(me.team_id, c.calendar, p.country, d.calendar) k on true
          join holiday h on h.team_id = k.home and h.calendar = k.calendar
         where h.day between @First and @Last
         union
        select g.day::date
          from learner l
         cross join lateral generate_series(@First, least(l.paused_until - 1, @Last), interval '1 day') as g (day)
         where l.team_id = @TeamId and l.user_id = @UserId and l.stopped_at is null and l.paused_until > @First
        """;

    /// <summary>The mentor's holidays, and the days of a pause they took from learning: nobody is expected to answer on these.</summary>
    public static async Task<IReadOnlySet<DateOnly>> ReadAwayAsync(NpgsqlTransaction transaction, LearnerKey mentor, DateOnly first, int days, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<DateOnly>(new CommandDefinition(
            ReadAwaySql, new { mentor.TeamId, mentor.UserId, First = first, Last = first.AddDays(days) }, transaction, cancellationToken: cancel))).ToHashSet();

    private sealed record Row(Guid WishId, DateTimeOffset CreatedAt, short Fit, int Refused);
}
