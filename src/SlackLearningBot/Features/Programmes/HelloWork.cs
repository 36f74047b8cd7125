using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Programmes;
using SlackLearningBot.Outbox;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Programmes;

/// <summary>
/// The first word to somebody who is in a group: what it is, what comes when, when the session is, and how to leave it. Nobody said yes to any of it, so it is a nudge;
/// only when the session is near, or comes before their next day, it cannot wait.
/// </summary>
internal sealed class HelloWork(NpgsqlDataSource database, Sessions sessions, CalendarClock calendar) : IMessageWork
{
    public const string KindName = "programme.hello";

    /// <summary>So long before the session, the first word cannot wait for a better day any more.</summary>
    public static readonly TimeSpan Near = TimeSpan.FromDays(2);

    private const int MostSteps = 12;

    public string Kind => KindName;

    /// <param name="session">When the session begins; null when there is none ahead.</param>
    /// <param name="now">Calendar time.</param>
    public static DeliveryClass ClassOf(DateTimeOffset? session, DateTimeOffset now) => session <= now + Near ? DeliveryClass.Appointment : DeliveryClass.Nudge;

    public static NewDelivery Of(Cohort cohort, string userId, DeliveryClass @class, DateTimeOffset due, DateTimeOffset? session) =>
        NewDelivery.To(new LearnerKey(cohort.TeamId, userId), KindName, $"{cohort.CohortId:N}", @class, due) with
        {
            Value = NudgeValue.Programme + 0.5f, EventAt = @class == DeliveryClass.Appointment ? session : null, // a nudge is of use after it, too
        };

    public Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) => database.InTransactionAsync<Rendering>(
        async transaction =>
        {
            if (!await Deliveries.HoldAsync(transaction, delivery, cancel)
                || await Contacts.IsSilentForGoodAsync(transaction, delivery.Person, cancel)
                || await CohortStore.FindAsync(transaction, delivery.TeamId, Guid.ParseExact(delivery.Slot, "N"), cancel) is not { IsRunning: true } cohort
                || await FindAsync(transaction, delivery.Person, cohort, calendar.Now, cancel) is not { } message)
            {
                return new Rendering.Drop("the programme is over");
            }

            await sessions.HearAsync(transaction, cohort, (await ProgrammeStore.FindAsync(transaction, delivery.TeamId, cohort.ProgrammeId, cancel))!.Programme, delivery.Person, cancel);
            return new Rendering.Post(message);
        },
        cancel);

    /// <summary>As it is now; null when they are not in it.</summary>
    public static async Task<SlackMessage?> FindAsync(NpgsqlTransaction transaction, LearnerKey person, Cohort cohort, DateTimeOffset now, CancellationToken cancel)
    {
        if (await MemberStore.LockAsync(transaction, person, cohort.CohortId, cancel) is not { HasLeft: false } part
            || await ProgrammeStore.FindAsync(transaction, cohort.TeamId, cohort.ProgrammeId, cancel) is not { Programme: var programme })
        {
            return null;
        }

        if (!cohort.HasBegun)
        {
            return CalledOff(cohort, programme);
        }

        var session = programme.Session is { } step && cohort.SessionAt > now ? new SessionCard(cohort, step, part) : null;
        return Render(cohort, programme, await StepsOfAsync(transaction, cohort, programme, person, cancel), session, await ChannelStore.FindAsync(transaction, cohort, cancel));
    }

    /// <summary>What comes to this person, or came: who joins late, or had steps in another group, does not get all.</summary>
    private static async Task<IReadOnlyList<ProgrammeStep>> StepsOfAsync(NpgsqlTransaction transaction, Cohort cohort, Programme programme, LearnerKey person, CancellationToken cancel)
    {
        var coming = await StateStore.ReadComingAsync(transaction, cohort, person.UserId, cancel);
        return [.. programme.StepsFor(StepAudience.Participant).Where(step => coming.Contains(step.Id))];
    }

    private static SlackMessage Render(Cohort cohort, Programme programme, IReadOnlyList<ProgrammeStep> steps, SessionCard? session, CohortChannel? channel)
    {
        var count = steps.Count(step => step.IsCounted);
        var what = count > 0 ? Mrkdwn.Of($": {StepWords.Count(count, "step", "steps")}") : Mrkdwn.Empty;
        var when = session is not null ? Mrkdwn.Of($", with a session on {StepWords.Moment(session.StartsAt)}") : Mrkdwn.Empty;
        var text = Mrkdwn.Of($"👋 {Author(cohort)} enrolled you in *{StepWords.Bold(programme.Title)}*{what}{when}.");
        var lines = steps.Take(MostSteps).Select(step => Mrkdwn.Of($"• {StepWords.Days(step, programme.Session is not null)}: {StepWords.What(step)}"));
        var more = steps.Count > MostSteps ? Mrkdwn.Of($"\n… and {steps.Count - MostSteps} more.") : Mrkdwn.Empty;
        return new SlackMessage(text, [
            new Section(text),
            .. programme.Description.Length > 0 ? [new Section(Mrkdwn.Escaped(programme.Description).Truncate(SlackLimits.SectionText))] : Array.Empty<Block>(),
            .. steps.Count > 0 ? [new Section((Mrkdwn.Join("\n", lines) + more).Truncate(SlackLimits.SectionText))] : Array.Empty<Block>(),
            .. session is null ? [] : SessionView.Told(session),
            .. channel is { Problem: null } ? [new Context([ChannelView.Invitation(channel)])] : Array.Empty<Block>(),
            new Actions([.. session is null ? Array.Empty<Element>() : [SessionView.CalendarButton(cohort)], StepView.LeaveButton(cohort.CohortId)]),
            new Context([Mrkdwn.Of($"Each step comes by itself, at your hour, within your two messages a day. Owners see how many did each step, never who.")]),
        ]);
    }

    private static SlackMessage CalledOff(Cohort cohort, Programme programme) =>
        Remarks.Say(Mrkdwn.Of($"👋 {Author(cohort)} enrolled you in *{StepWords.Bold(programme.Title)}*. It was called off, and nothing more of it comes."));

    private static Mrkdwn Author(Cohort cohort) => cohort.AuthorId is ['U' or 'W', ..] ? Mrkdwn.Of($"{new SlackUser(cohort.AuthorId)}") : Mrkdwn.Of($"A colleague");
}
