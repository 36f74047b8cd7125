using System.Text.Json;
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

namespace SlackLearningBot.Features.Assessments;

/// <summary>The owner sees how many people there are, and decides.</summary>
internal sealed class OfferWork(NpgsqlDataSource database, BotSettings settings, CalendarClock calendar) : IMessageWork
{
    public const string KindName = "assessment.offer";

    public string Kind => KindName;

    public Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) => database.InTransactionAsync<Rendering>(
        async transaction =>
        {
            var note = JsonSerializer.Deserialize(delivery.Payload, AssessmentsJson.Default.FoundNote)!;
            if (await AssignmentStore.LockAsync(transaction, delivery.TeamId, note.Assignment, cancel) is not { State: "offered" } assignment)
            {
                return new Rendering.Drop("nobody waits for it any more");
            }

            var zone = await AssignmentStore.FindZoneAsync(transaction, delivery.Person, cancel) is { } own && Zones.IsKnown(own) ? own : settings.DefaultZone;
            return new Rendering.Post(OfferView.Offer(assignment, note, await SilentStore.CountAsync(transaction, assignment, cancel), calendar.Now, zone));
        },
        cancel);
}

/// <summary>"Give it to 29 people": each is told at a decent hour of their own. A second click shows the first one's result.</summary>
internal sealed class ConfirmAction(
    NpgsqlDataSource database, IRoles roles, Announcing announcing, CalendarClock calendar) : IActionHandler<AssignmentValue>
{
    public string Name => OfferView.Confirm;

    public JsonTypeInfo<AssignmentValue> ValueType => AssessmentsJson.Default.AssignmentValue;

    public int ValueVersion => AssessmentsJson.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, AssignmentValue value, CancellationToken cancel)
    {
        var owner = AttemptReplies.Person(call.Actor);
        return await roles.IsOwnerAsync(owner, cancel)
            ? await database.InTransactionAsync(transaction => GiveAsync(transaction, owner, value.Assignment, cancel), cancel)
            : new ActionReply.Remark(NewView.NoOwner);
    }

    private async Task<ActionReply> GiveAsync(NpgsqlTransaction transaction, LearnerKey owner, Guid id, CancellationToken cancel)
    {
        var now = calendar.Now;
        switch (await AssignmentStore.LockAsync(transaction, owner.TeamId, id, cancel))
        {
            case null:
                return new ActionReply.ReplaceMessage(OfferView.TooOld);
            case var one when one.AuthorId != owner.UserId:
                return new ActionReply.Remark(Remarks.NotYours);
            case { State: "offered" } late when late.Deadline <= now:
                await AssignmentStore.ForgetPeopleAsync(transaction, late, cancel);
                await AssignmentStore.SaveStateAsync(transaction, late, "cancelled", cancel);
                return new ActionReply.ReplaceMessage(OfferView.DeadlineOver(late));
            case { State: "offered" } offered:
                await AssignmentStore.AddTrackAsync(transaction, offered, now, cancel);
                await AssignmentStore.DropThoseWhoHaveItAsync(transaction, offered, now, cancel);
                await AssignmentStore.SaveStateAsync(transaction, offered, "open", cancel);
                await announcing.OweAsync(transaction, offered, null, cancel);
                return new ActionReply.ReplaceMessage(OfferView.Ended((await AssignmentStore.LockAsync(transaction, owner.TeamId, id, cancel))!));
            case var ended:
                return new ActionReply.ReplaceMessage(OfferView.Ended(ended));
        }
    }
}

/// <summary>"Do not give it".</summary>
internal sealed class CancelAction(NpgsqlDataSource database) : IActionHandler<AssignmentValue>
{
    public string Name => OfferView.Cancel;

    public JsonTypeInfo<AssignmentValue> ValueType => AssessmentsJson.Default.AssignmentValue;

    public int ValueVersion => AssessmentsJson.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, AssignmentValue value, CancellationToken cancel) => database.InTransactionAsync<ActionReply>(
        async transaction =>
        {
            switch (await AssignmentStore.LockAsync(transaction, call.Actor.TeamId!, value.Assignment, cancel))
            {
                case null:
                    return new ActionReply.ReplaceMessage(OfferView.TooOld);
                case var one when one.AuthorId != call.Actor.UserId:
                    return new ActionReply.Remark(Remarks.NotYours);
                case { State: "offered" } offered:
                    await AssignmentStore.ForgetPeopleAsync(transaction, offered, cancel);
                    await AssignmentStore.SaveStateAsync(transaction, offered, "cancelled", cancel);
                    return new ActionReply.ReplaceMessage(OfferView.Ended(offered with { State = "cancelled" }));
                case var ended:
                    return new ActionReply.ReplaceMessage(OfferView.Ended(ended));
            }
        },
        cancel);
}
