using Dapper;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Assessments;

namespace SlackLearningBot.Features.Assessments;

/// <summary>
/// The time limit runs from when the first question was shown. Usually that is the click on "Begin"; when Slack did not take its answer, or the
/// message still waits in the outbox, nobody loses time they could not use. Once it is known, the clock stays.
/// </summary>
internal sealed class AttemptClock(CalendarClock calendar)
{
    // Where the question came as a message of its own, its delivery tells; where a click turned a message into it, the click's own answer showed it,
    // unless the outbox had to bring the change instead.
    private const string ReadSql = """
        select s.minutes::int as minutes, a.deadline,
               case when t.channel is null then case when m.state = 'sent' then m.finished_at end
                    when m.state is null or m.finished_at <= coalesce(t.clock_at, t.started_at) then coalesce(t.clock_at, t.started_at)
                    when m.state = 'sent' then m.finished_at
               end as shown_at
          from assessment_attempt t
          join assessment_assignment a on a.team_id = t.team_id and a.assignment_id = t.assignment_id
          join assessment s on s.team_id = a.team_id and s.assessment_id = a.assessment_id
          left join delivery m on m.team_id = t.team_id
                              and m.recipient = coalesce(t.channel, t.user_id)
                              and m.kind = case when t.channel is null then 'assessment.attempt' else 'message.update' end
                              and m.slot = coalesce(t.ts, t.attempt_id::text)
         where t.team_id = @TeamId and t.attempt_id = @AttemptId and t.user_id = @UserId and not t.shown and t.ended_at is null
        """;

    private const string SaveSql = """
        update assessment_attempt
           set clock_at = @At, ends_at = @EndsAt, shown = @Shown
         where team_id = @TeamId and attempt_id = @AttemptId and ended_at is null
        """;

    /// <summary>Sets the end of an open attempt by what is known now of when its first question was shown: not yet means, at the earliest now. False when that was known already.</summary>
    /// <param name="transaction">Holds the person's row.</param>
    /// <param name="person">Whose.</param>
    /// <param name="attempt">Which.</param>
    /// <param name="isSeen">They do something with it, so they see it, whatever the outbox knows.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<bool> SetAsync(NpgsqlTransaction transaction, LearnerKey person, Guid attempt, bool isSeen, CancellationToken cancel)
    {
        if (await transaction.Connection!.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(
                ReadSql, new { person.TeamId, person.UserId, AttemptId = attempt }, transaction, cancellationToken: cancel)) is not { } row)
        {
            return false;
        }

        var at = row.ShownAt ?? calendar.Now;
        await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            SaveSql,
            new
            {
                person.TeamId, AttemptId = attempt, At = at, EndsAt = AttemptDecision.EndOf(at, row.Minutes, row.Deadline), Shown = isSeen || row.ShownAt is not null,
            },
            transaction,
            cancellationToken: cancel));
        return true;
    }

    private sealed record Row
    {
        public int? Minutes { get; init; }
        public required DateTimeOffset Deadline { get; init; }

        /// <summary>Null: not yet, as far as the outbox knows.</summary>
        public DateTimeOffset? ShownAt { get; init; }
    }
}
