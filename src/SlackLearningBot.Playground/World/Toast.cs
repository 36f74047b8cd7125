namespace SlackLearningBot.Playground.World;

/// <summary>A remark of Slack itself to one person, such as that a command failed.</summary>
internal sealed record Toast(string Id, string Text);
