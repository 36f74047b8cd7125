using System.Text.Json.Serialization.Metadata;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;
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
            ? await database.InTransactionAsync(transaction => InviteAsync(transaction, owner, value.Round, cancel), cancel)
            : new ActionReply.Remark(InviteView.NoOwner);
    }

    private async Task<ActionReply> InviteAsync(NpgsqlTransaction transaction, LearnerKey owner, Guid id, CancellationToken cancel)
    {
        switch (await RoundStore.LockAsync(transaction, owner.TeamId, id, cancel))
        {
            case null:
                return new ActionReply.ReplaceMessage(InviteView.TooOld);
            case var round when round.UserId != owner.UserId:
                return new ActionReply.Remark(Remarks.NotYours);
            case { State: "offered" } round:
                var invited = await InvitationStore.InviteAsync(transaction, round, calendar.Now, cancel);
                await deliveries.EnqueueManyAsync(transaction, InvitationWork.KindName, DeliveryClass.Nudge, [.. invited.Select(one => AskOf(round, one))], cancel);
                await RoundStore.SaveStateAsync(transaction, round, "confirmed", invited.Count, cancel);
                await RoundStore.ForgetCandidatesAsync(transaction, round, cancel);
                return new ActionReply.ReplaceMessage(InviteView.Ended(round with { State = "confirmed", Invited = invited.Count }));
            case var round:
                return new ActionReply.ReplaceMessage(InviteView.Ended(round));
        }
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

    public Task<ActionReply> HandleAsync(ActionCall call, RoundChoice value, CancellationToken cancel) => database.InTransactionAsync<ActionReply>(
        async transaction =>
        {
            switch (await RoundStore.LockAsync(transaction, call.Actor.TeamId!, value.Round, cancel))
            {
                case null:
                    return new ActionReply.ReplaceMessage(InviteView.TooOld);
                case var round when round.UserId != call.Actor.UserId:
                    return new ActionReply.Remark(Remarks.NotYours);
                case { State: "offered" } round:
                    await RoundStore.SaveStateAsync(transaction, round, "cancelled", 0, cancel);
                    await RoundStore.ForgetCandidatesAsync(transaction, round, cancel);
                    return new ActionReply.ReplaceMessage(InviteView.Ended(round with { State = "cancelled" }));
                case var round:
                    return new ActionReply.ReplaceMessage(InviteView.Ended(round));
            }
        },
        cancel);
}
