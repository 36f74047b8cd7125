namespace SlackLearningBot.Outbox;

/// <summary>What a person wants of the bot's peace. Null: the workspace's word holds, and without one the program's.</summary>
/// <param name="QuietFrom">Local time at which the bot falls silent; null together with <paramref name="QuietUntil"/>.</param>
/// <param name="QuietUntil">Local time at which it may speak again; earlier than <paramref name="QuietFrom"/> when the night lies between them.</param>
/// <param name="NudgesADay">0 to 2 over all features.</param>
/// <param name="Calendar">Whose public holidays are theirs; "" for none.</param>
internal sealed record QuietWishes(TimeOnly? QuietFrom, TimeOnly? QuietUntil, int? NudgesADay, string? Calendar);
