namespace SlackLearningBot.Seams;

/// <summary>A slice that will think of something that day, or is late with it, before it is owed: others that are worth less leave it its place.</summary>
internal interface IExpectedNudges
{
    /// <summary>What it will be worth, as in <see cref="Outbox.NudgeValue"/>.</summary>
    float Value { get; }

    /// <summary>Who of these people expects one in that time (calendar time; from not included, until included), and when.</summary>
    Task<IReadOnlyList<ExpectedNudge>> ReadAsync(string teamId, IReadOnlyList<string> userIds, DateTimeOffset from, DateTimeOffset until, CancellationToken cancel);
}

internal sealed record ExpectedNudge(string UserId, DateTimeOffset At);
