using SlackLearningBot.Clock;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Outbox;

/// <summary>
/// Asks of claimed nudges whether they may be sent now: pause, leave, free days, quiet hours, do-not-disturb, holidays, the day's budget over all
/// features, and whether their person can be reached at all. Appointments pass it too: of all that, only quiet hours hold them, and not when their event starts before those end.
/// </summary>
internal sealed class NudgeGate(NudgeGateStore store, NudgesAhead ahead, BotSettings settings, CalendarClock calendar)
{
    private static readonly Admission.Now Admitted = new();

    /// <summary>So much of what a person asked for themselves comes on a day, however little else they, their workspace or the program allow.</summary>
    private const int MostTheyAskedFor = 2;

    /// <summary>
    /// One answer a delivery, in their order. All are of one workspace and claimed. A nudge that is admitted has its place on the person's day
    /// from then on: asked again it keeps it, so that a retry or a look-up counts once.
    /// </summary>
    public async Task<IReadOnlyList<Admission>> AdmitAsync(IReadOnlyList<Delivery> nudges, CancellationToken cancel)
    {
        if (nudges.Count == 0)
        {
            return [];
        }

        var (teamId, now) = (nudges[0].TeamId, calendar.Now);
        var people = await store.ReadAsync(teamId, nudges.Select(nudge => nudge.Recipient), now, cancel);
        var refused = nudges.Select(nudge => nudge.Class == DeliveryClass.Nudge ? people[nudge.Recipient].Unreachable : null).ToArray();
        var decisions = nudges.Select(nudge => Quiet.Decide(people[nudge.Recipient].Facts, CaseOf(nudge), now, EndOf(nudge, now))).ToArray();

        Delivery[] wanted = [.. nudges.Where((nudge, i) => nudge.Class == DeliveryClass.Nudge && refused[i] is null && decisions[i] is QuietDecision.Speak)];
        var admitted = await ReserveAsync(teamId, wanted, people, now, cancel);
        for (var i = 0; i < decisions.Length; i++)
        {
            if (nudges[i] is { Class: DeliveryClass.Nudge } nudge && decisions[i] is QuietDecision.Speak && !admitted.Contains(nudge.Id))
            {
                decisions[i] = AnotherDay(nudge, people[nudge.Recipient], now);
            }
        }

        Guid[] held = [.. nudges.Where((_, i) => refused[i] is not null || decisions[i] is not QuietDecision.Speak).Select(nudge => nudge.Id)];
        if (held.Length > 0)
        {
            await store.ReleaseAsync(teamId, held, cancel);
        }

        return [.. decisions.Select((decision, i) => refused[i] is { } error ? new Admission.Never(DropReasons.CannotBeReached(error)) : Admit(decision))];
    }

    private async Task<IReadOnlySet<Guid>> ReserveAsync(
        string teamId, Delivery[] wanted, IReadOnlyDictionary<string, NudgeGateRow> people, DateTimeOffset now, CancellationToken cancel)
    {
        if (wanted.Length == 0)
        {
            return new HashSet<Guid>();
        }

        var kept = await ahead.CountAsync(wanted, DayOf, now, cancel);
        return await store.ReserveAsync(
            teamId, [.. wanted.Select((nudge, i) => (nudge.Id, DayOf(nudge.Recipient, now), MostOf(nudge, people[nudge.Recipient]) - kept[i]))], cancel);

        DateOnly DayOf(string userId, DateTimeOffset at) => people[userId].DayOf(at, settings.DefaultZone);
    }

    private static int MostOf(Delivery nudge, NudgeGateRow person) => nudge.Timing == Timing.TheirMoment ? MostTheyAskedFor : person.NudgesADay;

    private static QuietDecision AnotherDay(Delivery nudge, NudgeGateRow person, DateTimeOffset now) => MostOf(nudge, person) == 0
        ? new QuietDecision.Never(QuietReason.Budget)
        : Quiet.DecideAnotherDay(person.Facts, CaseOf(nudge), now, nudge.DueAt, nudge.ExpiresAt);

    /// <summary>What it is about may start before it is of no use any more; once that has started, only the other counts.</summary>
    private static DateTimeOffset? EndOf(Delivery delivery, DateTimeOffset now) => delivery.EventAt > now ? delivery.EventAt : delivery.ExpiresAt;

    private static QuietCase CaseOf(Delivery delivery) => (delivery.Class, delivery.Timing) switch
    {
        (DeliveryClass.Appointment, _) => QuietCase.Appointment,
        (_, Timing.TheirHour) => QuietCase.TheirHour,
        (_, Timing.TheirMoment) => QuietCase.TheirMoment,
        _ => QuietCase.Free,
    };

    private static Admission Admit(QuietDecision decision) => decision switch
    {
        QuietDecision.Speak => Admitted,
        QuietDecision.NotBefore later => new Admission.Later(later.At, NameOf(later.Why)),
        QuietDecision.Never never => new Admission.Never(NameOf(never.Why)),
        _ => throw new ArgumentOutOfRangeException(nameof(decision)),
    };

    /// <summary>As a delivery's reason: for operators, and for slices that tell a person what waited.</summary>
    internal static string NameOf(QuietReason why) => why switch
    {
        QuietReason.Expired => "expired",
        QuietReason.Silence => "the person wants silence",
        QuietReason.DoNotDisturb => "do not disturb",
        QuietReason.Day => "not one of the person's days",
        QuietReason.Holiday => "a public holiday",
        QuietReason.Hours => "quiet hours",
        QuietReason.Budget => "over the day's nudges",
        _ => throw new ArgumentOutOfRangeException(nameof(why)),
    };
}
