namespace SlackLearningBot.CrashTests.People;

/// <summary>One press of an answer: what, and whether Slack got its 200 for it.</summary>
internal sealed record Click(string TeamId, string UserId, Guid DeliveryId, string Choice, bool IsAcknowledged);
