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
using SlackLearningBot.Slack.Blocks;
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

/// <summary>
/// "Give it to 29 people": each is told at a decent hour of their own; of very many only the first get it with the click, the others from a walk.
/// A second click shows the first one's result.
/// </summary>
internal sealed class ConfirmAction(
    NpgsqlDataSource database, IRoles roles, Giving giving, Deliveries deliveries, CalendarClock calendar) : IActionHandler<AssignmentValue>
{
    public string Name => OfferView.Confirm;

    public JsonTypeInfo<AssignmentValue> ValueType => AssessmentsJson.Default.AssignmentValue;

    public int ValueVersion => AssessmentsJson.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, AssignmentValue value, CancellationToken cancel)
    {
        var owner = AttemptReplies.Person(call.Actor);
        return await roles.IsOwnerAsync(owner, cancel)
            ? await database.InTransactionAsync(
                async transaction => await Offers.DecideAsync(
                    await AssignmentStore.LockAsync(transaction, owner.TeamId, value.Assignment, cancel), owner.UserId, OfferView.TooOld,
                    offered => GiveAsync(transaction, offered, cancel), OfferView.Ended),
                cancel)
            : new ActionReply.Remark(NewView.NoOwner);
    }

    private async Task<SlackMessage> GiveAsync(NpgsqlTransaction transaction, Assignment offered, CancellationToken cancel)
    {
        if (offered.Deadline <= calendar.Now)
        {
            await AssignmentStore.ForgetPeopleAsync(transaction, offered, cancel);
            await AssignmentStore.SaveStateAsync(transaction, offered, "cancelled", cancel);
            return OfferView.DeadlineOver(offered);
        }

        await AssignmentStore.SaveStateAsync(transaction, offered, "open", cancel);
        if (await giving.GiveSomeAsync(transaction, offered, cancel))
        {
            await WalkStore.SaveWalkingAsync(transaction, offered, true, cancel);
            await deliveries.EnqueueAsync(transaction, AssignmentWalk.Of(offered.TeamId, calendar.Now), cancel);
        }

        return OfferView.Ended((await AssignmentStore.LockAsync(transaction, offered.TeamId, offered.AssignmentId, cancel))!);
    }
}

/// <summary>"Do not give it".</summary>
internal sealed class CancelAction(NpgsqlDataSource database) : IActionHandler<AssignmentValue>
{
    public string Name => OfferView.Cancel;

    public JsonTypeInfo<AssignmentValue> ValueType => AssessmentsJson.Default.AssignmentValue;

    public int ValueVersion => AssessmentsJson.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, AssignmentValue value, CancellationToken cancel) => database.InTransactionAsync(
        async transaction => await Offers.DecideAsync(
            await AssignmentStore.LockAsync(transaction, call.Actor.TeamId!, value.Assignment, cancel), call.Actor.UserId, OfferView.TooOld,
            async offered =>
            {
                await AssignmentStore.ForgetPeopleAsync(transaction, offered, cancel);
                await AssignmentStore.SaveStateAsync(transaction, offered, "cancelled", cancel);
                return OfferView.Ended(offered with { State = "cancelled" });
            },
            OfferView.Ended),
        cancel);
}
