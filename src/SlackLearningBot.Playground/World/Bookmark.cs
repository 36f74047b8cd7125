namespace SlackLearningBot.Playground.World;

/// <summary>A link at the top of a conversation.</summary>
internal sealed record Bookmark(string Id, string Title, string Link, string Emoji, DateTimeOffset Created);
