using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Courses;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Features.TakeAways;

/// <summary>Owes the one question, a few working days after somebody was somewhere.</summary>
internal sealed class Expecting(Deliveries deliveries, ITalkProposals talks, BotSettings settings, CalendarClock calendar) : ITakeAways
{
    /// <summary>Later than that one has forgotten.</summary>
    private static readonly TimeSpan WorthAsking = TimeSpan.FromDays(14);

    public async Task ExpectAsync(NpgsqlTransaction transaction, LearnerKey person, BeenThere where, CancellationToken cancel)
    {
        var now = calendar.Now;
        var id = await TakeAwayStore.ExpectAsync(transaction, person, Guid.CreateVersion7(now), where, cancel);
        var days = await TakeAwayStore.ReadDaysAsync(transaction, person, DateOnly.FromDateTime(now.UtcDateTime), cancel);
        var rhythm = new Rhythm(
            days.Zone is { } zone && Zones.IsKnown(zone) ? zone : settings.DefaultZone, days.Hour ?? OfficeHours.Opening, (LearningDays)days.Days);
        if (BringBack.AskAt(where.DoneOn, now, rhythm, day => days.Holidays.Contains(day)) is { } at)
        {
            await deliveries.EnqueueAsync(
                transaction,
                NewDelivery.To(person, AskWork.KindName, $"{id:N}", DeliveryClass.Nudge, at) with { ExpiresAt = at + WorthAsking, Value = NudgeValue.TakeAways },
                cancel);
        }
    }

    public async Task ForgetAsync(NpgsqlTransaction transaction, LearnerKey person, string about, CancellationToken cancel)
    {
        if (await TakeAwayStore.LockAsync(transaction, person, about, cancel) is { Proposal: { } talk })
        {
            await talks.TakeBackAsync(transaction, person, talk, cancel);
        }

        await TakeAwayStore.WithdrawAsync(transaction, person, about, calendar.Now, cancel);
    }
}

/// <summary>Asks for the take-aways, unless they are written or there is nothing to bring back any more.</summary>
internal sealed class AskWork(NpgsqlDataSource database) : IMessageWork
{
    public const string KindName = "take_away.ask";

    public string Kind => KindName;

    public Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) => database.InTransactionAsync<Rendering>(
        async transaction => await TakeAwayStore.LockAsync(transaction, delivery.TeamId, Guid.Parse(delivery.Slot), cancel) is { WithdrawnAt: null, IsWritten: false } one
            ? new Rendering.Post(TakeAwayView.Ask(one))
            : new Rendering.Drop("answered or forgotten"),
        cancel);
}
