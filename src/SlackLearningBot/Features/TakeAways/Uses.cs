using Npgsql;
using SlackLearningBot.Data;

namespace SlackLearningBot.Features.TakeAways;

/// <summary>Take-aways as long as something can become of them.</summary>
internal static class Uses
{
    /// <summary>A person's own, as long as there is something to bring back; nobody else changes it before the transaction ends.</summary>
    public static async Task<TakeAway?> FindAsync(NpgsqlTransaction transaction, LearnerKey person, Guid id, CancellationToken cancel) =>
        await TakeAwayStore.LockAsync(transaction, person.TeamId, id, cancel) is { WithdrawnAt: null } one && one.UserId == person.UserId ? one : null;
}
