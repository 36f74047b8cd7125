namespace SlackLearningBot.Playground.World;

/// <summary>A member of a workspace, as an administrator could set it up. Replaced, never changed in place.</summary>
internal sealed record Person
{
    public required string Id { get; init; }

    public required string TeamId { get; init; }

    /// <summary>The handle, as in @anna.</summary>
    public required string Name { get; init; }

    public required string RealName { get; init; }

    public string Title { get; init; } = "";

    public string? Email { get; init; }

    /// <summary>An IANA zone; null when the profile names none.</summary>
    public string? TimeZone { get; init; } = "Europe/Stockholm";

    public string Locale { get; init; } = "en-GB";

    public string Color { get; init; } = "4a6fa5";

    /// <summary>A word to whoever plays with the demo: "manages the platform team".</summary>
    public string Note { get; init; } = "";

    public bool IsBot { get; init; }

    public bool Deleted { get; init; }

    public bool IsAdmin { get; init; }

    public bool IsOwner { get; init; }

    public bool IsRestricted { get; init; }

    public long UpdatedAt { get; init; }

    public PersonStatus Status { get; init; } = PersonStatus.None;

    /// <summary>When notifications are silent every day; null for somebody without such hours.</summary>
    public QuietHours? Quiet { get; init; }

    /// <summary>Notifications are paused until then, in people's time; null, or past, when they are not.</summary>
    public DateTimeOffset? SnoozedUntil { get; init; }

    /// <summary>Not at their Slack just now: their presence is "away" instead of "active".</summary>
    public bool IsAway { get; init; }

    /// <summary>The status as it stands at a moment: an expired one is none.</summary>
    public PersonStatus StatusAt(DateTimeOffset now) => Status.Expires is { } end && end <= now ? PersonStatus.None : Status;

    public string FirstName => RealName.Split(' ', 2)[0];

    public string LastName => RealName.Split(' ', 2) is [_, var last] ? last : "";

    /// <summary>Two letters that stand for a picture.</summary>
    public string Initials
    {
        get
        {
            var words = RealName.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var letters = words.Length > 1 ? $"{words[0][0]}{words[^1][0]}" : RealName.Length > 1 ? RealName[..2] : Name;
            return letters.ToUpperInvariant();
        }
    }
}
