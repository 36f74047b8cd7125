namespace SlackLearningBot.CrashTests.People;

/// <summary>One press of an answer: what, and what came back; <paramref name="Failure"/> is null when Slack got its 200 for it.</summary>
internal sealed record Click(string TeamId, string UserId, string Choice, string? Failure)
{
    public bool IsAcknowledged => Failure is null;
}
