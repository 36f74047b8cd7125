namespace SlackLearningBot.Playground.Setup;

/// <summary>A setup that cannot be used. The message names the file, the line or field, what was found and what is expected.</summary>
internal sealed class SetupException(string message) : Exception(message);
