namespace SlackLearningBot.Data;

/// <summary>The schema and the program do not fit; the message says what was found and what to do.</summary>
internal sealed class MigrationException(string message, Exception? inner = null) : Exception(message, inner);
