using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Features.Answers;

/// <summary>A question somebody clicked on.</summary>
/// <param name="Question">As it is now.</param>
/// <param name="Version">Of the question as it is now.</param>
/// <param name="LessonId">Its lesson.</param>
/// <param name="Zone">The learner's own; null for people who are no learners any more.</param>
/// <param name="Recipient">Whom the message was for; null when the delivery is not (or no longer) known in this workspace.</param>
/// <param name="SentAt">When it was sent.</param>
/// <param name="WasOffered">Whether this person was ever offered the lesson.</param>
/// <param name="WasAnswered">Whether an answer of theirs stands already.</param>
internal sealed record AskedQuestion(
    Question Question, int Version, string LessonId, string? Zone, string? Recipient, DateTimeOffset? SentAt, bool WasOffered, bool WasAnswered);
