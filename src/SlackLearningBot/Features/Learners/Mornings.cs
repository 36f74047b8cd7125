using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Features.Learners;

/// <summary>Keeps count of who has their next lesson when, so that people can be told beforehand over how long a big morning is spread.</summary>
internal sealed class Mornings(DeliverySettings delivery)
{
    /// <summary>One learner's next lesson is another one now.</summary>
    public Task MoveAsync(NpgsqlTransaction transaction, LearnerKey learner, DateTimeOffset? from, DateTimeOffset to, CancellationToken cancel) => CountAsync(
        transaction, from is { } before ? [(learner.TeamId, before, -1), (learner.TeamId, to, 1)] : [(learner.TeamId, to, 1)], cancel);

    /// <summary>The next lessons of these learners of one workspace, one pair each, are others now.</summary>
    public Task MoveAsync(
        NpgsqlTransaction transaction, string teamId, IReadOnlyCollection<(DateTimeOffset From, DateTimeOffset To)> moved, CancellationToken cancel) =>
        CountAsync(transaction, moved.SelectMany(one => new[] { (teamId, one.From, -1), (teamId, one.To, 1) }), cancel);

    /// <summary>These learners, one pair each, have their next lesson then.</summary>
    public Task JoinAsync(NpgsqlTransaction transaction, IEnumerable<(string TeamId, DateTimeOffset DueAt)> learners, CancellationToken cancel) =>
        CountAsync(transaction, learners.Select(one => (one.TeamId, one.DueAt, 1)), cancel);

    /// <summary>So many more or fewer. A morning grows over more minutes, and keeps those it told of when people leave it.</summary>
    private async Task CountAsync(
        NpgsqlTransaction transaction, IEnumerable<(string TeamId, DateTimeOffset DueAt, int Change)> changes, CancellationToken cancel)
    {
        MorningChange[] net =
        [
            .. changes.GroupBy(one => (one.TeamId, one.DueAt), one => one.Change).Select(same => new MorningChange(same.Key.TeamId, same.Key.DueAt, same.Sum())).Where(one => one.Learners != 0),
        ];
        if (net.Length == 0)
        {
            return;
        }

        var counted = await MorningStore.ChangeAsync(transaction, net, cancel);
        var changed = counted.Where(one => one.HasGrown).Select(one => one with { Minutes = MinutesFor(one.Learners) }).Except(counted).ToList();
        if (changed.Count > 0)
        {
            await MorningStore.SaveMinutesAsync(transaction, changed, cancel);
        }
    }

    /// <summary>Over how many minutes so many are spread.</summary>
    public int MinutesFor(int learners) => (int)delivery.Spread(learners).TotalMinutes;
}
