namespace SlackLearningBot.Learning.Calendars.Ics;

/// <summary>What a calendar file is sent for (RFC 5546, 1.4).</summary>
public enum IcsMethod
{
    /// <summary>To put into one's own calendar; nobody is invited.</summary>
    Publish,

    /// <summary>An invitation, or a change of one.</summary>
    Request,

    /// <summary>It does not take place.</summary>
    Cancel,
}

/// <summary>Somebody in a calendar file.</summary>
/// <param name="Address">A calendar address (RFC 5545, 3.3.3): "mailto:ben@example.com".</param>
/// <param name="Name">As people are called; null when it is not known.</param>
public sealed record IcsPerson(string Address, string? Name);

/// <summary>A meeting as a calendar keeps it.</summary>
/// <param name="Uid">The same for the same meeting, always, and no other's: "id@host".</param>
/// <param name="Start">When it begins; whole seconds are written.</param>
/// <param name="End">When it ends, after the start.</param>
/// <param name="Summary">Its title.</param>
public sealed record IcsMeeting(string Uid, DateTimeOffset Start, DateTimeOffset End, string Summary)
{
    /// <summary>0 at first, and one more with each change of time or place and with the cancellation (3.8.7.4).</summary>
    public int Sequence { get; init; }

    public string? Description { get; init; }

    public string? Location { get; init; }

    public Uri? Url { get; init; }

    /// <summary>It does not take place: for a new version of a published file. <see cref="IcsMethod.Cancel"/> says so by itself.</summary>
    public bool IsOff { get; init; }

    /// <summary>Who arranges it; needed for invitations and cancellations.</summary>
    public IcsPerson? Organizer { get; init; }

    /// <summary>Who comes.</summary>
    public IReadOnlyList<IcsPerson> Attendees { get; init; } = [];
}
