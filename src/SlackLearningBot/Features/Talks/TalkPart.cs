using Npgsql;

namespace SlackLearningBot.Features.Talks;

/// <summary>A part of the list of talks.</summary>
/// <param name="Name">In buttons, so it never changes: a state of talks.</param>
/// <param name="Heading">Above it.</param>
internal sealed record TalkPart(string Name, string Heading)
{
    public const int Most = 8;

    public static IReadOnlyList<TalkPart> All { get; } =
        [new(TalkStates.Planned, "What comes"), new(TalkStates.Proposed, "Proposed, without a date yet"), new(TalkStates.Held, "Held lately")];

    public Task<IReadOnlyList<Talk>> ReadAsync(NpgsqlTransaction transaction, string teamId, DateTimeOffset now, int limit, int offset, CancellationToken cancel) => Name switch
    {
        TalkStates.Planned => TalkReads.ReadAheadAsync(transaction, teamId, now, limit, offset, cancel),
        TalkStates.Proposed => TalkReads.ReadProposedAsync(transaction, teamId, limit, offset, cancel),
        _ => TalkReads.ReadHeldAsync(transaction, teamId, limit, offset, cancel),
    };
}
