using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Features.Learners;

/// <summary>Keeps count of who has their next lesson when, so that people can be told beforehand over how long a big morning is spread.</summary>
internal sealed class Mornings(DeliverySettings delivery)
{
    /// <summary>One learner's next lesson is another one now.</summary>
    public async Task MoveAsync(NpgsqlTransaction transaction, LearnerKey learner, DateTimeOffset? from, DateTimeOffset to, CancellationToken cancel)
    {
        if (from == to)
        {
            return;
        }

        if (from is { } before)
        {
            await MorningStore.LeaveAsync(transaction, learner.TeamId, before, 1, cancel);
        }

        await JoinAsync(transaction, [(learner.TeamId, to)], cancel);
    }

    /// <summary>The next lessons of these learners of one workspace, one pair each, are others now.</summary>
    public async Task MoveAsync(
        NpgsqlTransaction transaction, string teamId, IReadOnlyCollection<(DateTimeOffset From, DateTimeOffset To)> moved, CancellationToken cancel)
    {
        foreach (var same in moved.GroupBy(one => one.From).OrderBy(same => same.Key))
        {
            await MorningStore.LeaveAsync(transaction, teamId, same.Key, same.Count(), cancel);
        }

        if (moved.Count > 0)
        {
            await JoinAsync(transaction, moved.Select(one => (teamId, one.To)), cancel);
        }
    }

    /// <summary>These learners, one pair each, have their next lesson then.</summary>
    public async Task JoinAsync(NpgsqlTransaction transaction, IEnumerable<(string TeamId, DateTimeOffset DueAt)> learners, CancellationToken cancel)
    {
        var counted = await MorningStore.JoinAsync(
            transaction, [.. learners.GroupBy(one => one).Select(same => new Morning(same.Key.TeamId, same.Key.DueAt, same.Count(), 0))], cancel);
        var changed = counted.Select(one => one with { Minutes = MinutesFor(one.Learners) }).Except(counted).ToList();
        if (changed.Count > 0)
        {
            await MorningStore.SaveMinutesAsync(transaction, changed, cancel);
        }
    }

    /// <summary>Over how many minutes so many are spread.</summary>
    public int MinutesFor(int learners) => (int)delivery.Spread(learners).TotalMinutes;
}
