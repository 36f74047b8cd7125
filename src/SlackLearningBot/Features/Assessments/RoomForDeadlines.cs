using Dapper;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Features.Assessments;

/// <summary>
/// Who wants one message a day gets their lesson in it, day after day, and would never hear of an assessment: on the days on which they are to be told or
/// reminded, at most three of them, that comes in place of the lesson. Everybody else gets both.
/// </summary>
internal sealed class RoomForDeadlines(BotSettings settings, CalendarClock calendar) : IAtTheirHour
{
    private const string FindSql = """
        select distinct h.team_id, h.user_id
          from unnest(@TeamIds::text[], @UserIds::text[], @Untils::timestamptz[]) as h (team_id, user_id, until)
          join delivery d on d.team_id = h.team_id and d.recipient = h.user_id and d.kind in ('assessment.announce', 'assessment.remind')
                         and d.state = 'waiting' and d.due_at < h.until
          join assessment_assignee p on p.team_id = h.team_id and p.user_id = h.user_id and p.assignment_id = split_part(d.slot, ':', 1)::uuid and p.outcome is null
          join assessment_assignment a on a.team_id = p.team_id and a.assignment_id = p.assignment_id and a.state = 'open' and a.deadline > @Now
          left join contact c on c.team_id = h.team_id and c.user_id = h.user_id
          left join workspace_default w on w.team_id = h.team_id
         where (p.via <> 'track' or exists (
                   select from enrolment e where e.team_id = p.team_id and e.user_id = p.user_id and e.track_id = a.track_id and e.left_at is null))
           and least(c.nudges_a_day, w.nudges_a_day, @NudgesADay::int) = 1
        """;

    public async Task<IReadOnlyCollection<LearnerKey>> OweAsync(NpgsqlTransaction transaction, IReadOnlyList<LearningHour> hours, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<LearnerKey>(new CommandDefinition(
            FindSql,
            new
            {
                TeamIds = hours.Select(hour => hour.Learner.TeamId).ToArray(),
                UserIds = hours.Select(hour => hour.Learner.UserId).ToArray(),
                Untils = hours.Select(hour => Moments.At(hour.Day.AddDays(1), TimeOnly.MinValue, hour.Rhythm.Zone).UtcDateTime).ToArray(),
                settings.NudgesADay,
                calendar.Now,
            },
            transaction,
            cancellationToken: cancel))).AsList();
}
