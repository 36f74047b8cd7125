using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Features.Assessments;

/// <summary>One try of one person.</summary>
internal sealed record Attempt
{
    public required Guid AttemptId { get; init; }
    public required Guid AssignmentId { get; init; }
    public required string UserId { get; init; }
    public required int Number { get; init; }
    public required string Seed { get; init; }
    public required DateTimeOffset EndsAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>answered, finished, time, deadline, or cancelled, which has no result.</summary>
    public string? EndedBy { get; init; }
    public int? Percent { get; init; }
    public bool? Passed { get; init; }

    /// <summary>Questions drawn.</summary>
    public required int Total { get; init; }
    public required int Answered { get; init; }
    public required int Right { get; init; }

    /// <summary>Answers that earned something, but not all.</summary>
    public required int Partly { get; init; }
    public string? Channel { get; init; }
    public string? Ts { get; init; }

    /// <summary>Of the certificate it earned.</summary>
    public string? Code { get; init; }

    /// <summary>Where it is taken; null while that is not known.</summary>
    public MessageAddress? Message => this is { Channel: { } channel, Ts: { } ts } ? new MessageAddress(channel, ts) : null;

    /// <summary>Everything to choose from stands in this attempt's own order.</summary>
    public Asking Asking => new(Seed, AttemptView.Actions);
}

/// <summary>A question of an attempt, as it was when that began.</summary>
internal sealed record AttemptQuestion(Question Question, int Version, string LessonId, int Place)
{
    public int Skips { get; init; }
    public DateTimeOffset? AskedAt { get; init; }
    public bool IsAnswered { get; init; }
}

/// <summary>All that an attempt's message shows, read in one go.</summary>
/// <param name="Assigned">The person's assessment.</param>
/// <param name="Attempt">The attempt.</param>
/// <param name="Current">What is asked now; null once it ended.</param>
/// <param name="Now">Calendar time.</param>
/// <param name="Zone">The person's.</param>
internal sealed record AttemptFacts(Assigned Assigned, Attempt Attempt, AttemptQuestion? Current, DateTimeOffset Now, string Zone)
{
    /// <summary>It had ended before this step came.</summary>
    public bool CameTooLate { get; init; }

    public LearnerKey Person => Assigned.Person;
}
