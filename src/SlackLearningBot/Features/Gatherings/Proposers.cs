using System.Text.Json;
using System.Text.Json.Serialization;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Gatherings;

/// <summary>Whoever proposed something that others hold hears what becomes of it: that it has a date, or that it does not take place.</summary>
internal sealed class Proposers(Deliveries deliveries, CalendarClock calendar)
{
    /// <param name="transaction">The caller's.</param>
    /// <param name="gathering">As it was before; locked.</param>
    /// <param name="by">Who decided it, and needs no word.</param>
    /// <param name="moment">One of <see cref="ProposerWork"/>'s.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task TellAsync(NpgsqlTransaction transaction, Gathering gathering, LearnerKey by, string moment, CancellationToken cancel)
    {
        if (gathering.ProposedBy is not { } proposer || proposer == by.UserId || gathering.Hosts.Contains(proposer)
            || await PlaceStore.FindAsync(transaction, new LearnerKey(gathering.TeamId, proposer), gathering.GatheringId, cancel) is { WantsToCome: true })
        {
            return; // who hosts it or comes hears of it as they do
        }

        await deliveries.EnqueueAsync(
            transaction,
            NewDelivery.To(new LearnerKey(gathering.TeamId, proposer), ProposerWork.KindName, $"{gathering.GatheringId}:{moment}", DeliveryClass.Nudge, calendar.Now) with
            {
                Value = NudgeValue.Gathering,
            },
            cancel);
    }

    /// <summary>It is not wanted: whoever proposed it hears so, and whoever was to hold it.</summary>
    public Task<int> DeclineAsync(NpgsqlTransaction transaction, Gathering gathering, LearnerKey by, string reason, CancellationToken cancel) => deliveries.EnqueueManyAsync(
        transaction,
        DeclinedWork.KindName,
        DeliveryClass.Nudge,
        [
            .. gathering.Hosts.Append(gathering.ProposedBy).OfType<string>().Distinct().Where(one => one != by.UserId).Select(one =>
                NewDelivery.To(new LearnerKey(gathering.TeamId, one), DeclinedWork.KindName, $"{gathering.GatheringId}", DeliveryClass.Nudge, calendar.Now) with
                {
                    Value = NudgeValue.Gathering,
                    Payload = JsonSerializer.Serialize(new DeclinedNote(reason), DeclinedJson.Default.DeclinedNote),
                }),
        ],
        cancel);
}

/// <summary>Those who give dates do not want it.</summary>
internal sealed class DeclinedWork(NpgsqlDataSource database) : GatheringWork(database)
{
    public const string KindName = "gathering.declined";

    public override string Kind => KindName;

    protected override Task<SlackMessage?> RenderAsync(NpgsqlTransaction transaction, Delivery delivery, string[] slot, Gathering gathering, CancellationToken cancel)
    {
        var isProposer = gathering.ProposedBy == delivery.Recipient;
        return Task.FromResult(gathering.State == GatheringStates.Cancelled && (isProposer || gathering.Hosts.Contains(delivery.Recipient))
            ? GatheringView.Declined(gathering, isProposer, JsonSerializer.Deserialize(delivery.Payload, DeclinedJson.Default.DeclinedNote)!.Reason)
            : null);
    }
}

/// <summary>Why; may be empty.</summary>
internal sealed record DeclinedNote([property: JsonPropertyName("reason")] string Reason);

[JsonSerializable(typeof(DeclinedNote))]
internal sealed partial class DeclinedJson : JsonSerializerContext;

/// <summary>What became of it: to whoever proposed it.</summary>
internal sealed class ProposerWork(NpgsqlDataSource database, CalendarClock calendar) : GatheringWork(database)
{
    public const string KindName = "gathering.proposer";

    public const string HasDate = "date";
    public const string IsOff = "off";

    public override string Kind => KindName;

    protected override Task<SlackMessage?> RenderAsync(NpgsqlTransaction transaction, Delivery delivery, string[] slot, Gathering gathering, CancellationToken cancel) =>
        Task.FromResult(gathering.ProposedBy != delivery.Recipient ? null
            : slot[1] == HasDate && gathering.IsAheadAt(calendar.Now) ? GatheringView.ProposalHasDate(gathering)
            : slot[1] == IsOff && gathering.State == GatheringStates.Cancelled ? GatheringView.ProposalIsOff(gathering)
            : null);
}
