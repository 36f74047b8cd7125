using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Seams;

/// <summary>One part of the weekly note, filled by a slice for many people at once.</summary>
internal interface IDigestSection
{
    /// <summary>Where it stands, ascending: 10 learnt, 20 kept, 30 next, 40 waited.</summary>
    int Order { get; }

    /// <summary>Whether it is worth a message by itself; what goes along only (what is next) is not.</summary>
    bool IsWorthAMessage { get; }

    /// <summary>Reads it by a few statements for all of them; who is not in the answer has nothing of the kind.</summary>
    /// <param name="transaction">For reading only.</param>
    /// <param name="teamId">The workspace.</param>
    /// <param name="weeks">Each person once.</param>
    /// <param name="cancel">Stops the reading.</param>
    Task<IReadOnlyDictionary<string, DigestPart>> ReadAsync(
        NpgsqlTransaction transaction, string teamId, IReadOnlyList<DigestWeek> weeks, CancellationToken cancel);
}

/// <summary>One person's week.</summary>
/// <param name="UserId">Who.</param>
/// <param name="Zone">Their zone, one we know.</param>
/// <param name="From">When it began: seven of their days ago, at this hour.</param>
/// <param name="Now">When it is told.</param>
/// <param name="NextLessonAt">When the next lesson comes.</param>
internal sealed record DigestWeek(string UserId, string Zone, DateTimeOffset From, DateTimeOffset Now, DateTimeOffset NextLessonAt)
{
    /// <summary>Over how long that morning is spread: the lesson comes within it.</summary>
    public TimeSpan Within { get; init; }

    /// <summary>Set when no lesson comes by itself, because not one message a day may.</summary>
    public NoMessages? NoMessages { get; init; }
}

/// <summary>What one section says to one person. Three lines are shown.</summary>
internal sealed record DigestPart(Mrkdwn Heading, IReadOnlyList<Mrkdwn> Lines)
{
    /// <summary>Whether the note says how many lines are left out. Never of what waits: no number of overdue things is ever shown.</summary>
    public bool CountsRest { get; init; } = true;

    public IReadOnlyList<Button> Buttons { get; init; } = [];
}
