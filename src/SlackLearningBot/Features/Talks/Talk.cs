namespace SlackLearningBot.Features.Talks;

/// <summary>A talk as people look at it; a row of <c>talk_card</c>.</summary>
internal sealed record Talk
{
    public required string TeamId { get; init; }
    public required Guid TalkId { get; init; }
    public required string Title { get; init; }
    public required string Abstract { get; init; }
    public required string[] Skills { get; init; }

    /// <summary>When its speakers would like it, in their own words.</summary>
    public required string Wished { get; init; }

    /// <summary>Who brought it in: a user id, or 'erased'.</summary>
    public required string Owner { get; init; }

    /// <summary>One of <see cref="TalkStates"/>.</summary>
    public required string State { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateOnly? Day { get; init; }
    public DateTimeOffset? StartsAt { get; init; }
    public int? Minutes { get; init; }
    public required string Place { get; init; }
    public int? Seats { get; init; }
    public string? Channel { get; init; }

    /// <summary>Why the channel takes no announcement.</summary>
    public string? Refused { get; init; }
    public string? Recording { get; init; }
    public string? Slides { get; init; }

    /// <summary>A line each.</summary>
    public required string TakeAways { get; init; }

    /// <summary>Who speaks; nobody when they had themselves erased.</summary>
    public required string[] Hosts { get; init; }

    public IReadOnlyList<string> TakeAwayLines => TakeAways.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Speakers edit their own, as does whoever brought it in.</summary>
    public bool IsOf(string userId) => Hosts.Contains(userId) || Owner == userId;
}

/// <summary>How a talk stands, as it is stored.</summary>
internal static class TalkStates
{
    public const string Proposed = "proposed";
    public const string Planned = "planned";
    public const string Held = "held";
    public const string Cancelled = "cancelled";
}
