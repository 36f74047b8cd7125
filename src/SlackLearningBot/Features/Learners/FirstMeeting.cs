using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Learners;

/// <summary>
/// Somebody we know nothing of is about to see a form: their zone is asked of Slack first, through the outbox like every read. A sender is
/// woken at once and needs a tenth of a second; the form does not wait longer than a second, since Slack's trigger lives for three.
/// </summary>
internal sealed class FirstMeeting(
    NpgsqlDataSource database, ProposalStore profiles, Deliveries deliveries, CalendarClock calendar, MachineClock machine)
{
    private const int Looks = 20;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    /// <summary>The read that goes before other answers to the same person.</summary>
    public static NewDelivery Ask(LearnerKey person, DateTimeOffset now) =>
        Asked.Person(person, now) with { Class = DeliveryClass.Answer, Value = 1 };

    public async Task WaitForProfileAsync(LearnerKey person, CancellationToken cancel)
    {
        if (await IsKnownAsync(person, cancel))
        {
            return;
        }

        await database.InTransactionAsync(
            transaction => deliveries.EnqueueAgainAsync(transaction, Ask(person, calendar.Now), cancel), cancel);
        for (var look = 0; look < Looks && !await IsKnownAsync(person, cancel); look++)
        {
            await Task.Delay(BetweenLooks, machine.Provider, cancel);
        }
    }

    private async Task<bool> IsKnownAsync(LearnerKey person, CancellationToken cancel) =>
        (await profiles.FindProfileAsync(person, cancel))?.RefreshedAt is not null;
}
