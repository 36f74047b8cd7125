using System.Text.Json;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Features.Invitations;

/// <summary>The order in which a round is read: each target in turn, then who those people are, then the owner is asked. Each step owes the next, so a limit or a stop costs one page.</summary>
internal sealed class RoundSteps(NpgsqlDataSource database, Deliveries deliveries, Handover handover, CalendarClock calendar)
{
    public const string Members = "invitation.members";
    public const string GroupMembers = "invitation.group";
    public const string GroupNames = "invitation.group-name";
    public const string ChannelNames = "invitation.channel-name";
    public const string OnePerson = "invitation.person";
    public const string Everybody = "invitation.people";
    public const string Offer = "invitation.offer";

    /// <summary>Up to so many people are asked for one by one; for more the workspace's list is read.</summary>
    public const int MostOneByOne = 40;

    /// <summary>After so many tries a target is left out, and the owner told.</summary>
    private const int MostTries = 8;

    public static ReadStep Of(Delivery delivery) => JsonSerializer.Deserialize(delivery.Payload, InvitationsJson.Default.ReadStep)!;

    /// <summary>What a step reads; null when its round is over.</summary>
    public Task<InviteTarget?> FindTargetAsync(Delivery delivery, CancellationToken cancel) => database.InTransactionAsync(
        async transaction =>
        {
            var step = Of(delivery);
            var round = await RoundStore.LockAsync(transaction, delivery.TeamId, step.Round, cancel);
            return round is { State: "reading" } && step.Target < round.Named.Count ? round.Named[step.Target] : null;
        },
        cancel);

    /// <summary>Whom Slack has not told about yet; null when there is nobody any more. The step does not name them: what was owed stands for a while, and they may have everything erased.</summary>
    public Task<string?> FindUnknownAsync(Delivery delivery, CancellationToken cancel) => database.InTransactionAsync(
        async transaction => await RoundStore.LockAsync(transaction, delivery.TeamId, Of(delivery).Round, cancel) is { State: "reading" } round
            && await RoundStore.ReadUnknownAsync(transaction, round, 1, cancel) is [var next]
            ? next
            : null,
        cancel);

    /// <summary>What a read ends with: saved together with the next step, or left out with the reason Slack gave.</summary>
    public async Task<CallOutcome> EndAsync<T>(
        Delivery delivery, SlackResult<T> result, Func<NpgsqlTransaction, Round, T, Task<ReadStep>> saveAsync, CancellationToken cancel, string? userId = null)
    {
        if (result is SlackResult<T>.Failed { Failure: var failure }
            && (failure.IsTokenDead || failure.IsRateLimited || (failure.Kind != FailureKind.Permanent && delivery.Attempts < MostTries)))
        {
            return new CallOutcome.Failed(failure);
        }

        return await StepAsync(
            delivery,
            (transaction, round) => result switch
            {
                SlackResult<T>.Ok ok => saveAsync(transaction, round, ok.Value),
                SlackResult<T>.Failed failed => LeaveOutAsync(transaction, round, Of(delivery), userId, failed.Failure.Error, cancel),
                _ => throw new InvalidOperationException("A Slack result is neither ok nor failed."),
            },
            cancel);
    }

    /// <summary>What a step came to is saved together with the next one.</summary>
    public Task<CallOutcome> StepAsync(Delivery delivery, Func<NpgsqlTransaction, Round, Task<ReadStep>> saveAsync, CancellationToken cancel) =>
        database.InTransactionAsync<CallOutcome>(
            async transaction =>
            {
                if (!await Deliveries.HoldAsync(transaction, delivery, cancel)
                    || await RoundStore.LockAsync(transaction, delivery.TeamId, Of(delivery).Round, cancel) is not { State: "reading" } round)
                {
                    return new CallOutcome.Drop("nobody waits for it any more");
                }

                var last = await saveAsync(transaction, round);
                await NextAsync(transaction, (await RoundStore.LockAsync(transaction, round.TeamId, round.RoundId, cancel))!, last, cancel);
                return new CallOutcome.Done();
            },
            cancel);

    /// <summary>A target that cannot be read is noted; people who cannot be read are nobody we could ask.</summary>
    private static async Task<ReadStep> LeaveOutAsync(NpgsqlTransaction transaction, Round round, ReadStep step, string? userId, string error, CancellationToken cancel)
    {
        if (step.Target < round.Named.Count)
        {
            await NoteAsync(transaction, round, step, target => target with { Problem = error }, cancel);
        }
        else
        {
            await RoundStore.SaveStrangersAsync(transaction, round, userId, cancel);
        }

        return step with { Cursor = null };
    }

    public static Task NoteAsync(NpgsqlTransaction transaction, Round round, ReadStep step, Func<InviteTarget, InviteTarget> change, CancellationToken cancel) =>
        RoundStore.SaveTargetsAsync(transaction, round, [.. round.Named.Select((target, at) => at == step.Target ? change(target) : target)], cancel);

    /// <summary>Owes what comes after a step: its next page when it has a cursor, else the next target.</summary>
    public async Task NextAsync(NpgsqlTransaction transaction, Round round, ReadStep last, CancellationToken cancel)
    {
        var named = round.Named;
        var next = last with { Number = last.Number + 1, Target = last.Cursor is null ? last.Target + 1 : last.Target };
        while (next.Target < named.Count && KindOf(named[next.Target]) is null)
        {
            next = next with { Target = next.Target + 1 };
        }

        if (next.Target < named.Count)
        {
            await OweAsync(transaction, round, KindOf(named[next.Target])!, next, DeliveryClass.Read, cancel);
            return;
        }

        var unknown = await RoundStore.ReadUnknownAsync(transaction, round, MostOneByOne + 1, cancel);
        next = next with { Target = named.Count };
        await (unknown.Count switch
        {
            0 => OfferAsync(transaction, round, next with { Cursor = null }, cancel),
            _ when last.Cursor is not null || unknown.Count > MostOneByOne => OweAsync(transaction, round, Everybody, next, DeliveryClass.Read, cancel),
            _ => OweAsync(transaction, round, OnePerson, next with { Cursor = null }, DeliveryClass.Read, cancel),
        });
    }

    private async Task OfferAsync(NpgsqlTransaction transaction, Round round, ReadStep step, CancellationToken cancel)
    {
        if (round.About is { } about)
        {
            await handover.GiveAsync(transaction, round, about, cancel);
            return;
        }

        await RoundStore.SaveStateAsync(transaction, round, "offered", 0, cancel);
        await OweAsync(transaction, round, Offer, step, DeliveryClass.Answer, cancel);
    }

    private Task<bool> OweAsync(NpgsqlTransaction transaction, Round round, string kind, ReadStep step, DeliveryClass @class, CancellationToken cancel) =>
        deliveries.EnqueueAsync(
            transaction,
            NewDelivery.To(new LearnerKey(round.TeamId, round.UserId), kind, $"{round.RoundId:N}:{step.Number}", @class, calendar.Now) with
            {
                Payload = JsonSerializer.Serialize(step, InvitationsJson.Default.ReadStep),
            },
            cancel);

    /// <summary>How a target is read; null for people, who are there already, and for what could not be read.</summary>
    private static string? KindOf(InviteTarget target) => target switch
    {
        { Problem: not null } => null,
        { Kind: TargetKind.Channel } => Members,
        { Kind: TargetKind.Group } => GroupMembers,
        { Kind: TargetKind.Handle } => GroupNames,
        { Kind: TargetKind.ChannelName } => ChannelNames,
        _ => null,
    };
}
