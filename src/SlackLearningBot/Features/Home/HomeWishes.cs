using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Home;

/// <summary>Owes a refreshed App Home to those who look at it now and then: publishing it for everybody would fill its lane for an hour with what nobody looks at.</summary>
internal sealed class HomeWishes(Deliveries deliveries, CalendarClock calendar) : IHomeWishes
{
    /// <summary>Who did not open it for so long gets it when they do.</summary>
    private static readonly TimeSpan Watching = TimeSpan.FromDays(30);

    public Task RefreshAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) => RefreshAsync(transaction, [person], cancel);

    public async Task RefreshAsync(NpgsqlTransaction transaction, IReadOnlyList<LearnerKey> people, CancellationToken cancel)
    {
        if (people.Count == 0)
        {
            return;
        }

        var (now, teamId) = (calendar.Now, people[0].TeamId);
        var watchers = await HomeStore.FindWatchersAsync(transaction, teamId, people.Select(person => person.UserId), now - Watching, cancel);
        await deliveries.EnqueueAgainManyAsync(
            transaction, Asked.HomePublish, DeliveryClass.Home, [.. watchers.Select(user => Asked.Home(new LearnerKey(teamId, user), now))], cancel);
    }
}
