using System.Globalization;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Features.Invitations;

/// <summary>
/// The invitation itself: one message a person and track, at a decent hour, at most one a day. What it says is looked up at the last moment,
/// and so is whether it is still right to ask.
/// </summary>
internal sealed class InvitationWork(NpgsqlDataSource database, Deliveries deliveries, ISignup signup, BotSettings settings, CalendarClock calendar) : IMessageWork
{
    public const string KindName = "invitation.ask";

    public string Kind => KindName;

    /// <param name="person">Who is asked.</param>
    /// <param name="trackId">About what.</param>
    /// <param name="attempt">Which day it is tried on, from 1.</param>
    /// <param name="due">Calendar time.</param>
    public static NewDelivery Ask(LearnerKey person, string trackId, int attempt, DateTimeOffset due) =>
        NewDelivery.To(person, KindName, $"{attempt.ToString(CultureInfo.InvariantCulture)}:{trackId}", DeliveryClass.Nudge, due) with { Value = NudgeValue.Invitation };

    public async Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel)
    {
        var colon = delivery.Slot.IndexOf(':', StringComparison.Ordinal);
        var (attempt, trackId) = (int.Parse(delivery.Slot[..colon], CultureInfo.InvariantCulture), delivery.Slot[(colon + 1)..]);
        var proposed = await signup.ProposeAsync(delivery.Person, await InvitationStore.FindZoneAsync(database, delivery.Person, trackId, cancel), cancel);
        return await database.InTransactionAsync(transaction => RenderAsync(transaction, delivery, trackId, attempt, proposed, cancel), cancel);
    }

    private async Task<Rendering> RenderAsync(
        NpgsqlTransaction transaction, Delivery delivery, string trackId, int attempt, Rhythm proposed, CancellationToken cancel)
    {
        if (!await Deliveries.HoldAsync(transaction, delivery, cancel)
            || await InvitationStore.LockAsync(transaction, delivery.Person, trackId, cancel) is not { State: "waiting" or "asked" } row)
        {
            return new Rendering.Drop("not invited any more");
        }

        var now = calendar.Now;
        if (row.State == "waiting")
        {
            if (row.IsQuiet || row.HasTrack || row.IsRetired)
            {
                await InvitationStore.WithdrawAsync(transaction, row, cancel);
                return new Rendering.Drop(row.IsQuiet ? "wants no invitations" : row.HasTrack ? "has the track" : "the track is gone");
            }

            var decent = delivery.Class == DeliveryClass.Answer ? now : DecentTime(row, now); // whoever asks to see it does not want to wait
            if (decent > now)
            {
                await deliveries.EnqueueAsync(transaction, Ask(delivery.Person, trackId, attempt + 1, decent), cancel);
                return new Rendering.Drop("not now: it waits for a decent hour");
            }
        }

        await InvitationStore.AskAsync(transaction, row, now, cancel);
        return new Rendering.Post(InvitationView.Ask(row, row.IsLearning ? null : proposed));
    }

    /// <summary>Now, when people work and nothing else was asked today; else the next opening.</summary>
    private DateTimeOffset DecentTime(InvitationRow row, DateTimeOffset now)
    {
        var zone = row.ZoneOr(settings.DefaultZone);
        return row.OtherAskedAt is { } other && LocalDay.Of(other, zone) == LocalDay.Of(now, zone)
            ? OfficeHours.NextOpening(Moments.At(LocalDay.Of(now, zone), OfficeHours.Closing, zone), zone, row.LearningDays)
            : OfficeHours.Next(now, zone, row.LearningDays);
    }
}
