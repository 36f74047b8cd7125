using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Gatherings;

/// <summary>Gatherings come in and change here, in the transaction of whoever brings them.</summary>
internal sealed class Planner(Deliveries deliveries, CalendarClock calendar) : IGatherings
{
    public async Task AddAsync(NpgsqlTransaction transaction, NewGathering gathering, CancellationToken cancel)
    {
        if (await GatheringStore.AddAsync(transaction, gathering, calendar.Now, cancel))
        {
            await SaveHostsAsync(transaction, gathering.By.TeamId, gathering.GatheringId, gathering.Words.Hosts, cancel);
        }
    }

    public async Task DescribeAsync(NpgsqlTransaction transaction, string teamId, Guid gatheringId, GatheringWords words, CancellationToken cancel)
    {
        await GatheringStore.DescribeAsync(transaction, teamId, gatheringId, words, cancel);
        await SaveHostsAsync(transaction, teamId, gatheringId, words.Hosts, cancel);
    }

    /// <summary>Their names and addresses are read, when they are not known yet.</summary>
    private async Task SaveHostsAsync(NpgsqlTransaction transaction, string teamId, Guid gatheringId, IReadOnlyList<string> hosts, CancellationToken cancel)
    {
        await GatheringStore.SaveHostsAsync(transaction, teamId, gatheringId, hosts, cancel);
        foreach (var host in hosts)
        {
            await deliveries.EnqueueAsync(transaction, Asked.Person(new LearnerKey(teamId, host), calendar.Now), cancel);
        }
    }
}
