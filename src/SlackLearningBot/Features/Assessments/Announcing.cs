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
        NewDelivery.To(new LearnerKey(assignment.TeamId, one.UserId), AnnounceWork.KindName, $"{assignment.AssignmentId}", DeliveryClass.Nudge, FirstOf(assignment, one.Zone, one.LearningDays)) with
        {
            ExpiresAt = assignment.Deadline, Value = NudgeValue.Assessment,
        };

    /// <summary>Owed when they are told: a click that gives it to thousands owes each one message, not three.</summary>
    public Task OweRemindersAsync(NpgsqlTransaction transaction, Assigned assigned, CancellationToken cancel) => deliveries.EnqueueManyAsync(
        transaction, RemindWork.KindName, DeliveryClass.Nudge,
        [
            .. Reminders.Plan(calendar.Now, assigned.Deadline, assigned.ZoneOr(settings.DefaultZone), assigned.LearningDays)
                .Select((at, index) => Reminder(assigned.Person, assigned.AssignmentId, index + 1, at, assigned.Deadline)),
        ],
        cancel);

    /// <summary>
    /// The deadline was moved: who was told is reminded by the new one, and at most as often as before; who was not is told of the new one. Whoever believes
    /// that there is more time than there is hears of that by itself.
    /// </summary>
    public async Task FollowAsync(NpgsqlTransaction transaction, Assignment assignment, IReadOnlyList<MovedPerson> people, CancellationToken cancel)
    {
        await OweAsync(transaction, assignment, [.. people.Where(one => one.AnnouncedAt is null).Select(one => one.UserId)], again: true, cancel);
        await deliveries.EnqueueAgainManyAsync(
            transaction, RemindWork.KindName, DeliveryClass.Nudge, [.. people.Where(one => one.AnnouncedAt is not null).SelectMany(one => RemindersLeft(assignment, one))], cancel);
        await deliveries.EnqueueManyAsync(
            transaction, SoonerWork.KindName, DeliveryClass.Nudge,
            [
                .. people.Where(one => one is { AnnouncedAt: not null, IsSooner: true }).Select(one =>
                    SoonerWork.Of(new LearnerKey(assignment.TeamId, one.UserId), assignment, FirstOf(assignment, one.Zone, one.LearningDays))),
            ],
            cancel);
        await homes.RefreshAsync(transaction, [.. people.Select(one => new LearnerKey(assignment.TeamId, one.UserId))], cancel);
    }

    private IEnumerable<NewDelivery> RemindersLeft(Assignment assignment, MovedPerson one) =>
        Reminders.Plan(one.AnnouncedAt!.Value, assignment.Deadline, ZoneOf(one.Zone), one.LearningDays)
            .Where(at => at > calendar.Now)
            .TakeLast(Reminders.Most - one.Reminded)
            .Select((at, index) => Reminder(new LearnerKey(assignment.TeamId, one.UserId), assignment.AssignmentId, one.Reminded + index + 1, at, assignment.Deadline));

    private static NewDelivery Reminder(LearnerKey person, Guid assignment, int number, DateTimeOffset at, DateTimeOffset deadline) =>
        NewDelivery.To(person, RemindWork.KindName, $"{assignment}:{number}", DeliveryClass.Nudge, at) with { ExpiresAt = deadline, Value = NudgeValue.Assessment };

    /// <summary>At a decent hour of theirs; when there is none before the deadline, now.</summary>
    private DateTimeOffset FirstOf(Assignment assignment, string? zone, LearningDays days)
    {
        var decent = OfficeHours.Next(calendar.Now, ZoneOf(zone), days);
        return decent < assignment.Deadline ? decent : calendar.Now;
    }

    private string ZoneOf(string? zone) => zone is { } known && Zones.IsKnown(known) ? known : settings.DefaultZone;
}
