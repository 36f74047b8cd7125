using SlackLearningBot.Clock;

namespace SlackLearningBot.Outbox;

/// <summary>Asks of claimed nudges whether they may be sent now: pause, leave, free days, quiet hours, do-not-disturb, holidays, and the day's budget over all features.</summary>
internal sealed class NudgeGate(Contacts contacts, CalendarClock calendar)
{
    /// <summary>One answer a nudge, in their order. All are of one workspace, claimed under its lease, so nobody else counts at the same time.</summary>
    public async Task<IReadOnlyList<Admission>> AdmitAsync(IReadOnlyList<Delivery> nudges, CancellationToken cancel)
    {
        var admissions = new List<Admission>(nudges.Count);
        foreach (var nudge in nudges)
        {
            admissions.Add(await contacts.IsSilentAsync(nudge.Person, calendar.Now, cancel)
                ? new Admission.Never("the person wants silence")
                : new Admission.Now());
        }

        return admissions;
    }
}
