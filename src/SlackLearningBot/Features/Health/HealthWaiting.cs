using Npgsql;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Health;

/// <summary>Notes that were held back, as long as there is something in them.</summary>
internal sealed class HealthWaiting : IWaiting
{
    public IReadOnlyList<string> Kinds { get; } = [HealthNoteWork.KindName];

    public async Task<IReadOnlyList<WaitingThing?>> ReadAsync(
        NpgsqlTransaction transaction, string teamId, IReadOnlyList<HeldBack> held, DateTimeOffset now, CancellationToken cancel)
    {
        var flagged = (await FlagStore.ReadAsync(transaction.Connection!, teamId, null, cancel)).ToLookup(one => (one.UserId, one.FoundOn));
        return [.. held.Select(one => flagged.Contains((one.UserId, HealthNoteWork.DayOf(one.Slot))) ? new WaitingThing(HealthView.Waiting) : null)];
    }
}
