using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Features.Assessments;

/// <summary>The message in which its owner confirmed an assignment says what became of it, also after no click.</summary>
internal sealed class OwnersMessage(Deliveries deliveries, CalendarClock calendar)
{
    public async Task UpdateAsync(NpgsqlTransaction transaction, Assignment assignment, CancellationToken cancel)
    {
        if (await WalkStore.FindMessageAsync(transaction, assignment, cancel) is var (channel, ts)
            && await AssignmentStore.LockAsync(transaction, assignment.TeamId, assignment.AssignmentId, cancel) is { } current)
        {
            await deliveries.EnqueueAgainAsync(transaction, UpdateMessageWork.Of(assignment.TeamId, channel, ts, OfferView.Ended(current), calendar.Now), cancel);
        }
    }
}
