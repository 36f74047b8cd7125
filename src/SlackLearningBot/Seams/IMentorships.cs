using Npgsql;

namespace SlackLearningBot.Seams;

/// <summary>Begins what two people, or a few, agreed on. Implemented by Features/Mentorships; called where they came to agree.</summary>
internal interface IMentorships
{
    /// <summary>Keeps it, and owes everything that follows, in the caller's transaction; answers its id. Somebody who wants into a mentor's group joins the open one, when it has a place.</summary>
    Task<Guid> BeginAsync(NpgsqlTransaction transaction, NewMentorship mentorship, CancellationToken cancel);
}

/// <summary>A mentorship that begins.</summary>
/// <param name="TeamId">The workspace.</param>
/// <param name="Kind">As its column writes it: classic, reverse, peer, group or flash.</param>
/// <param name="MentorIds">Who mentors, usually one; for peers nobody.</param>
/// <param name="MenteeIds">Who is mentored, in a group several; for peers all of them.</param>
/// <param name="Goal">What the mentee wants to reach, in their own words.</param>
/// <param name="BeganAt">Calendar time.</param>
internal sealed record NewMentorship(
    string TeamId, string Kind, IReadOnlyList<string> MentorIds, IReadOnlyList<string> MenteeIds, string Goal, DateTimeOffset BeganAt)
{
    /// <summary>The round that matched them; null when they found each other.</summary>
    public Guid? RoundId { get; init; }

    /// <summary>The last day of their round; null where they decide it themselves.</summary>
    public DateOnly? EndsOn { get; init; }
}
