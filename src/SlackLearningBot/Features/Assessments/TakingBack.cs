using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Assessments;

/// <summary>
/// Ends an assignment that was taken back for those who are not through with it, some at a time: attempts end without a result, and the messages
/// about it say so. Answers already given stay in the log; results and certificates stand.
/// </summary>
internal sealed class TakingBack(AttemptClock clock, Closing closing, Deliveries deliveries, IHomeWishes homes, BotSettings settings, CalendarClock calendar)
{
    public const int PeopleAtOnce = 200;

    /// <summary>The next of them; false when these were the last.</summary>
    /// <param name="transaction">Holds the assignment's row.</param>
    /// <param name="assignment">Taken back.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<bool> EndSomeAsync(NpgsqlTransaction transaction, Assignment assignment, CancellationToken cancel)
    {
        var people = await TakingBackStore.LockUnfinishedAsync(transaction, assignment, PeopleAtOnce, cancel);
        await EndAsync(transaction, assignment, people, cancel);
        return people.Count == PeopleAtOnce;
    }

    /// <summary>The same for some of those who have it, while it stays open for everybody else.</summary>
    public async Task EndForAsync(NpgsqlTransaction transaction, Assignment assignment, IReadOnlyList<string> people, CancellationToken cancel) =>
        await EndAsync(transaction, assignment, await TakingBackStore.LockUnfinishedOfAsync(transaction, assignment, people, cancel), cancel);

    private async Task EndAsync(NpgsqlTransaction transaction, Assignment assignment, IReadOnlyList<string> people, CancellationToken cancel)
    {
        foreach (var (user, attempt, takenBackAt) in await TakingBackStore.ReadOverdueAsync(transaction, assignment, people, calendar.Now, cancel))
        {
            await EndOverdueAsync(transaction, new LearnerKey(assignment.TeamId, user), attempt, takenBackAt, cancel);
        }

        await TakingBackStore.EndAsync(transaction, assignment, people, calendar.Now, cancel);
        List<NewDelivery> changes = [];
        foreach (var (user, message, attempt) in await TakingBackStore.ReadMessagesAsync(transaction, assignment, people, cancel))
        {
            changes.Add(UpdateMessageWork.Of(
                assignment.TeamId, message.ChannelId, message.Ts, await SayAsync(transaction, assignment, user, attempt, cancel), calendar.Now));
        }

        // Behind everything that somebody waits for: Slack takes fifty changes a minute.
        await deliveries.EnqueueAgainManyAsync(transaction, UpdateMessageWork.KindName, DeliveryClass.Home, changes, cancel);
        await homes.RefreshAsync(transaction, [.. people.Select(user => new LearnerKey(assignment.TeamId, user))], cancel);
    }

    /// <summary>Its time was over before the assignment was taken back: what it came to stands.</summary>
    private async Task EndOverdueAsync(NpgsqlTransaction transaction, LearnerKey person, Guid id, DateTimeOffset takenBackAt, CancellationToken cancel)
    {
        await clock.SetAsync(transaction, person, id, isSeen: false, cancel);
        if (await AttemptReads.FindAsync(transaction, person, id, settings.DefaultZone, calendar.Now, cancel) is { } facts && facts.Attempt.EndsAt <= takenBackAt)
        {
            await closing.EndAsync(transaction, facts.Assigned, facts.Attempt, by: null, cancel);
        }
    }

    /// <summary>A message that shows an attempt goes on to show what became of it.</summary>
    private async Task<SlackMessage> SayAsync(NpgsqlTransaction transaction, Assignment assignment, string user, Guid? attempt, CancellationToken cancel) =>
        attempt is { } id
        && await AttemptReads.FindAsync(transaction, new LearnerKey(assignment.TeamId, user), id, settings.DefaultZone, calendar.Now, cancel) is { } facts
            ? AttemptView.Render(facts)
            : BriefView.TakenBack(assignment.Title);
}
