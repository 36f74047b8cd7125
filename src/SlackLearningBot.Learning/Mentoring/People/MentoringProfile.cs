namespace SlackLearningBot.Learning.Mentoring.People;

/// <summary>What is known of somebody who gives or looks for mentoring; what is empty or null says nothing.</summary>
/// <param name="Key">Who it is: the same for the same person, always.</param>
public sealed record MentoringProfile(string Key)
{
    /// <summary>Skills and topics they can help with, in their own words or as tags.</summary>
    public IReadOnlyList<string> Gives { get; init; } = [];

    /// <summary>What they want to reach or learn.</summary>
    public IReadOnlyList<string> Goals { get; init; } = [];

    /// <summary>A few lines about themselves.</summary>
    public string Bio { get; init; } = "";

    /// <summary>How senior, as <see cref="Seniority"/> counts: more is more.</summary>
    public int? Level { get; init; }

    public string? Role { get; init; }

    public string? Team { get; init; }

    /// <summary>What kind of work, such as "engineering" or "sales".</summary>
    public string? Function { get; init; }

    public string? Site { get; init; }

    /// <summary>Their zone (IANA).</summary>
    public string? Zone { get; init; }

    public WorkingHours Hours { get; init; } = WorkingHours.Usual;

    /// <summary>Codes or names, whatever the company uses; capitals do not matter.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    public Capacity Capacity { get; init; } = Capacity.None;

    /// <summary>How they would meet; none means that they do not mind.</summary>
    public IReadOnlySet<MeetingFormat> Formats { get; init; } = new HashSet<MeetingFormat>();

    /// <summary>Which kinds they are open for; none means all.</summary>
    public IReadOnlySet<MentorshipKind> Kinds { get; init; } = new HashSet<MentorshipKind>();

    /// <summary>In what the other should be different.</summary>
    public Difference Wishes { get; init; }

    /// <summary>They show that they have mentored before.</summary>
    public bool ShowsMentor { get; init; }

    /// <summary>They take a rest: nobody is offered to them, and they to nobody.</summary>
    public bool IsPaused { get; init; }

    /// <summary>Whether this kind is one of theirs.</summary>
    public bool IsOpenFor(MentorshipKind kind) => Kinds.Count == 0 || Kinds.Contains(kind);
}
