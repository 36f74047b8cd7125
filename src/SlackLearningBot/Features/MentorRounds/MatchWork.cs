using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Mentoring.Rounds;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.MentorRounds;

/// <summary>Matches a round: everybody is read in one short transaction, reckoned with outside of any, and what came of it is kept in another. Done twice it is done once.</summary>
internal sealed class MatchWork(NpgsqlDataSource database, Fields fields, Reporting reporting) : ICallWork
{
    public const string KindName = "mentor_round.match";

    public string Kind => KindName;

    /// <summary>It calls nothing of Slack's.</summary>
    public string Method => KindName;

    public static NewDelivery Of(MentorRound round, DateTimeOffset now) => new(round.TeamId, round.TeamId, KindName, $"{round.RoundId:N}", DeliveryClass.Read, now);

    public async Task<CallOutcome> RunAsync(Delivery delivery, Workspace workspace, CancellationToken cancel)
    {
        var id = Guid.ParseExact(delivery.Slot, "N");
        if (await database.InTransactionAsync(transaction => ReadAsync(transaction, delivery.TeamId, id, cancel), cancel) is not var (round, field, pins))
        {
            return new CallOutcome.Drop("the round is over");
        }

        // Off the thread of the sender, which serves others meanwhile.
        var plan = field is null ? null : await Task.Run(() => Plan.Of(field, pins), cancel);
        await database.InTransactionAsync(transaction => SaveAsync(transaction, round, plan, cancel), cancel);
        return new CallOutcome.Done();
    }

    private async Task<(MentorRound Round, Field? Field, IReadOnlyList<PinnedPair> Pins)?> ReadAsync(NpgsqlTransaction transaction, string teamId, Guid id, CancellationToken cancel)
    {
        if (await RoundStore.FindAsync(transaction, teamId, id, cancel) is not { State: RoundStates.Matching } round)
        {
            return null;
        }

        var field = await fields.ReadAsync(transaction, round, cancel);
        field = field is null ? null : field with { TakenOut = await PairStore.ReadTakenOutAsync(transaction, round, cancel) };
        var pins = (await PairStore.ReadAsync(transaction, round, 0, Fields.MostOfASide, cancel)).Where(pair => pair.ByHand).Select(pair => new PinnedPair(pair.UserId, pair.MentorId));
        return (round, field, [.. pins]);
    }

    private async Task SaveAsync(NpgsqlTransaction transaction, MentorRound read, Plan? plan, CancellationToken cancel)
    {
        if (await RoundStore.LockAsync(transaction, read.TeamId, read.RoundId, cancel) is not { State: RoundStates.Matching } round || round.Version != read.Version)
        {
            return;
        }

        if (plan is null)
        {
            // Nobody is told of it: whoever was asked reads nothing more, and the owner why.
            await RoundStore.SaveStateAsync(transaction, round, RoundStates.Offered, null, cancel);
            await reporting.TellAsync(transaction, round, $"{RoundStates.Offered}-again", cancel);
            return;
        }

        await PairStore.ReplaceAsync(transaction, round, plan, cancel);
        await RoundStore.SaveFiguresAsync(transaction, round, plan.Figures, cancel);
        await reporting.TellAsync(transaction, round with { Version = round.Version + 1 }, RoundStates.Preview, cancel);
    }
}
