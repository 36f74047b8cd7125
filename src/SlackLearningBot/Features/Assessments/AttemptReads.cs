using Npgsql;
using SlackLearningBot.Data;

namespace SlackLearningBot.Features.Assessments;

/// <summary>An attempt as it is now, for its message.</summary>
internal static class AttemptReads
{
    /// <summary>Null when it is not this person's, or gone.</summary>
    public static async Task<AttemptFacts?> FindAsync(
        NpgsqlTransaction transaction, LearnerKey person, Guid id, string defaultZone, DateTimeOffset now, CancellationToken cancel) =>
        await AttemptStore.FindAsync(transaction, person.TeamId, id, cancel) is { } attempt && attempt.UserId == person.UserId
        && await AssignedStore.FindAsync(transaction, person, attempt.AssignmentId, cancel) is { } assigned
            ? new AttemptFacts(
                assigned,
                attempt,
                attempt.EndedAt is null ? await AttemptQuestionStore.FindNextAsync(transaction, person.TeamId, id, cancel) : null,
                now,
                assigned.ZoneOr(defaultZone))
            : null;
}
