using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Features.Answers;

/// <summary>A question somebody clicked on.</summary>
/// <param name="Question">As it is now.</param>
/// <param name="Version">Of the question as it is now.</param>
/// <param name="LessonId">Its lesson.</param>
internal sealed record AskedQuestion(Question Question, int Version, string LessonId)
{
    /// <summary>The learner's own; null for people who are no learners any more.</summary>
    public string? Zone { get; init; }

    /// <summary>Whom the message was for; null when the delivery is not (or no longer) known in this workspace.</summary>
    public string? Recipient { get; init; }

    /// <summary>When it was sent.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Where its message stands; null while it is not known.</summary>
    public MessageAddress? Message { get; init; }

    /// <summary>Whether this person was ever offered the lesson.</summary>
    public required bool WasOffered { get; init; }

    /// <summary>Whether an answer of theirs stands already.</summary>
    public required bool WasAnswered { get; init; }

    /// <summary>What they typed last, when it was nearly right and is asked back.</summary>
    public NearMiss? NearMiss { get; init; }
}
