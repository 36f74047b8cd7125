using System.Text.Json.Serialization.Metadata;
using Dapper;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Programmes;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Programmes;

/// <summary>
/// The questions of a track, for some weeks: the track is joined by a yes, and left again when the weeks of all such steps are over. Whoever had it before keeps it, and so does whoever
/// joins it by themselves meanwhile.
/// </summary>
internal sealed class Asking(IEnrolments enrolments, IHomeWishes homes, CalendarClock calendar)
{
    // Somebody who has it only until another step's weeks are over does not have it for good.
    private const string HasTrackForGoodSql = """
        select exists (select from enrolment where team_id = @TeamId and user_id = @UserId and track_id = @TrackId and left_at is null)
           and not exists (select from programme_step_state where team_id = @TeamId and user_id = @UserId and track_id = @TrackId and until_at is not null)
        """;

    private const string IsThereSql = "select exists (select from track where team_id = @TeamId and track_id = @TrackId and retired_at is null)";

    /// <summary>False when the track was taken out of the workspace: then there is nothing to ask.</summary>
    public static Task<bool> IsThereAsync(NpgsqlTransaction transaction, string teamId, string track, CancellationToken cancel) =>
        transaction.Connection!.ExecuteScalarAsync<bool>(new CommandDefinition(IsThereSql, new { TeamId = teamId, TrackId = track }, transaction, cancellationToken: cancel));

    private const string UntilSql = """
        update programme_step_state
           set until_at = @Until, track_id = @Track
         where team_id = @TeamId and cohort_id = @CohortId and about_id = @About and step_id = @Step
        """;

    public Task BeginAsync(NpgsqlTransaction transaction, LearnerKey person, StepCard card, CancellationToken cancel) =>
        BeginAsync(transaction, person, card.Slot, card.Step.Refers!, calendar.Now.AddDays(7 * (card.Step.Weeks ?? 1)), cancel);

    /// <summary>They come up to a moment; nothing changes for whoever has the track for good.</summary>
    public async Task BeginAsync(NpgsqlTransaction transaction, LearnerKey person, StepSlot slot, string track, DateTimeOffset until, CancellationToken cancel)
    {
        var connection = transaction.Connection!;
        if (await connection.ExecuteScalarAsync<bool>(new CommandDefinition(HasTrackForGoodSql, new { person.TeamId, person.UserId, TrackId = track }, transaction, cancellationToken: cancel)))
        {
            return;
        }

        await enrolments.JoinAsync(transaction, person, [track], calendar.Now, cancel);
        await connection.ExecuteAsync(new CommandDefinition(
            UntilSql,
            new { person.TeamId, CohortId = slot.Cohort, slot.About, slot.Step, Track = track, Until = until },
            transaction,
            cancellationToken: cancel));
    }

    private const string ClaimEndedSql = """
        with ended as (
            select s.team_id, s.cohort_id, s.about_id, s.step_id
              from programme_step_state s
             where s.until_at <= @Now
             order by s.until_at, s.team_id, s.cohort_id, s.about_id, s.step_id
             limit @Most
               for no key update skip locked
        )
        update programme_step_state s
           set until_at = null
          from ended
          left join programme_cohort c on c.team_id = ended.team_id and c.cohort_id = ended.cohort_id
          left join programme_step t on t.team_id = c.team_id and t.programme_id = c.programme_id and t.step_id = ended.step_id
         where s.team_id = ended.team_id and s.cohort_id = ended.cohort_id and s.about_id = ended.about_id and s.step_id = ended.step_id
        returning s.team_id, s.user_id, coalesce(s.track_id, t.refers),
                  exists (select from programme_step_state o
                           where o.team_id = s.team_id and o.user_id = s.user_id and o.track_id = coalesce(s.track_id, t.refers) and o.until_at > @Now)
        """;

    /// <summary>Whose weeks are over leaves the track, unless those of another step are not; their progress is kept. Answers how many.</summary>
    public async Task<int> EndSomeAsync(NpgsqlTransaction transaction, int most, CancellationToken cancel)
    {
        var ended = (await transaction.Connection!.QueryAsync<(string TeamId, string UserId, string? Track, bool GoesOn)>(new CommandDefinition(
            ClaimEndedSql, new { Now = calendar.Now, Most = most }, transaction, cancellationToken: cancel))).AsList();
        foreach (var (team, user, track, _) in ended.Where(one => !one.GoesOn))
        {
            var person = new LearnerKey(team, user);
            await enrolments.LeaveAsync(transaction, person, track is null ? [] : [track], calendar.Now, cancel);
            await homes.RefreshAsync(transaction, person, cancel);
        }

        return ended.Count;
    }
}

/// <summary>Whoever joins a track by themselves takes it for good, also one that a step gave them: its weeks do not end it any more.</summary>
internal sealed class TakenForGood : ITrackNews
{
    private const string KeepSql = """
        update programme_step_state
           set until_at = null
         where team_id = @TeamId and user_id = @UserId and track_id = any(@TrackIds::text[]) and until_at is not null
        """;

    public Task AskedAgainAsync(NpgsqlTransaction transaction, LearnerKey learner, string trackId, CancellationToken cancel) => KeepAsync(transaction, learner, [trackId], cancel);

    public Task JoinedAsync(NpgsqlTransaction transaction, LearnerKey learner, IReadOnlyList<string> trackIds, DateTimeOffset now, CancellationToken cancel) =>
        KeepAsync(transaction, learner, trackIds, cancel);

    private static Task<int> KeepAsync(NpgsqlTransaction transaction, LearnerKey learner, IReadOnlyList<string> trackIds, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            KeepSql, new { learner.TeamId, learner.UserId, TrackIds = trackIds.ToArray() }, transaction, cancellationToken: cancel));
}

/// <summary>"Ask me for 6 weeks": the yes of somebody who may be no learner yet, by the rules of the welcome.</summary>
internal sealed class QuestionsAction(NpgsqlDataSource database, StepCards cards, Asking asking, ISignup signup, IHomeWishes homes, CalendarClock calendar) : IActionHandler<StepValue>
{
    public string Name => StepView.Ask;

    public JsonTypeInfo<StepValue> ValueType => ProgrammesJson.Default.StepValue;

    public int ValueVersion => ProgrammesJson.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, StepValue value, CancellationToken cancel)
    {
        var person = new LearnerKey(call.Actor.TeamId!, call.Actor.UserId);
        var rhythm = await signup.ProposeAsync(person, null, cancel);
        return await database.InTransactionAsync(
            async transaction =>
            {
                if (await cards.FindAsync(transaction, person, value.Slot, cancel) is not { Step: { Kind: StepKind.Questions, Refers: not null } } card)
                {
                    return Places.Shown(call, StepView.Gone);
                }

                if (!card.State.IsDone && !await Asking.IsThereAsync(transaction, person.TeamId, card.Step.Refers, cancel))
                {
                    return new ActionReply.Remark(StepView.TrackGone);
                }

                if (!card.State.IsDone)
                {
                    await signup.StartAsync(transaction, person, rhythm, cancel);
                    await asking.BeginAsync(transaction, person, card, cancel);
                    await StateStore.DoneAsync(transaction, person.TeamId, value.Slot, calendar.Now, cancel);
                    await homes.RefreshAsync(transaction, person, cancel);
                }

                return Places.Shown(call, StepView.Render((await cards.FindAsync(transaction, person, value.Slot, cancel))!));
            },
            cancel);
    }
}
