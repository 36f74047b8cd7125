using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Assessments;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Features.Assessments;

/// <summary>Owes people the announcement, and then its reminders. Whether they are still of use is asked when they are sent.</summary>
internal sealed class Announcing(Deliveries deliveries, IHomeWishes homes, BotSettings settings, CalendarClock calendar)
{
    /// <param name="transaction">Of the fact that causes it.</param>
    /// <param name="assignment">What is given.</param>
    /// <param name="people">To whom, by their ids.</param>
    /// <param name="again">Also to those for whom an earlier announcement was dropped.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task OweAsync(NpgsqlTransaction transaction, Assignment assignment, IReadOnlyList<string> people, bool again, CancellationToken cancel)
    {
        var recipients = await AssignmentStore.ReadPeopleAsync(transaction, assignment.TeamId, assignment.AssignmentId, people, cancel);
        NewDelivery[] announcements = [.. recipients.Select(one => Announcement(assignment, one))];
        await (again
            ? deliveries.EnqueueAgainManyAsync(transaction, AnnounceWork.KindName, DeliveryClass.Nudge, announcements, cancel)
            : deliveries.EnqueueManyAsync(transaction, AnnounceWork.KindName, DeliveryClass.Nudge, announcements, cancel));
        await homes.RefreshAsync(transaction, [.. recipients.Select(one => new LearnerKey(assignment.TeamId, one.UserId))], cancel);
    }

    private NewDelivery Announcement(Assignment assignment, Recipient one) =>
        NewDelivery.To(new LearnerKey(assignment.TeamId, one.UserId), AnnounceWork.KindName, $"{assignment.AssignmentId}", DeliveryClass.Nudge, FirstOf(assignment, one)) with
        {
            ExpiresAt = assignment.Deadline, Value = NudgeValue.Assessment,
        };

    /// <summary>Owed when they are told: a click that gives it to thousands owes each one message, not three.</summary>
    public Task OweRemindersAsync(NpgsqlTransaction transaction, Assigned assigned, CancellationToken cancel) => deliveries.EnqueueManyAsync(
        transaction, RemindWork.KindName, DeliveryClass.Nudge,
        [
            .. Reminders.Plan(calendar.Now, assigned.Deadline, assigned.ZoneOr(settings.DefaultZone), assigned.LearningDays).Select((at, index) =>
                NewDelivery.To(assigned.Person, RemindWork.KindName, $"{assigned.AssignmentId}:{index + 1}", DeliveryClass.Nudge, at) with
                {
                    ExpiresAt = assigned.Deadline, Value = NudgeValue.Assessment,
                }),
        ],
        cancel);

    /// <summary>At a decent hour of theirs; when there is none before the deadline, now.</summary>
    private DateTimeOffset FirstOf(Assignment assignment, Recipient one)
    {
        var decent = OfficeHours.Next(calendar.Now, ZoneOf(one), one.LearningDays);
        return decent < assignment.Deadline ? decent : calendar.Now;
    }

    private string ZoneOf(Recipient one) => one.Zone is { } known && Zones.IsKnown(known) ? known : settings.DefaultZone;
}
