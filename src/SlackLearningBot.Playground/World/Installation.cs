namespace SlackLearningBot.Playground.World;

/// <summary>One granting of the app to a workspace: its bot user and what the bot may do. Another granting replaces it whole.</summary>
internal sealed record Installation(string Token, string BotUserId, string BotId, IReadOnlyList<string> Scopes);
