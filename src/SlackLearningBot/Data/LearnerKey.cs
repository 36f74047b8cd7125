namespace SlackLearningBot.Data;

/// <summary>A learner is a Slack user of one workspace. The key travels whole: no query knows a person without the workspace.</summary>
internal sealed record LearnerKey(string TeamId, string UserId);
