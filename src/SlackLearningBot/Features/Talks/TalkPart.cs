using Npgsql;
using SlackLearningBot.Data;

namespace SlackLearningBot.Features.Talks;

/// <summary>A part of the list of talks.</summary>
/// <param name="Name">In buttons, so it never changes: a state of talks.</param>
/// <param name="Heading">Above it.</param>
internal sealed record TalkPart(string Name, string Heading)
{
    public const int Most = 8;

    public static IReadOnlyList<TalkPart> All { get; } =
        [new(TalkStates.Planned, "What comes"), new(TalkStates.Proposed, "Proposed, without a date yet"), new(TalkStates.Held, "Held lately")];

    /// <summary>Those one was at, in one's own list.</summary>
    public static TalkPart Attended { get; } = new("attended", "Talks you were at lately");

    public Task<IReadOnlyList<Talk>> ReadAsync(NpgsqlTransaction transaction, LearnerKey person, DateTimeOffset now, int limit, int offset, CancellationToken cancel) => Name switch
    {
        "attended" => TalkReads.ReadAttendedAsync(transaction, person, limit, offset, cancel),
        TalkStates.Planned => TalkReads.ReadAheadAsync(transaction, person.TeamId, now, limit, offset, cancel),
        TalkStates.Proposed => TalkReads.ReadProposedAsync(transaction, person.TeamId, limit, offset, cancel),
        _ => TalkReads.ReadHeldAsync(transaction, person.TeamId, limit, offset, cancel),
    };
}
