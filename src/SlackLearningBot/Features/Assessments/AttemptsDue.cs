using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Features.Assessments;

/// <summary>The minute's question: whose time is over? Their attempts end with what was answered, and their messages say so.</summary>
internal sealed class AttemptsDue(NpgsqlDataSource database, AttemptClock clock, Closing closing, Deliveries deliveries, BotSettings settings, CalendarClock calendar)
{
    private const int BatchSize = 100;

    public async Task EndDueAsync(CancellationToken cancel)
    {
        while (await database.InTransactionAsync(transaction => EndBatchAsync(transaction, cancel), cancel) == BatchSize)
        {
        }
    }

    private async Task<int> EndBatchAsync(NpgsqlTransaction transaction, CancellationToken cancel)
    {
        var due = await AttemptStore.ClaimDueAsync(transaction, BatchSize, calendar.Now, cancel);
        foreach (var (team, user, id) in due)
        {
            var person = new LearnerKey(team, user);
            await clock.SetAsync(transaction, person, id, isSeen: false, cancel);
            if (await AttemptReads.FindAsync(transaction, person, id, settings.DefaultZone, calendar.Now, cancel) is not { Attempt.EndedAt: null } open)
            {
                continue;
            }

            if (open.Attempt.EndsAt <= calendar.Now) // else its first question came late, and the message says until when it goes now
            {
                await closing.EndAsync(transaction, open.Assigned, open.Attempt, by: null, cancel);
            }

            if (open.Attempt.Message is { } message && await AttemptReads.FindAsync(transaction, person, id, settings.DefaultZone, calendar.Now, cancel) is { } ended)
            {
                await deliveries.EnqueueAgainAsync(
                    transaction, UpdateMessageWork.Of(team, message.ChannelId, message.Ts, AttemptView.Render(ended), calendar.Now), cancel);
            }
        }

        return due.Count;
    }
}
