using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Mentoring.Rounds;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.MentorRounds;

/// <summary>Reckons what a change by hand costs: read in one transaction, reckoned with outside of any, kept in another.</summary>
internal sealed class WeighWork(NpgsqlDataSource database, Fields fields, Deliveries deliveries, CalendarClock calendar) : ICallWork
{
    public const string KindName = "mentor_round.weigh";

    public string Kind => KindName;

    /// <summary>It calls nothing of Slack's.</summary>
    public string Method => KindName;

    public static NewDelivery Of(HandChange change, DateTimeOffset now) => new(change.TeamId, change.TeamId, KindName, CostWork.SlotOf(change), DeliveryClass.Read, now);

    public async Task<CallOutcome> RunAsync(Delivery delivery, Workspace workspace, CancellationToken cancel)
    {
        if (await database.InTransactionAsync(transaction => ReadAsync(transaction, delivery, cancel), cancel) is not var (change, field, pairs))
        {
            return await database.InTransactionAsync(transaction => GiveUpAsync(transaction, delivery, cancel), cancel);
        }

        var cost = await Task.Run(() => CostOf(change, field, pairs), cancel);
        await database.InTransactionAsync(transaction => SaveAsync(transaction, change, cost, cancel), cancel);
        return new CallOutcome.Done();
    }

    private async Task<(HandChange Change, Field Field, IReadOnlyList<PlannedPair> Pairs)?> ReadAsync(NpgsqlTransaction transaction, Delivery delivery, CancellationToken cancel)
    {
        var (id, changeId) = CostWork.Read(delivery.Slot);
        return await ChangeStore.LockAsync(transaction, delivery.TeamId, id, changeId, cancel) is { State: "weighing" } change
            && await RoundStore.FindAsync(transaction, delivery.TeamId, id, cancel) is { State: RoundStates.Preview } round
            && await fields.ReadAsync(transaction, round, cancel) is { } field
                ? (change, field, await PairStore.ReadAsync(transaction, round, 0, Fields.MostOfASide, cancel))
                : null;
    }

    /// <summary>Another round came in between, or it is over: whoever waits for the cost is told so.</summary>
    private async Task<CallOutcome> GiveUpAsync(NpgsqlTransaction transaction, Delivery delivery, CancellationToken cancel)
    {
        var (id, changeId) = CostWork.Read(delivery.Slot);
        if (await ChangeStore.LockAsync(transaction, delivery.TeamId, id, changeId, cancel) is { State: "weighing" } change)
        {
            await ChangeStore.SaveAsync(transaction, change, "refused", null, cancel);
            await deliveries.EnqueueAsync(transaction, CostWork.Of(change, calendar.Now), cancel);
        }

        return new CallOutcome.Drop("the round is over");
    }

    private static ChangeCost CostOf(HandChange change, Field field, IReadOnlyList<PlannedPair> pairs)
    {
        if (field.Round.IsPeers)
        {
            return PeerCost.Of(change, field, pairs);
        }

        var table = field.Plain(field.Table());
        var before = Plan.FitsOf(table, [.. pairs.Select(pair => new RoundPair(pair.UserId, pair.MentorId, pair.Fit))]);
        var other = change.OtherId;
        if (!table.Mentees.Contains(change.UserId) || (change.How == "give" && table.Mentors.All(mentor => mentor.Key != other)) || (change.How == "exchange" && !table.Mentees.Contains(other!)))
        {
            return new ChangeCost(null, null);
        }

        switch (change.How == "exchange" ? HandEdit.Exchange(table, before, change.UserId, other!) : HandEdit.Give(table, before, change.UserId, other))
        {
            case HandEdit.Done done:
                var byHand = pairs.Count(pair => pair.ByHand);
                return new ChangeCost(
                    Plan.FiguresOf(field, table, before, byHand),
                    Plan.FiguresOf(field, table, done.Pairs, byHand + 1) with { Edited = true },
                    FitOf(done.Pairs, change.UserId),
                    change.How == "exchange" ? FitOf(done.Pairs, other!) : null);
            case HandEdit.Forbidden forbidden:
                return new ChangeCost(null, null, Why: $"{forbidden.Why}");
            case HandEdit.NoPlace full:
                return new ChangeCost(null, null, Places: full.Places);
            default:
                throw new InvalidOperationException("A change by hand is neither done nor forbidden, nor without a place.");
        }
    }

    private static int? FitOf(IReadOnlyList<RoundPair> pairs, string mentee) => pairs.FirstOrDefault(pair => pair.Mentee == mentee)?.Fit;

    private async Task SaveAsync(NpgsqlTransaction transaction, HandChange read, ChangeCost cost, CancellationToken cancel)
    {
        if (await ChangeStore.LockAsync(transaction, read.TeamId, read.RoundId, read.ChangeId, cancel) is { State: "weighing" } change)
        {
            await ChangeStore.SaveAsync(transaction, change, cost.After is null ? "refused" : "offered", cost, cancel);
            await deliveries.EnqueueAsync(transaction, CostWork.Of(change, calendar.Now), cancel);
        }
    }
}

/// <summary>Tells the owner what it costs.</summary>
internal sealed class CostWork(NpgsqlDataSource database) : IMessageWork
{
    public const string KindName = "mentor_round.cost";

    public string Kind => KindName;

    public static string SlotOf(HandChange change) => $"{change.RoundId:N}:{change.ChangeId:N}";

    public static (Guid Round, Guid Change) Read(string slot) => (Guid.ParseExact(slot[..32], "N"), Guid.ParseExact(slot[33..], "N"));

    public static NewDelivery Of(HandChange change, DateTimeOffset now) =>
        NewDelivery.To(new LearnerKey(change.TeamId, change.AuthorId), KindName, SlotOf(change), DeliveryClass.Answer, now);

    public Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) => database.InTransactionAsync<Rendering>(
        async transaction =>
        {
            var (id, changeId) = Read(delivery.Slot);
            return await ChangeStore.LockAsync(transaction, delivery.TeamId, id, changeId, cancel) is { } change && await RoundStore.FindAsync(transaction, delivery.TeamId, id, cancel) is { } round
                ? new Rendering.Post(ChangeForm.Cost(round, change))
                : new Rendering.Drop("the round is over");
        },
        cancel);
}
