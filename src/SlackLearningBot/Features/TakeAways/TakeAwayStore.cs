using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.TakeAways;

/// <summary>All writing on <c>take_away</c>; it finds a person's own.</summary>
internal static class TakeAwayStore
{
    private const string ExpectSql = """
        insert into take_away (team_id, take_away_id, user_id, about, title, done_on)
        select @TeamId, new.id, new.user_id, @About, @Title, @DoneOn::date
          from unnest(@UserIds::text[], @Ids::uuid[]) as new (user_id, id)
            on conflict (team_id, user_id, about) do update set title = excluded.title, done_on = excluded.done_on, withdrawn_at = null
        returning user_id, take_away_id
        """;

    /// <summary>By person: the same id for the same place, whenever it is said.</summary>
    public static async Task<IReadOnlyDictionary<string, Guid>> ExpectAsync(
        NpgsqlTransaction transaction, string teamId, IReadOnlyList<string> people, BeenThere where, DateTimeOffset now, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<(string UserId, Guid Id)>(new CommandDefinition(
            ExpectSql,
            new { TeamId = teamId, UserIds = people.ToArray(), Ids = people.Select(_ => Guid.CreateVersion7(now)).ToArray(), where.About, where.Title, where.DoneOn },
            transaction,
            cancellationToken: cancel)))
        .ToDictionary(row => row.UserId, row => row.Id);

    private const string ReadDroppedSql = """
        select t.user_id
          from take_away t
          join delivery d on d.team_id = t.team_id and d.recipient = t.user_id and d.kind = 'take_away.ask' and d.slot = replace(t.take_away_id::text, '-', '')
         where t.team_id = @TeamId and t.user_id = any(@UserIds::text[]) and t.about = @About and t.written_at is null
           and d.state = 'dropped' and d.reason = @Reason
        """;

    /// <summary>Those of them who were not asked because there was nothing to bring back, and who have written nothing.</summary>
    public static async Task<IReadOnlySet<string>> ReadDroppedAsync(
        NpgsqlTransaction transaction, string teamId, IReadOnlyList<string> people, string about, string reason, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<string>(new CommandDefinition(
            ReadDroppedSql, new { TeamId = teamId, UserIds = people.ToArray(), About = about, Reason = reason }, transaction, cancellationToken: cancel))).ToHashSet();

    private const string StopAskingSql = """
        update take_away
           set withdrawn_at = @Now
         where team_id = @TeamId and user_id = any(@UserIds::text[]) and about = @About and written_at is null and withdrawn_at is null
        """;

    public static Task StopAskingAsync(NpgsqlTransaction transaction, string teamId, IReadOnlyList<string> people, string about, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            StopAskingSql, new { TeamId = teamId, UserIds = people.ToArray(), About = about, Now = now }, transaction, cancellationToken: cancel));

    private const string IsStillAskedSql = """
        select exists (select from delivery
                        where team_id = @TeamId and recipient = @UserId and kind = 'take_away.ask' and slot = @Slot and state in ('waiting', 'sending', 'unsure'))
        """;

    /// <summary>The question is owed, and not put yet.</summary>
    public static Task<bool> IsStillAskedAsync(NpgsqlTransaction transaction, TakeAway one, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleAsync<bool>(new CommandDefinition(
            IsStillAskedSql, new { one.TeamId, one.UserId, Slot = $"{one.TakeAwayId:N}" }, transaction, cancellationToken: cancel));

    private const string WithdrawSql = """
        update take_away
           set withdrawn_at = @Now, point1 = null, point2 = null, point3 = null, written_at = null, channel = null, posted_at = null, post_open = false,
               lesson_at = null, talk_at = null, talk_id = null
         where team_id = @TeamId and user_id = @UserId and about = @About
        """;

    /// <summary>The row stays, so that nobody is asked about it twice; what they wrote does not.</summary>
    public static Task WithdrawAsync(NpgsqlTransaction transaction, LearnerKey person, string about, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            WithdrawSql, new { person.TeamId, person.UserId, About = about, Now = now }, transaction, cancellationToken: cancel));

    private const string LockByPlaceSql = """
        select team_id, take_away_id, user_id, about, title, done_on, point1, point2, point3, withdrawn_at, channel, post_open, lesson_at, talk_at, talk_id
          from take_away
         where team_id = @TeamId and user_id = @UserId and about = @About
           for update
        """;

    public static Task<TakeAway?> LockAsync(NpgsqlTransaction transaction, LearnerKey person, string about, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<TakeAway>(new CommandDefinition(
            LockByPlaceSql, new { person.TeamId, person.UserId, About = about }, transaction, cancellationToken: cancel));

    private const string LockSql = """
        select team_id, take_away_id, user_id, about, title, done_on, point1, point2, point3, withdrawn_at, channel, post_open, lesson_at, talk_at, talk_id
          from take_away
         where team_id = @TeamId and take_away_id = @Id
           for update
        """;

    /// <summary>Whoever's it is: the caller checks.</summary>
    public static Task<TakeAway?> LockAsync(NpgsqlTransaction transaction, string teamId, Guid id, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<TakeAway>(new CommandDefinition(LockSql, new { TeamId = teamId, Id = id }, transaction, cancellationToken: cancel));

    private const string WriteSql = """
        update take_away set point1 = @First, point2 = @Second, point3 = @Third, written_at = @Now where team_id = @TeamId and take_away_id = @TakeAwayId
        """;

    public static Task WriteAsync(NpgsqlTransaction transaction, TakeAway one, IReadOnlyList<string> points, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            WriteSql,
            new { one.TeamId, one.TakeAwayId, First = points[0], Second = points.ElementAtOrDefault(1), Third = points.ElementAtOrDefault(2), Now = now },
            transaction,
            cancellationToken: cancel));

    private const string NoteUseSql = """
        update take_away
           set channel = @Channel, posted_at = case when @Channel::text is null then null when channel = @Channel then posted_at else @Now end, post_open = @PostOpen,
               lesson_at = @LessonAt, talk_at = @TalkAt, talk_id = @TalkId
         where team_id = @TeamId and take_away_id = @TakeAwayId
        """;

    /// <summary>What became of it, as <paramref name="one"/> says.</summary>
    public static Task NoteUseAsync(NpgsqlTransaction transaction, TakeAway one, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            NoteUseSql, new { one.TeamId, one.TakeAwayId, one.Channel, one.PostOpen, one.LessonAt, one.TalkAt, one.TalkId, Now = now }, transaction, cancellationToken: cancel));

    private const string LockEndedPostsSql = """
        select t.team_id, t.take_away_id, d.state = 'sent' as is_sent, coalesce(d.reason, '') as reason
          from take_away t
          join delivery d on d.team_id = t.team_id and d.recipient = t.channel and d.kind = 'take_away.post' and d.slot = replace(t.take_away_id::text, '-', '')
         where t.post_open and d.state in ('sent', 'dropped', 'dead')
         order by t.team_id, t.take_away_id
         limit @Most
           for update of t skip locked
        """;

    /// <summary>Posts of which is known by now whether they stand in their channel.</summary>
    public static async Task<IReadOnlyList<(string TeamId, Guid Id, bool IsSent, string Reason)>> LockEndedPostsAsync(NpgsqlTransaction transaction, int most, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<(string, Guid, bool, string)>(new CommandDefinition(LockEndedPostsSql, new { Most = most }, transaction, cancellationToken: cancel))).AsList();

    private const string ReadDaysSql = """
        select me.user_id, coalesce(c.zone, p.zone) as zone, l.hour, coalesce(c.days, 31)::int as days,
               array(select h.day
                       from calendar_of(me.team_id, c.calendar, p.country, d.calendar) k
                       join holiday h on h.team_id = k.home and h.calendar = k.calendar and h.day between @Today::date and @Today::date + 60) as holidays
          from (select @TeamId::text as team_id, u.user_id from unnest(@UserIds::text[]) as u (user_id)) me
          left join contact c on c.team_id = me.team_id and c.user_id = me.user_id
          left join person p on p.team_id = me.team_id and p.user_id = me.user_id
          left join learner l on l.team_id = me.team_id and l.user_id = me.user_id and l.stopped_at is null
          left join workspace_default d on d.team_id = me.team_id
        """;

    /// <summary>On which days and when each of them may be asked something.</summary>
    public static async Task<IReadOnlyList<PersonsDays>> ReadDaysAsync(
        NpgsqlTransaction transaction, string teamId, IReadOnlyList<string> people, DateOnly today, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<PersonsDays>(new CommandDefinition(
            ReadDaysSql, new { TeamId = teamId, UserIds = people.ToArray(), Today = today }, transaction, cancellationToken: cancel))).AsList();
}

/// <summary>A person's zone, hour, days and holidays; null where nobody said.</summary>
internal sealed record PersonsDays
{
    public required string UserId { get; init; }
    public string? Zone { get; init; }
    public TimeOnly? Hour { get; init; }
    public required int Days { get; init; }
    public required DateOnly[] Holidays { get; init; }
}
