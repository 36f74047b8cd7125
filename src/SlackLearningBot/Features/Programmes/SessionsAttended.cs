using Dapper;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Features.Programmes;

/// <summary>The sessions of programmes somebody said they were at; also of those they have left since.</summary>
internal sealed class SessionsAttended(NpgsqlDataSource database, BotSettings settings, CalendarClock calendar) : ISessionsAttended
{
    private const string ReadSql = """
        select g.title as programme, t.title as session, c.session_at, coalesce(l.zone, p.zone, m.zone) as zone, count(*) over ()::int as sessions
          from programme_member m
          join programme_cohort c on c.team_id = m.team_id and c.cohort_id = m.cohort_id and c.session_at <= @Now
          join programme g on g.team_id = c.team_id and g.programme_id = c.programme_id
          join programme_step t on t.team_id = c.team_id and t.programme_id = c.programme_id and t.kind = 'session' and not t.removed
          left join learner l on l.team_id = m.team_id and l.user_id = m.user_id
          left join person p on p.team_id = m.team_id and p.user_id = m.user_id
         where m.team_id = @TeamId and m.user_id = @UserId and m.attended
         order by c.session_at desc, c.cohort_id
         limit @Most
        """;

    public async Task<AttendedSessions> ReadAsync(LearnerKey person, int most, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var rows = (await connection.QueryAsync<Row>(new CommandDefinition(
            ReadSql, new { person.TeamId, person.UserId, Now = calendar.Now, Most = most }, cancellationToken: cancel))).AsList();
        return new AttendedSessions(rows is [var first, ..] ? first.Sessions : 0, [.. rows.Select(Open)]);
    }

    private AttendedSession Open(Row row)
    {
        var zone = row.Zone is { } own && Zones.IsKnown(own) ? own : settings.DefaultZone;
        return new AttendedSession($"{row.Programme}: {row.Session}", LocalDay.Of(row.SessionAt, zone), row.SessionAt);
    }

    private sealed record Row
    {
        public required string Programme { get; init; }
        public required string Session { get; init; }
        public required DateTimeOffset SessionAt { get; init; }
        public string? Zone { get; init; }

        /// <summary>How many there are in all.</summary>
        public required int Sessions { get; init; }
    }
}
