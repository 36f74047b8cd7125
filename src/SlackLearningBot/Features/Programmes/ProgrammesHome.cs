using Dapper;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Programmes;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Programmes;

/// <summary>The programmes one is in, and what is open in them; for App Home, for what was held back, and for <c>/learn why</c>.</summary>
internal sealed class ProgrammesHome(NpgsqlDataSource database, StepCards cards, Stops stops, CalendarClock calendar) : IHomeSection, IWaiting, IWhy
{
    private const int MostRead = 300;
    private const int MostProgrammes = 3;
    private const int MostOpen = 3;
    private static readonly TimeSpan History = TimeSpan.FromDays(90);

    public int Order => 17;

    public async Task<IReadOnlyList<Block>> RenderAsync(LearnerKey person, CancellationToken cancel)
    {
        var blocks = await database.InTransactionAsync<IReadOnlyList<Block>>(
            async transaction =>
            {
                var own = await StateStore.ReadOwnAsync(transaction, person, calendar.Now - History, MostRead, cancel);
                var shown = own.GroupBy(step => step.CohortId)
                    .Where(group => group.Any(step => step.IsOpen) || group.First().SessionAt > calendar.Now)
                    .Take(MostProgrammes)
                    .ToList();
                var counts = await StateStore.CountOwnAsync(transaction, person, [.. shown.Select(group => group.Key)], cancel);
                return [.. await stops.OfferAsync(transaction, person, cancel), .. shown.SelectMany(group => Render(person, [.. group], counts.GetValueOrDefault(group.Key)))];
            },
            cancel);
        return blocks.Count == 0 ? [] : [new Header("Programmes"), .. blocks];
    }

    private IEnumerable<Block> Render(LearnerKey person, IReadOnlyList<OwnStep> steps, (int Done, int Of) count)
    {
        var first = steps[0];
        var when = first.SessionAt is { } at && at > calendar.Now ? Mrkdwn.Of($" · session on {StepWords.Moment(at)}") : Mrkdwn.Empty;
        var mine = steps.Any(step => step.AboutId == person.UserId);
        yield return new Section(
            Mrkdwn.Of($"*{StepWords.Bold(first.ProgrammeTitle)}*{when} · {count.Done} of {StepWords.Count(count.Of, "step", "steps")} done").Truncate(SlackLimits.SectionText),
            Accessory: mine && first.SessionAt > calendar.Now ? new Button("Put it into my calendar", ActionId.Of(SessionView.Calendar, $"{first.CohortId:N}"), ProgrammesJson.Cohort(first.CohortId)) : null);
        foreach (var step in steps.Where(step => step.IsOpen).Take(MostOpen))
        {
            yield return new Section(Mrkdwn.Of($"{StepWords.About(step.Title, step.AboutId)}"), Accessory: StepView.OpenButton(step.Slot, step.Title));
        }
    }

    public IReadOnlyList<string> Kinds { get; } = [StepWork.KindName, ReminderWork.KindName, AfterWork.KindName, RecordingWork.KindName];

    // Whoever is asked of many people at once locks nobody: a card is looked at again when it is opened.
    private const string ReadHeldSql = """
        select h.place, s.cohort_id, s.step_id, s.about_id, t.title, p.title as programme_title
          from unnest(@Places::int[], @UserIds::text[], @Cohorts::uuid[], @Steps::text[], @Numbers::bigint[]) as h (place, user_id, cohort_id, step_id, number)
          join programme_member m on m.team_id = @TeamId and m.cohort_id = h.cohort_id and m.number = h.number and m.left_at is null
          join programme_step_state s on s.team_id = m.team_id and s.cohort_id = m.cohort_id and s.about_id = m.user_id and s.step_id = h.step_id
                                     and s.user_id = h.user_id and s.state = 'owed'
          join programme_cohort c on c.team_id = m.team_id and c.cohort_id = m.cohort_id and c.state in ('running', 'over')
          join programme p on p.team_id = c.team_id and p.programme_id = c.programme_id
          join programme_step t on t.team_id = c.team_id and t.programme_id = c.programme_id and t.step_id = s.step_id and not t.removed
         where (t.days >= 0 or c.session_at is null or c.session_at > @Now)
           and (s.about_id = s.user_id or exists (select from person b where b.team_id = s.team_id and b.user_id = s.about_id and b.manager_id = s.user_id))
        """;

    public async Task<IReadOnlyList<WaitingThing?>> ReadAsync(
        NpgsqlTransaction transaction, string teamId, IReadOnlyList<HeldBack> held, DateTimeOffset now, CancellationToken cancel)
    {
        var things = new WaitingThing?[held.Count];
        var steps = held.Select((one, place) => (Place: place, one.UserId, one.Kind, one.Slot)).Where(one => one.Kind == StepWork.KindName)
            .Select(one => (one.Place, one.UserId, Key: StepKey.Of(one.Slot))).ToList();
        if (steps.Count == 0)
        {
            return things;
        }

        foreach (var step in await transaction.Connection!.QueryAsync<HeldStep>(new CommandDefinition(
                     ReadHeldSql,
                     new
                     {
                         TeamId = teamId, Places = steps.Select(one => one.Place).ToArray(), UserIds = steps.Select(one => one.UserId).ToArray(),
                         Cohorts = steps.Select(one => one.Key.Cohort).ToArray(), Steps = steps.Select(one => one.Key.Step).ToArray(), Numbers = steps.Select(one => one.Key.Number).ToArray(),
                         Now = now,
                     },
                     transaction,
                     cancellationToken: cancel)))
        {
            things[step.Place] = new WaitingThing(
                Mrkdwn.Of($"{StepWords.About(StepWords.Bold(step.Title), step.AboutId)}, of {StepWords.Bold(step.ProgrammeTitle)}"),
                StepView.OpenButton(new StepSlot(step.CohortId, step.StepId, step.AboutId), step.Title));
        }

        return things;
    }

    private const string FindLastSql = """
        select slot, finished_at as sent_at
          from delivery
         where team_id = @TeamId and recipient = @UserId and kind = 'programme.step' and state = 'sent'
         order by finished_at desc
         limit 1
        """;

    public Task<WhyAnswer?> FindLastAsync(LearnerKey person, CancellationToken cancel) => database.InTransactionAsync(
        async transaction =>
            await transaction.Connection!.QuerySingleOrDefaultAsync<(string Slot, DateTimeOffset SentAt)?>(new CommandDefinition(
                FindLastSql, person, transaction, cancellationToken: cancel)) is var (slot, sentAt)
            && await cards.FindAsync(transaction, person, StepKey.Of(slot), cancel) is { } card
                ? new WhyAnswer(
                    sentAt, Mrkdwn.Of($"{StepWords.About(StepWords.Bold(card.Step.Title), card.Slot.About)}, of the programme {StepWords.Bold(card.Cohort.Title)}"), StepView.Why(card),
                    card.Step.Audience == StepAudience.Participant ? StepView.LeaveButton(card.Cohort.CohortId) : StepView.SpareButton(card.Cohort.CohortId))
                : null,
        cancel);

    private sealed record HeldStep(int Place, Guid CohortId, string StepId, string AboutId, string Title, string ProgrammeTitle);
}
