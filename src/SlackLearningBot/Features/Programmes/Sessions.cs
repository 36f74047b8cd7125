using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Assessments;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Programmes;
using SlackLearningBot.Outbox;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Features.Programmes;

/// <summary>Owes people what a session brings: the invitation and each change of it, a word before it starts, and the question after it; and the recording to those who missed it.</summary>
internal sealed class Sessions(Deliveries deliveries, BotSettings settings, CalendarClock calendar)
{
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Asked = TimeSpan.FromDays(7);

    private static readonly TimeSpan TimeToAnswer = TimeSpan.FromHours(1);

    /// <summary>After this nobody is sent a recording any more; what was sent is remembered longer.</summary>
    private static readonly TimeSpan Recorded = TimeSpan.FromDays(180);

    /// <summary>Tells those of them who have not heard of the session as it is now; what was owed for another time of it says nothing any more.</summary>
    public async Task TellAsync(NpgsqlTransaction transaction, Cohort cohort, Programme programme, IReadOnlyList<string> people, bool first, CancellationToken cancel)
    {
        var now = calendar.Now;
        if (cohort.DatesOf(programme) is not { SessionAt: { } session, SessionEndsAt: { } end } || session <= now || people.Count == 0)
        {
            return;
        }

        var told = await SessionStore.TellAsync(transaction, cohort, people, first, cancel);
        await deliveries.EnqueueManyAsync(
            transaction, SessionWork.KindName, DeliveryClass.Appointment,
            [.. told.Select(one => Of(cohort, one, SessionWork.KindName, DeliveryClass.Appointment, now) with
            {
                ExpiresAt = session,
                EventAt = cohort.SessionWasAt is { } before && before > now && before < session ? before : session, // who has not heard of it comes then
            })],
            cancel);
        await deliveries.EnqueueAgainManyAsync(
            transaction, HelloChangeWork.KindName, DeliveryClass.Home, [.. told.Where(_ => cohort.Sequence > 0).Select(one => HelloChangeWork.Of(cohort, one.UserId, now))], cancel);
        if (cohort.IsRunning)
        {
            await OweAroundItAsync(transaction, cohort, session, end, told, cancel);
        }
    }

    /// <summary>Somebody reads of it in the first word of the programme: what comes around it is owed to them, and each change from here on.</summary>
    public async Task HearAsync(NpgsqlTransaction transaction, Cohort cohort, Programme programme, LearnerKey person, CancellationToken cancel)
    {
        if (cohort.DatesOf(programme) is { SessionAt: { } session, SessionEndsAt: { } end } && session > calendar.Now)
        {
            await OweAroundItAsync(transaction, cohort, session, end, await SessionStore.TellAsync(transaction, cohort, [person.UserId], first: true, cancel), cancel);
        }
    }

    private async Task OweAroundItAsync(
        NpgsqlTransaction transaction, Cohort cohort, DateTimeOffset session, DateTimeOffset end, IReadOnlyList<ToldPerson> told, CancellationToken cancel)
    {
        var now = calendar.Now;
        var starts = session - Before > now ? session - Before : now;
        await deliveries.EnqueueManyAsync(
            transaction, StartsWork.KindName, DeliveryClass.Appointment,
            [.. told.Select(one => Of(cohort, one, StartsWork.KindName, DeliveryClass.Appointment, starts) with { ExpiresAt = session })], cancel);
        await deliveries.EnqueueManyAsync(transaction, AfterWork.KindName, DeliveryClass.Nudge, [.. told.Select(one => After(cohort, end, one))], cancel);
    }

    /// <summary>Somebody came back: whether they were there is asked of them like of everybody, although a stop drops what waits.</summary>
    public async Task AskAgainAsync(NpgsqlTransaction transaction, Cohort cohort, Programme programme, LearnerKey person, CancellationToken cancel)
    {
        if (cohort.DatesOf(programme).SessionEndsAt is { } end && end > calendar.Now)
        {
            var told = await SessionStore.ReadMissedAsync(transaction, cohort, [person.UserId], untold: false, cancel);
            await deliveries.EnqueueAgainManyAsync(transaction, AfterWork.KindName, DeliveryClass.Nudge, [.. told.Select(one => After(cohort, end, one))], cancel);
        }
    }

    private NewDelivery After(Cohort cohort, DateTimeOffset end, ToldPerson one) =>
        Of(cohort, one, AfterWork.KindName, DeliveryClass.Nudge, OfficeHours.Next(end, one.ZoneOr(settings.DefaultZone), one.LearningDays)) with
        {
            ExpiresAt = end + Asked, Value = NudgeValue.Programme + 0.4f,
        };

    /// <summary>Once there is a recording and the session is over, those who did not say by then that they were there, or never heard of it, get it, once.</summary>
    public async Task RecordAsync(NpgsqlTransaction transaction, Cohort cohort, Programme programme, IReadOnlyList<string> people, CancellationToken cancel) =>
        await deliveries.EnqueueManyAsync(transaction, RecordingWork.KindName, DeliveryClass.Nudge, await RecordingsAsync(transaction, cohort, programme, people, cancel), cancel);

    /// <summary>Somebody came back: the recording that was owed to them, and not sent, comes after all.</summary>
    public async Task RecordAgainAsync(NpgsqlTransaction transaction, Cohort cohort, Programme programme, LearnerKey person, CancellationToken cancel)
    {
        if (await SessionStore.HasLostRecordingAsync(transaction, cohort, person, cancel))
        {
            await deliveries.EnqueueAgainManyAsync(
                transaction, RecordingWork.KindName, DeliveryClass.Nudge, await RecordingsAsync(transaction, cohort, programme, [person.UserId], cancel), cancel);
        }
    }

    private async Task<IReadOnlyList<NewDelivery>> RecordingsAsync(
        NpgsqlTransaction transaction, Cohort cohort, Programme programme, IReadOnlyList<string> people, CancellationToken cancel)
    {
        if (cohort.Recording is null || cohort.DatesOf(programme) is not { SessionAt: { } session, SessionEndsAt: { } end } || session > calendar.Now || end + Recorded < calendar.Now)
        {
            return [];
        }

        var missed = await SessionStore.ReadMissedAsync(transaction, cohort, people, untold: true, cancel);
        return
        [
            .. missed.Select(one => NewDelivery.To(new LearnerKey(cohort.TeamId, one.UserId), RecordingWork.KindName, $"{cohort.CohortId:N}", DeliveryClass.Nudge, RecordedAt(one)) with
            {
                Value = NudgeValue.Programme,
            }),
        ];

        // Added while it runs: after it everybody is asked first whether they were there. And nobody gets it before the first word.
        DateTimeOffset RecordedAt(ToldPerson one) =>
            OfficeHours.Next(end <= calendar.Now ? calendar.Now : end + TimeToAnswer, one.ZoneOr(settings.DefaultZone), one.LearningDays);
    }

    /// <summary>When what is missing before the session is asked for next; null for no more.</summary>
    public static DateTimeOffset? NextReminder(DateTimeOffset now, DateTimeOffset? session, Rhythm rhythm) =>
        session > now ? Reminders.Plan(now, session.Value, rhythm.Zone, rhythm.Days).Select(at => (DateTimeOffset?)at).FirstOrDefault() : null;

    private static NewDelivery Of(Cohort cohort, ToldPerson one, string kind, DeliveryClass @class, DateTimeOffset due) =>
        NewDelivery.To(new LearnerKey(cohort.TeamId, one.UserId), kind, new SessionSlot(cohort.CohortId, cohort.Sequence).Text, @class, due);
}

/// <summary>What makes a message about a session once: the group, and which time of it.</summary>
internal sealed record SessionSlot(Guid Cohort, int Sequence)
{
    public string Text => $"{Cohort:N}:{Sequence}";

    public static SessionSlot Of(string slot) => slot.Split(':') is [var cohort, var sequence]
        ? new SessionSlot(Guid.ParseExact(cohort, "N"), int.Parse(sequence, System.Globalization.CultureInfo.InvariantCulture))
        : throw new FormatException("Found a slot that is no session's.");
}
