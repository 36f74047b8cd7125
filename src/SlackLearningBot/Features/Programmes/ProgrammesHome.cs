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
internal sealed class ProgrammesHome(NpgsqlDataSource database, StepCards cards, CalendarClock calendar) : IHomeSection, IWaiting, IWhy
{
    private const int MostRead = 300;
    private const int MostProgrammes = 3;
    private const int MostOpen = 3;
    private static readonly TimeSpan History = TimeSpan.FromDays(90);

    public int Order => 17;

    public async Task<IReadOnlyList<Block>> RenderAsync(LearnerKey person, CancellationToken cancel)
    {
        var own = await database.InTransactionAsync(transaction => StateStore.ReadOwnAsync(transaction, person, calendar.Now - History, MostRead, cancel), cancel);
        Block[] blocks =
        [
            .. own.GroupBy(step => step.CohortId)
                .Where(group => group.Any(step => step.IsOpen) || group.First().SessionAt > calendar.Now)
                .Take(MostProgrammes)
                .SelectMany(group => Render(person, [.. group])),
        ];
        return blocks.Length == 0 ? [] : [new Header("Programmes"), .. blocks];
    }

    private IEnumerable<Block> Render(LearnerKey person, IReadOnlyList<OwnStep> steps)
    {
        var first = steps[0];
        var when = first.SessionAt is { } at && at > calendar.Now ? Mrkdwn.Of($" · session on {StepWords.Moment(at)}") : Mrkdwn.Empty;
        var mine = steps.Any(step => step.AboutId == person.UserId);
        var own = steps.Where(step => step.Kind != "session").ToList();
        yield return new Section(
            Mrkdwn.Of($"*{StepWords.Bold(first.ProgrammeTitle)}*{when} · {own.Count(step => step.State == "done")} of {own.Count} done so far").Truncate(SlackLimits.SectionText),
            Accessory: mine && first.SessionAt > calendar.Now ? new Button("Put it into my calendar", ActionId.Of(SessionView.Calendar, $"{first.CohortId:N}"), ProgrammesJson.Cohort(first.CohortId)) : null);
        foreach (var step in steps.Where(step => step.IsOpen).Take(MostOpen))
        {
            yield return new Section(Mrkdwn.Of($"{StepWords.About(step.Title, step.AboutId)}"), Accessory: StepView.OpenButton(step.Slot, step.Title));
        }
    }

    public IReadOnlyList<string> Kinds { get; } = [StepWork.KindName, ReminderWork.KindName, AfterWork.KindName, RecordingWork.KindName];

    public async Task<IReadOnlyList<WaitingThing?>> ReadAsync(
        NpgsqlTransaction transaction, string teamId, IReadOnlyList<HeldBack> held, DateTimeOffset now, CancellationToken cancel)
    {
        var things = new List<WaitingThing?>();
        foreach (var one in held)
        {
            things.Add(one.Kind == StepWork.KindName && await cards.FindAsync(transaction, new LearnerKey(teamId, one.UserId), StepKey.Of(one.Slot), cancel) is { State.IsDone: false } card
                && !(card.Step.IsPreWork && card.Cohort.SessionAt <= now)
                ? new WaitingThing(Mrkdwn.Of($"{StepWords.About(StepWords.Bold(card.Step.Title), card.Slot.About)}, of {StepWords.Bold(card.Cohort.Title)}"), StepView.OpenButton(card.Slot, card.Step.Title))
                : null);
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
}
