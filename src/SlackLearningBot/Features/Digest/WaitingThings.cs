using Npgsql;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Digest;

/// <summary>What was held back from people in the last seven days and is still of use, named by the slices that wanted to send it.</summary>
internal sealed class WaitingThings(IEnumerable<IWaiting> slices)
{
    private static readonly TimeSpan Age = TimeSpan.FromDays(7);

    private readonly IReadOnlyList<IWaiting> slices = [.. slices];

    /// <summary>By person, the newest first; each thing once.</summary>
    public async Task<ILookup<string, Waiting>> ReadAsync(
        NpgsqlTransaction transaction, string teamId, IReadOnlyList<string> userIds, DateTimeOffset now, CancellationToken cancel)
    {
        var kinds = slices.SelectMany(slice => slice.Kinds).ToArray();
        var held = await WaitingStore.ReadAsync(transaction, teamId, userIds, kinds, now - Age, cancel);
        var named = new Dictionary<Guid, WaitingThing>();
        foreach (var slice in held.Count == 0 ? [] : slices)
        {
            HeldBack[] theirs = [.. held.Where(one => slice.Kinds.Contains(one.Kind))];
            var things = theirs.Length == 0 ? [] : await slice.ReadAsync(transaction, teamId, theirs, now, cancel);
            foreach (var (one, thing) in theirs.Zip(things))
            {
                if (thing is not null)
                {
                    named[one.Id] = thing;
                }
            }
        }

        return held
            .Where(one => named.ContainsKey(one.Id))
            .Select(one => new Waiting(one, named[one.Id]))
            .DistinctBy(waiting => (waiting.Held.UserId, waiting.Thing.What.Text))
            .ToLookup(waiting => waiting.Held.UserId);
    }
}

/// <summary>A delivery that was held back, with its name.</summary>
internal sealed record Waiting(HeldBack Held, WaitingThing Thing)
{
    /// <summary>What shows it.</summary>
    public Button Button => Thing.Open ?? WaitingView.ShowButton(Held.Id);
}
