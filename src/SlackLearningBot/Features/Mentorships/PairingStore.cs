using Dapper;
using Npgsql;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>Reads a mentorship whole.</summary>
internal static class PairingStore
{
    /// <summary>So many days of holidays are looked at.</summary>
    private const int HolidaysAhead = 120;

    private const string LockSql = "select true from mentorship where team_id = @TeamId and mentorship_id = @MentorshipId for update";

    /// <summary>The same as <see cref="FindAsync"/>, and nobody else changes it until the transaction ends.</summary>
    public static async Task<Pairing?> LockAsync(NpgsqlTransaction transaction, string teamId, Guid mentorship, DateTimeOffset now, CancellationToken cancel)
    {
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            LockSql, new { TeamId = teamId, MentorshipId = mentorship }, transaction, cancellationToken: cancel));
        return await FindAsync(transaction, teamId, mentorship, now, cancel);
    }

    private const string FactsSql = """
        select team_id, mentorship_id, kind, began_at, every_days::int as every_days, minutes::int as minutes, ends_on, channel, refused, conversations::int as conversations, last_sign_on, last_nudged_on,
               asked_to_start, asked_midway, asked_silence::int as asked_silence, ended_at, round_id is not null as is_of_round
          from mentorship
         where team_id = @TeamId and mentorship_id = @MentorshipId
        """;

    private const string MembersSql = """
        select m.user_id, m.part, m.goal, m.agreed_at, m.left_at, m.reached, m.reached_shared, coalesce(p.real_name, p.name) as name, p.email, coalesce(l.zone, p.zone, w.zone) as zone,
               c.silent_until, f.days as work_days, f.from_time as work_from, f.until_time as work_until,
               (select array_agg(h.day)
                  from calendar_of(@TeamId, c.calendar, p.country, w.calendar) k
                  join holiday h on h.team_id = k.home and h.calendar = k.calendar and h.day between @Today::date - 2 and @Today::date + @Ahead::int) as holidays
          from mentorship_member m
          left join person p on p.team_id = m.team_id and p.user_id = m.user_id
          left join learner l on l.team_id = m.team_id and l.user_id = m.user_id and l.stopped_at is null
          left join contact c on c.team_id = m.team_id and c.user_id = m.user_id
          left join mentor_profile f on f.team_id = m.team_id and f.user_id = m.user_id
          left join workspace_default w on w.team_id = m.team_id
         where m.team_id = @TeamId and m.mentorship_id = @MentorshipId
         order by m.part = 'mentor' desc, m.user_id
        """;

    private const string NewestSql = """
        select meet_up_id, number::int as number, starts_at, minutes::int as minutes, sequence, state
          from meet_up
         where team_id = @TeamId and mentorship_id = @MentorshipId
         order by number desc
         limit 1
        """;

    private const string HeldSql = "select count(*)::int from meet_up where team_id = @TeamId and mentorship_id = @MentorshipId and state = 'met'";

    /// <summary>Null when it is not there.</summary>
    public static async Task<Pairing?> FindAsync(NpgsqlTransaction transaction, string teamId, Guid mentorship, DateTimeOffset now, CancellationToken cancel)
    {
        await using var answers = await transaction.Connection!.QueryMultipleAsync(new CommandDefinition(
            $"{FactsSql};\n{MembersSql};\n{NewestSql};\n{HeldSql}",
            new { TeamId = teamId, MentorshipId = mentorship, Today = DateOnly.FromDateTime(now.UtcDateTime), Ahead = HolidaysAhead },
            transaction,
            cancellationToken: cancel));
        var facts = await answers.ReadSingleOrDefaultAsync<Mentorship>();
        var members = (await answers.ReadAsync<Member>()).AsList();
        var newest = await answers.ReadSingleOrDefaultAsync<MeetUp>();
        var held = await answers.ReadSingleAsync<int>();
        return facts is null ? null : new Pairing(facts, members, newest, held);
    }
}
