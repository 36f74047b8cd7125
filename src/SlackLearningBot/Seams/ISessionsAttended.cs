using SlackLearningBot.Data;

namespace SlackLearningBot.Seams;

/// <summary>Sessions a person was at that are kept beside those of Features/Sessions, for the one list of them. Implemented by Features/Programmes.</summary>
internal interface ISessionsAttended
{
    /// <summary>The newest of them first.</summary>
    Task<AttendedSessions> ReadAsync(LearnerKey person, int most, CancellationToken cancel);
}

/// <summary>How many there are, and the newest of them.</summary>
internal sealed record AttendedSessions(int Count, IReadOnlyList<AttendedSession> Newest);

/// <summary>One of them, on the person's own day.</summary>
internal sealed record AttendedSession(string Title, DateOnly Day, DateTimeOffset StartsAt);
