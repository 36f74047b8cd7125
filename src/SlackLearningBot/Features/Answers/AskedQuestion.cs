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

    /// <summary>What asked it: a lesson, or a day of following up. Each occasion is answered once.</summary>
    public required string Occasion { get; init; }

    /// <summary>It was asked again, on a later day than its lesson's.</summary>
    public required bool IsFollowUp { get; init; }

    /// <summary>Whether this person was ever offered the lesson, or was asked again.</summary>
    public required bool WasOffered { get; init; }

    /// <summary>Whether an answer of theirs stands already, to this occasion.</summary>
    public required bool WasAnswered { get; init; }

    /// <summary>Which message shows what an answer led to.</summary>
    public Shown Shown => new(LessonId, IsFollowUp, Message);

    /// <summary>What they typed last, when it was nearly right and is asked back.</summary>
    public NearMiss? NearMiss { get; init; }
}

/// <summary>A message that shows a question.</summary>
/// <param name="LessonId">The question's lesson.</param>
/// <param name="IsFollowUp">It is not that lesson's message: the question was asked again.</param>
/// <param name="Message">Where it stands; null while it is not known.</param>
internal sealed record Shown(string LessonId, bool IsFollowUp, MessageAddress? Message);
