using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Programmes;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Features.Programmes;

/// <summary>Owes the first word to everybody of a group, so that nobody hears of the session after it.</summary>
internal sealed class Greetings(Deliveries deliveries, BotSettings settings, CalendarClock calendar)
{
    /// <summary>The first word, also to whoever left before it came, came back, and has not heard of the session; and to whom it waits for too long.</summary>
    /// <param name="transaction">In which they are planned.</param>
    /// <param name="cohort">The group.</param>
    /// <param name="programme">As it is now.</param>
    /// <param name="members">Who are planned.</param>
    /// <param name="fates">What became of the steps about them; nothing about whoever is new.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task GreetAsync(
        NpgsqlTransaction transaction, Cohort cohort, Programme programme, IReadOnlyList<Member> members, ILookup<string, (string StepId, StepFate Fate)> fates, CancellationToken cancel)
    {
        var session = AheadOf(cohort, programme);
        var untold = session is null ? [] : members.Where(one => one.Told < 0 && fates[one.UserId].Any()).ToDictionary(one => one.UserId, StringComparer.Ordinal);
        var again = untold.Count == 0 ? new HashSet<string>() : await SessionStore.ReadUngreetedAsync(transaction, cohort, untold.Keys, cancel);
        foreach (var @class in new[] { DeliveryClass.Appointment, DeliveryClass.Nudge })
        {
            await deliveries.EnqueueManyAsync(
                transaction, HelloWork.KindName, @class, [.. members.Where(one => !fates[one.UserId].Any()).Select(one => Of(cohort, one, session)).Where(one => one.Class == @class)], cancel);
            await deliveries.EnqueueAgainManyAsync(
                transaction, HelloWork.KindName, @class, [.. again.Order(StringComparer.Ordinal).Select(one => Of(cohort, untold[one], session)).Where(one => one.Class == @class)], cancel);
        }

        if (session is { } at)
        {
            await HurryAsync(transaction, cohort, at, cancel);
        }
    }

    /// <summary>Whose first word still waits for a better day, when there is none before the session, or that is near, does not wait any more. Looked at again when it is near.</summary>
    public async Task HurryAsync(NpgsqlTransaction transaction, Cohort cohort, DateTimeOffset session, CancellationToken cancel)
    {
        var near = session - HelloWork.Near;
        if (near > calendar.Now)
        {
            await deliveries.EnqueueAgainAsync(transaction, NearWork.Of(cohort, near), cancel);
        }
        else
        {
            await deliveries.EnqueueAgainManyAsync(
                transaction, HelloWork.KindName, DeliveryClass.Appointment,
                [.. (await SessionStore.LockWaitingAsync(transaction, cohort, cancel)).Select(one => Of(cohort, one.UserId, one.ZoneOr(settings.DefaultZone), one.LearningDays, session))], cancel);
        }
    }

    /// <summary>When the session begins; null when there is none ahead.</summary>
    public DateTimeOffset? AheadOf(Cohort cohort, Programme programme) => cohort.DatesOf(programme).SessionAt is { } at && at > calendar.Now ? at : null;

    private NewDelivery Of(Cohort cohort, Member member, DateTimeOffset? session)
    {
        var rhythm = member.RhythmOr(settings.DefaultZone);
        return Of(cohort, member.UserId, rhythm.Zone, rhythm.Days, session);
    }

    /// <summary>At a decent hour of theirs; when there is none before the session, now.</summary>
    private NewDelivery Of(Cohort cohort, string userId, string zone, LearningDays days, DateTimeOffset? session)
    {
        var decent = OfficeHours.Next(calendar.Now, zone, days);
        return decent >= session
            ? HelloWork.Of(cohort, userId, DeliveryClass.Appointment, calendar.Now, session)
            : HelloWork.Of(cohort, userId, HelloWork.ClassOf(session, calendar.Now), decent, session);
    }
}

/// <summary>The session is near: whoever was to hear of it on a better day, and has not, hears of it now.</summary>
internal sealed class NearWork(NpgsqlDataSource database, Greetings greetings) : ICallWork
{
    public const string KindName = "programme.near";

    public string Kind => KindName;

    /// <summary>It calls nothing of Slack's.</summary>
    public string Method => Kind;

    public static NewDelivery Of(Cohort cohort, DateTimeOffset near) => new(cohort.TeamId, cohort.TeamId, KindName, $"{cohort.CohortId:N}", DeliveryClass.Read, near);

    public Task<CallOutcome> RunAsync(Delivery delivery, Workspace workspace, CancellationToken cancel) => database.InTransactionAsync<CallOutcome>(
        async transaction =>
        {
            if (await CohortStore.LockAsync(transaction, delivery.TeamId, Guid.ParseExact(delivery.Slot, "N"), cancel) is not { IsRunning: true } cohort
                || await ProgrammeStore.FindAsync(transaction, delivery.TeamId, cohort.ProgrammeId, cancel) is not { Programme: var programme }
                || greetings.AheadOf(cohort, programme) is not { } session)
            {
                return new CallOutcome.Drop("the programme is over");
            }

            await greetings.HurryAsync(transaction, cohort, session, cancel);
            return new CallOutcome.Done();
        },
        cancel);
}
