using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Outbox;

/// <summary>What is known of one person when a nudge wants to go out: their own word, else the workspace's, else the program's.</summary>
internal sealed record NudgeGateRow
{
    public required string UserId { get; init; }
    public string? Zone { get; init; }

    /// <summary>The workspace's zone, for counting the days of those whose own is not known.</summary>
    public string? WorkspaceZone { get; init; }

    public short? Days { get; init; }
    public required TimeOnly QuietFrom { get; init; }
    public required TimeOnly QuietUntil { get; init; }

    /// <summary>The lowest of what the program, the workspace and the person say.</summary>
    public required int NudgesADay { get; init; }

    public DateOnly[]? Holidays { get; init; }
    public DateTimeOffset? DndFrom { get; init; }
    public DateTimeOffset? DndUntil { get; init; }
    public DateTimeOffset? SilentUntil { get; init; }

    /// <summary>Slack's error, when it said for good that they cannot be written to; null again after a sign of life.</summary>
    public string? Unreachable { get; init; }

    /// <summary>A zone that this version's zone database does not have is as good as none.</summary>
    public QuietFacts Facts => new()
    {
        Zone = Known(Zone),
        Days = (LearningDays)(Days ?? 0),
        Hours = new QuietHours(QuietFrom, QuietUntil),
        Holidays = (Holidays ?? []).ToHashSet(),
        DoNotDisturbFrom = DndFrom,
        DoNotDisturbUntil = DndUntil,
        SilentUntil = SilentUntil,
    };

    /// <summary>The day on which a nudge of this moment counts.</summary>
    public DateOnly DayOf(DateTimeOffset now, string programsZone) => LocalDay.Of(now, Known(Zone) ?? Known(WorkspaceZone) ?? programsZone);

    private static string? Known(string? zone) => zone is not null && Zones.IsKnown(zone) ? zone : null;
}
