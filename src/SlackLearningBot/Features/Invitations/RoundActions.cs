using System.Text.Json.Serialization.Metadata;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Invitations;

/// <summary>"Invite 29 people": each is owed one message, at a decent hour of their own. A second click shows the first one's result.</summary>
internal sealed class ConfirmAction(
    NpgsqlDataSource database, IRoles roles, Deliveries deliveries, BotSettings settings, CalendarClock calendar) : IActionHandler<RoundChoice>
{
    public string Name => InviteView.Confirm;

    public JsonTypeInfo<RoundChoice> ValueType => InvitationsJson.Default.RoundChoice;

    public int ValueVersion => InvitationsJson.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, RoundChoice value, CancellationToken cancel)
    {
        var owner = new LearnerKey(call.Actor.TeamId!, call.Actor.UserId);
        return await roles.IsOwnerAsync(owner, cancel)
            ? await database.InTransactionAsync(transaction => DecideAsync(transaction, owner, value.Round, cancel), cancel)
            : new ActionReply.Remark(InviteView.NoOwner);
    }

    private async Task<ActionReply> DecideAsync(NpgsqlTransaction transaction, LearnerKey owner, Guid id, CancellationToken cancel) => await Offers.DecideAsync(
        await RoundStore.LockAsync(transaction, owner.TeamId, id, cancel), owner.UserId, InviteView.TooOld, round => InviteAsync(transaction, round, cancel), InviteView.Ended);

    private async Task<SlackMessage> InviteAsync(NpgsqlTransaction transaction, Round round, CancellationToken cancel)
    {
        var invited = await InvitationStore.InviteAsync(transaction, round, calendar.Now, cancel);
        await deliveries.EnqueueManyAsync(transaction, InvitationWork.KindName, DeliveryClass.Nudge, [.. invited.Select(one => AskOf(round, one))], cancel);
        await RoundStore.SaveStateAsync(transaction, round, "confirmed", invited.Count, cancel);
        await RoundStore.ForgetCandidatesAsync(transaction, round, cancel);
        return InviteView.Ended(round with { State = "confirmed", Invited = invited.Count });
    }

    private NewDelivery AskOf(Round round, Invited one)
    {
        var zone = one.Zone is { } known && Zones.IsKnown(known) ? known : settings.DefaultZone;
        return InvitationWork.Ask(new LearnerKey(round.TeamId, one.UserId), round.TrackId, 1, OfficeHours.Next(calendar.Now, zone, one.LearningDays));
    }
}

/// <summary>"Do not invite".</summary>
internal sealed class CancelAction(NpgsqlDataSource database) : IActionHandler<RoundChoice>
{
    public string Name => InviteView.Cancel;

    public JsonTypeInfo<RoundChoice> ValueType => InvitationsJson.Default.RoundChoice;

    public int ValueVersion => InvitationsJson.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, RoundChoice value, CancellationToken cancel) => database.InTransactionAsync(
        async transaction => await Offers.DecideAsync(
            await RoundStore.LockAsync(transaction, call.Actor.TeamId!, value.Round, cancel), call.Actor.UserId, InviteView.TooOld,
            async round =>
            {
                await RoundStore.SaveStateAsync(transaction, round, "cancelled", 0, cancel);
                await RoundStore.ForgetCandidatesAsync(transaction, round, cancel);
                return InviteView.Ended(round with { State = "cancelled" });
            },
            InviteView.Ended),
        cancel);
}
