namespace SlackLearningBot.Data.LocalPostgres;

/// <summary>The private cluster cannot be had; the message says why and what to do about it.</summary>
internal sealed class LocalPostgresException(string message, Exception? inner = null) : Exception(message, inner);
