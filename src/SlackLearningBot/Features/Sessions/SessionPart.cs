using Npgsql;
using SlackLearningBot.Data;

namespace SlackLearningBot.Features.Sessions;

/// <summary>A part of the list of sessions.</summary>
/// <param name="Name">In buttons, so it never changes: a state of dates.</param>
/// <param name="Heading">Above it.</param>
/// <param name="Most">On one page.</param>
internal sealed record SessionPart(string Name, string Heading, int Most)
{
    private const int DaysBack = 30;

    public static IReadOnlyList<SessionPart> All { get; } = [new(DateStates.Planned, "What comes", 8), new(DateStates.Held, "Held lately", 5)];

    /// <summary>A page, and one more session when there is a next one.</summary>
    /// <param name="transaction">Reads.</param>
    /// <param name="person">Who looks at it.</param>
    /// <param name="now">Calendar time.</param>
    /// <param name="today">Their own day.</param>
    /// <param name="page">From 0.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<IReadOnlyList<Session>> ReadAsync(NpgsqlTransaction transaction, LearnerKey person, DateTimeOffset now, DateOnly today, int page, CancellationToken cancel) =>
        Name == DateStates.Planned
            ? SessionReads.ReadAheadAsync(transaction, person, now, Most + 1, page * Most, cancel)
            : SessionReads.ReadHeldAsync(transaction, person, today.AddDays(-DaysBack), Most + 1, page * Most, cancel);
}
