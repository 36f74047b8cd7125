using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Programmes;

/// <summary>All writing on <c>programme_member</c>: who is in a group, and what they said.</summary>
internal static class MemberStore
{
    private const string AddSql = """
        insert into programme_member (team_id, cohort_id, user_id, via, zone)
        select @TeamId, @CohortId, found.user_id, found.via, found.zone
          from unnest(@UserIds::text[], @Vias::text[], @Zones::text[]) as found (user_id, via, zone)
         where not exists (select from contact q where q.team_id = @TeamId and q.user_id = found.user_id and q.silent_until = 'infinity')
           and not exists (select from programme_member m
                             join programme_cohort c on c.team_id = m.team_id and c.cohort_id = m.cohort_id and c.state = 'running' and c.programme_id = @ProgrammeId
                            where m.team_id = @TeamId and m.user_id = found.user_id and m.left_at is null)
           and not exists (select from programme_member j where j.team_id = @TeamId and j.cohort_id = @Joins::uuid and j.user_id = found.user_id)
            on conflict do nothing
        """;

    /// <summary>Who was found, without those who said stop, are in the middle of this programme already, or left the group they would join.</summary>
    public static Task AddAsync(NpgsqlTransaction transaction, Cohort cohort, IReadOnlyList<FoundPerson> people, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(AddSql, new
        {
            cohort.TeamId, cohort.CohortId, cohort.ProgrammeId, cohort.Joins, UserIds = people.Select(one => one.UserId).ToArray(), Vias = people.Select(one => one.Via).ToArray(),
            Zones = people.Select(one => one.Zone).ToArray(),
        }, transaction, cancellationToken: cancel));

    private const string AddToSql = """
        insert into programme_member (team_id, cohort_id, user_id, via, zone)
        select m.team_id, @Joins, m.user_id, m.via, m.zone
          from programme_member m
         where m.team_id = @TeamId and m.cohort_id = @CohortId
            on conflict do nothing
        """;

    /// <summary>They join the group they were looked for; who left it stays out of it.</summary>
    public static Task AddToAsync(NpgsqlTransaction transaction, Cohort offered, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            AddToSql, new { offered.TeamId, offered.CohortId, offered.Joins }, transaction, cancellationToken: cancel));

    private const string DropUnwantedSql = """
        delete from programme_member m
         where m.team_id = @TeamId and m.cohort_id = @CohortId
           and (exists (select from programme_member o
                          join programme_cohort c on c.team_id = o.team_id and c.cohort_id = o.cohort_id and c.state = 'running' and c.programme_id = @ProgrammeId
                         where o.team_id = m.team_id and o.user_id = m.user_id and o.cohort_id <> m.cohort_id and o.left_at is null)
                or exists (select from contact q where q.team_id = m.team_id and q.user_id = m.user_id and q.silent_until = 'infinity'))
        """;

    /// <summary>Another group may have begun since they were found, or they said stop: nobody is in the same programme twice, or in one against their will.</summary>
    public static Task DropUnwantedAsync(NpgsqlTransaction transaction, Cohort cohort, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            DropUnwantedSql, new { cohort.TeamId, cohort.CohortId, cohort.ProgrammeId }, transaction, cancellationToken: cancel));

    private const string CountSql = """
        select count(*) filter (where m.left_at is null)::int as people,
               count(*) filter (where m.left_at is null and b.user_id is not null)::int as with_manager,
               count(*) filter (where m.left_at is null and m.waits)::int as waiting,
               count(*) filter (where m.left_at is not null)::int as left
          from programme_member m
          left join person p on p.team_id = m.team_id and p.user_id = m.user_id
          left join person b on b.team_id = p.team_id and b.user_id = p.manager_id and not b.deleted
         where m.team_id = @TeamId and m.cohort_id = @CohortId
        """;

    public static Task<CohortCounts> CountAsync(NpgsqlTransaction transaction, Cohort cohort, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleAsync<CohortCounts>(new CommandDefinition(CountSql, new { cohort.TeamId, cohort.CohortId }, transaction, cancellationToken: cancel));

    private const string TakeWaitingSql = """
        update programme_member m
           set waits = false
          from (select w.user_id
                  from programme_member w
                 where w.team_id = @TeamId and w.cohort_id = @CohortId and w.waits
                 order by w.user_id
                 limit @Most) next
          left join learner l on l.team_id = @TeamId and l.user_id = next.user_id and l.stopped_at is null
          left join person p on p.team_id = @TeamId and p.user_id = next.user_id
          left join person b on b.team_id = @TeamId and b.user_id = p.manager_id and not b.deleted
          left join learner bl on bl.team_id = @TeamId and bl.user_id = b.user_id
         where m.team_id = @TeamId and m.cohort_id = @CohortId and m.user_id = next.user_id
        returning m.user_id, m.left_at is not null as has_left, m.told, m.reminded, coalesce(l.zone, p.zone, m.zone) as zone, l.hour, l.days,
                  case when bl.stopped_at is null and not exists (select from programme_spared x where x.team_id = @TeamId and x.cohort_id = @CohortId and x.user_id = b.user_id)
                       then b.user_id end as manager_id, coalesce(bl.zone, b.zone) as manager_zone, bl.hour as manager_hour, bl.days as manager_days
        """;

    /// <summary>The next who are to be planned; from here on they are.</summary>
    public static async Task<IReadOnlyList<Member>> TakeWaitingAsync(NpgsqlTransaction transaction, Cohort cohort, int most, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<Member>(new CommandDefinition(
            TakeWaitingSql, new { cohort.TeamId, cohort.CohortId, Most = most }, transaction, cancellationToken: cancel))).AsList();

    private const string WaitSql = "update programme_member set waits = true where team_id = @TeamId and cohort_id = @CohortId and left_at is null and not waits";

    /// <summary>All of them are to be planned anew.</summary>
    public static Task WaitAsync(NpgsqlTransaction transaction, string teamId, Guid cohort, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(WaitSql, new { TeamId = teamId, CohortId = cohort }, transaction, cancellationToken: cancel));

    private const string FindSql = """
        select m.user_id, m.left_at is not null as has_left, m.attended, coalesce(l.zone, p.zone, m.zone) as zone, l.days
          from programme_member m
          left join learner l on l.team_id = m.team_id and l.user_id = m.user_id and l.stopped_at is null
          left join person p on p.team_id = m.team_id and p.user_id = m.user_id
         where m.team_id = @TeamId and m.cohort_id = @CohortId and m.user_id = @UserId
           for no key update of m
        """;

    /// <summary>Kept from other changes until the transaction ends; null when they are not in it.</summary>
    public static Task<Part?> LockAsync(NpgsqlTransaction transaction, LearnerKey person, Guid cohort, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<Part>(new CommandDefinition(
            FindSql, new { person.TeamId, person.UserId, CohortId = cohort }, transaction, cancellationToken: cancel));

    private const string FindAboutSql = "select user_id from programme_member where team_id = @TeamId and cohort_id = @Cohort and number = @Number";

    /// <summary>Whom a delivery is about; null when they left it by an erasure.</summary>
    public static Task<string?> FindAboutAsync(NpgsqlTransaction transaction, string teamId, StepKey key, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<string?>(new CommandDefinition(
            FindAboutSql, new { TeamId = teamId, key.Cohort, key.Number }, transaction, cancellationToken: cancel));

    private const string IsManagerSql = "select exists (select from person where team_id = @TeamId and user_id = @About and manager_id = @UserId)";

    /// <summary>Whether somebody is still the manager of whom a step is about.</summary>
    public static Task<bool> IsManagerAsync(NpgsqlTransaction transaction, LearnerKey manager, string about, CancellationToken cancel) =>
        transaction.Connection!.ExecuteScalarAsync<bool>(new CommandDefinition(
            IsManagerSql, new { manager.TeamId, manager.UserId, About = about }, transaction, cancellationToken: cancel));

    private const string RejoinSql = """
        update programme_member m
           set left_at = null, by_stop = false, waits = true
         where m.team_id = @TeamId and m.cohort_id = @CohortId and m.user_id = @UserId and m.left_at is not null
           and not exists (select from programme_member o
                             join programme_cohort c on c.team_id = o.team_id and c.cohort_id = o.cohort_id and c.state = 'running' and c.programme_id = @ProgrammeId
                            where o.team_id = m.team_id and o.user_id = m.user_id and o.cohort_id <> m.cohort_id and o.left_at is null)
        """;

    // Nothing is owed of it before they are planned: they wait for that.
    private const string WaitAgainSql = """
        update programme_step_state set state = 'waiting', due_at = @Now where team_id = @TeamId and cohort_id = @CohortId and about_id = @UserId and state = 'left_out'
        """;

    /// <summary>
    /// They come back: what has not come is planned anew, as for somebody who joins late. False when they never left, or are in another group of the same programme by now.
    /// </summary>
    public static async Task<bool> RejoinAsync(NpgsqlTransaction transaction, LearnerKey person, Cohort cohort, DateTimeOffset now, CancellationToken cancel)
    {
        var whom = new { person.TeamId, person.UserId, cohort.CohortId, cohort.ProgrammeId, Now = now };
        if (await transaction.Connection!.ExecuteAsync(new CommandDefinition(RejoinSql, whom, transaction, cancellationToken: cancel)) != 1)
        {
            return false;
        }

        await transaction.Connection!.ExecuteAsync(new CommandDefinition(WaitAgainSql, whom, transaction, cancellationToken: cancel));
        return true;
    }

    private const string LeaveSql = """
        update programme_member set left_at = @Now, by_stop = @ByStop, remind_at = null, channel_at = null where team_id = @TeamId and cohort_id = @CohortId and user_id = @UserId and left_at is null;
        update programme_step_state set state = 'left_out', due_at = null where team_id = @TeamId and cohort_id = @CohortId and about_id = @UserId and state = 'waiting'
        """;

    /// <summary>Nothing more comes, to them or about them.</summary>
    public static Task LeaveAsync(NpgsqlTransaction transaction, LearnerKey person, Guid cohort, bool byStop, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            LeaveSql, new { person.TeamId, person.UserId, CohortId = cohort, ByStop = byStop, Now = now }, transaction, cancellationToken: cancel));

    private const string PlanChannelSql = """
        update programme_member m
           set channel_at = planned.at
          from unnest(@UserIds::text[], @Ats::timestamptz[]) as planned (user_id, at)
         where m.team_id = @TeamId and m.cohort_id = @CohortId and m.user_id = planned.user_id and m.left_at is null and not m.channel_asked and m.channel_at is null
           and exists (select from programme_channel h where h.team_id = m.team_id and h.cohort_id = m.cohort_id)
        """;

    /// <summary>When each is brought into the group's own channel, if it has one and they were not.</summary>
    public static Task PlanChannelAsync(NpgsqlTransaction transaction, Cohort cohort, IReadOnlyList<(string UserId, DateTimeOffset At)> planned, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(PlanChannelSql, new
        {
            cohort.TeamId, cohort.CohortId, UserIds = planned.Select(one => one.UserId).ToArray(), Ats = planned.Select(one => one.At.UtcDateTime).ToArray(),
        }, transaction, cancellationToken: cancel));

    private const string MoveChannelSql = """
        update programme_member m
           set channel_at = planned.at
          from unnest(@UserIds::text[], @Ats::timestamptz[]) as planned (user_id, at)
         where m.team_id = @TeamId and m.cohort_id = @CohortId and m.user_id = planned.user_id and m.channel_at is not null
        """;

    /// <summary>They are brought in at another moment, as far as they still are to be.</summary>
    public static Task MoveChannelAsync(NpgsqlTransaction transaction, Cohort cohort, IReadOnlyList<(string UserId, DateTimeOffset At)> planned, CancellationToken cancel) =>
        planned.Count == 0 ? Task.CompletedTask : transaction.Connection!.ExecuteAsync(new CommandDefinition(MoveChannelSql, new
        {
            cohort.TeamId, cohort.CohortId, UserIds = planned.Select(one => one.UserId).ToArray(), Ats = planned.Select(one => one.At.UtcDateTime).ToArray(),
        }, transaction, cancellationToken: cancel));

    private const string NoteInChannelSql = """
        update programme_member
           set channel_at = null, channel_asked = user_id <> all(@Silent)
         where team_id = @TeamId and cohort_id = @CohortId and user_id = any(@UserIds)
        """;

    /// <summary>They were brought in, or cannot be: it is done once. Those of them who said stop were not.</summary>
    public static Task NoteInChannelAsync(NpgsqlTransaction transaction, Cohort cohort, IReadOnlyList<string> people, IReadOnlyList<string> silent, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            NoteInChannelSql, new { cohort.TeamId, cohort.CohortId, UserIds = people.ToArray(), Silent = silent.ToArray() }, transaction, cancellationToken: cancel));

    private const string ForgetChannelSql = "update programme_member set channel_at = null, channel_asked = false where team_id = @TeamId and cohort_id = @CohortId";

    /// <summary>The group gets another channel, into which nobody was brought yet.</summary>
    public static Task ForgetChannelAsync(NpgsqlTransaction transaction, Cohort cohort, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(ForgetChannelSql, new { cohort.TeamId, cohort.CohortId }, transaction, cancellationToken: cancel));

    private const string SpareSql = """
        insert into programme_spared (team_id, cohort_id, user_id, since) values (@TeamId, @CohortId, @UserId, @Now) on conflict do nothing;
        update programme_step_state set state = 'left_out', due_at = null
         where team_id = @TeamId and cohort_id = @CohortId and user_id = @UserId and about_id <> @UserId and state = 'waiting'
        """;

    /// <summary>A manager gets no more steps about others of the group.</summary>
    public static Task SpareAsync(NpgsqlTransaction transaction, LearnerKey manager, Guid cohort, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            SpareSql, new { manager.TeamId, manager.UserId, CohortId = cohort, Now = now }, transaction, cancellationToken: cancel));

    private const string ForgetSql = "delete from programme_member where team_id = @TeamId and cohort_id = @CohortId";

    /// <summary>It was called off before anybody was asked: nobody needs to know who was found.</summary>
    public static Task ForgetAsync(NpgsqlTransaction transaction, Cohort cohort, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(ForgetSql, new { cohort.TeamId, cohort.CohortId }, transaction, cancellationToken: cancel));
}

/// <summary>Somebody who is to be planned, with their manager, when they are known and may be written to.</summary>
internal sealed record Member
{
    public required string UserId { get; init; }
    public required bool HasLeft { get; init; }

    /// <summary>Of which sequence of the session; -1: of none yet.</summary>
    public required int Told { get; init; }
    public required short Reminded { get; init; }
    public string? Zone { get; init; }

    /// <summary>A learner's hour and days; null for anybody else.</summary>
    public TimeOnly? Hour { get; init; }
    public short? Days { get; init; }
    public string? ManagerId { get; init; }
    public string? ManagerZone { get; init; }
    public TimeOnly? ManagerHour { get; init; }
    public short? ManagerDays { get; init; }

    public Rhythm RhythmOr(string zone) => Rhythms.Of(Zone, Hour, Days, zone);

    public Rhythm ManagerRhythmOr(string zone) => Rhythms.Of(ManagerZone, ManagerHour, ManagerDays, zone);
}

/// <summary>When somebody may be written to.</summary>
internal static class Rhythms
{
    /// <summary>A learner's own; else nine in the morning of their working days.</summary>
    public static Rhythm Of(string? zone, TimeOnly? hour, short? days, string @default) => new(
        zone is not null && Zones.IsKnown(zone) ? zone : @default, hour ?? OfficeHours.Opening, days is { } some and > 0 ? (LearningDays)some : LearningDays.Weekdays);
}

/// <summary>Somebody's part in a group.</summary>
internal sealed record Part
{
    public required string UserId { get; init; }
    public required bool HasLeft { get; init; }

    /// <summary>What they said of the session.</summary>
    public bool? Attended { get; init; }
    public string? Zone { get; init; }
    public short? Days { get; init; }
}
