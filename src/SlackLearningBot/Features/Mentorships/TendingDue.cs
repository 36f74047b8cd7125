using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Mentoring.Rhythm;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>The minute's question: for which mentorships is there something to say that nobody asked for?</summary>
internal sealed partial class TendingDue(NpgsqlDataSource database, Deliveries deliveries, Tending tending, Ending ending, CalendarClock calendar, ILogger<TendingDue> log)
{
    private const int BatchSize = 100;

    /// <summary>Later than that it is of no use.</summary>
    private static readonly TimeSpan WorthSaying = TimeSpan.FromDays(7);

    /// <summary>What went wrong is tried again then; the others do not wait for it.</summary>
    private static readonly TimeSpan AfterProblem = TimeSpan.FromHours(1);

    public async Task TendDueAsync(CancellationToken cancel)
    {
        while (await database.InTransactionAsync(transaction => TendBatchAsync(transaction, cancel), cancel) == BatchSize)
        {
        }
    }

    private async Task<int> TendBatchAsync(NpgsqlTransaction transaction, CancellationToken cancel)
    {
        var due = await MentorshipStore.ClaimDueAsync(transaction, BatchSize, calendar.Now, cancel);
        foreach (var (team, id) in due)
        {
            if (await transaction.TryAsync(() => TendAsync(transaction, team, id, cancel), cancel) is { } problem)
            {
                Log.Failed(log, id, team, problem);
                await MentorshipStore.PutOffAsync(transaction, team, id, calendar.Now + AfterProblem, cancel);
            }
        }

        return due.Count;
    }

    private async Task TendAsync(NpgsqlTransaction transaction, string team, Guid id, CancellationToken cancel)
    {
        if (await PairingStore.FindAsync(transaction, team, id, calendar.Now, cancel) is { Facts.IsOpen: true } pairing)
        {
            await TendAsync(transaction, pairing, cancel);
            await tending.PlanAsync(transaction, id, team, cancel);
        }
    }

    private async Task TendAsync(NpgsqlTransaction transaction, Pairing pairing, CancellationToken cancel)
    {
        var (today, facts) = (tending.Today(pairing), pairing.Facts);
        switch (MentorshipCare.Decide(tending.FactsOf(pairing), today))
        {
            case not CareDecision.AtEnd when facts.Channel is null:
                await deliveries.EnqueueAgainAsync(transaction, OpenWork.Of(facts, calendar.Now), cancel);
                break;
            case CareDecision.AskToStart start:
                await OweAsync(transaction, BeginWork.KindName, [start.IsMentor ? pairing.Members[0] : pairing.Members[^1]], $"{pairing.Id}");
                await NudgedAsync(facts with { AskedToStart = true });
                break;
            case CareDecision.AfterSilence:
                await OweAsync(transaction, SilenceWork.KindName, pairing.Members, $"{pairing.Id}:{today:yyyy-MM-dd}");
                await NudgedAsync(facts with { AskedSilence = facts.AskedSilence + 1 });
                break;
            case CareDecision.MidPoint:
                await OweAsync(transaction, CheckWork.KindName, pairing.Members, $"{pairing.Id}:{CheckMoments.Midway}");
                await NudgedAsync(facts with { AskedMidway = true });
                break;
            case CareDecision.AtEnd:
                await ending.EndAsync(transaction, pairing, cancel);
                break;
        }

        Task NudgedAsync(Mentorship after) => MentorshipStore.SaveNudgedAsync(transaction, after with { LastNudgedOn = today }, cancel);

        async Task OweAsync(NpgsqlTransaction tx, string kind, IReadOnlyList<Member> people, string slot) => await deliveries.EnqueueManyAsync(
            tx,
            kind,
            DeliveryClass.Nudge,
            [.. people.Select(one => new NewDelivery(facts.TeamId, one.UserId, kind, slot, DeliveryClass.Nudge, calendar.Now) { Value = NudgeValue.Mentorship, ExpiresAt = calendar.Now + WorthSaying })],
            cancel);
    }

    private static partial class Log
    {
        [LoggerMessage(5060, LogLevel.Error, "Mentorship {MentorshipId} of workspace {TeamId} could not be tended; it is tried again in an hour.")]
        public static partial void Failed(ILogger log, Guid mentorshipId, string teamId, Exception e);
    }
}
