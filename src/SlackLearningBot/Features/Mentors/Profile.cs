using SlackLearningBot.Learning.Mentoring.People;

namespace SlackLearningBot.Features.Mentors;

/// <summary>What somebody says of themselves; what is null is as Slack and the company's list have it, what is empty is not to be shown.</summary>
internal sealed record Profile
{
    public const int LongestBio = 300;
    public const int LongestWord = 75;
    public const int MostLanguages = 10;
    public const int MostPeople = 10;
    public const int MostHours = 40;

    public IReadOnlyList<string> Gives { get; init; } = [];
    public IReadOnlyList<string> Goals { get; init; } = [];
    public string Bio { get; init; } = "";
    public string? Role { get; init; }
    public string? Team { get; init; }
    public string? Function { get; init; }
    public string? Level { get; init; }
    public string? Site { get; init; }
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>How many people at once; none when they only look for somebody.</summary>
    public int People { get; init; }

    /// <summary>A month, all together; null when only the people are limited.</summary>
    public int? Hours { get; init; }

    public IReadOnlyList<MeetingFormat> Formats { get; init; } = [];
    public IReadOnlyList<MentorshipKind> Kinds { get; init; } = [];
    public Difference Wishes { get; init; }
    public WorkingHours Working { get; init; } = WorkingHours.Usual;

    /// <summary>The first day back from a rest; <see cref="DateOnly.MaxValue"/> when they will say so.</summary>
    public DateOnly? PausedUntil { get; init; }

    /// <summary>Whom they never want to be matched with: shown to nobody else.</summary>
    public IReadOnlyList<string> Blocks { get; init; } = [];

    public bool IsOffering => People > 0;

    public bool IsPausedOn(DateOnly day) => PausedUntil > day;
}

/// <summary>What Slack and the company's list know of a person: proposed in the form, and shown where they said nothing else.</summary>
internal sealed record KnownOfPerson
{
    public string? Name { get; init; }
    public string? Title { get; init; }
    public string? Level { get; init; }
    public string? TeamName { get; init; }
    public string? Site { get; init; }
    public string? Zone { get; init; }
    public short? Days { get; init; }

    /// <summary>They mentored before, and show it.</summary>
    public bool ShowsMentor { get; init; }
}

/// <summary>What they said, over what is known of them.</summary>
internal sealed record MentorSelf(string UserId, Profile Profile, KnownOfPerson Known)
{
    public MentoringProfile Open(DateOnly today) => new(UserId)
    {
        Gives = Profile.Gives,
        Goals = Profile.Goals,
        Bio = Profile.Bio,
        Level = Seniority.Of(Said(Profile.Level, Known.Level)),
        Role = Said(Profile.Role, Known.Title),
        Team = Said(Profile.Team, Known.TeamName),
        Function = Said(Profile.Function, null),
        Site = Said(Profile.Site, Known.Site),
        Zone = Known.Zone,
        Hours = Profile.Working,
        Languages = Profile.Languages,
        Capacity = new Capacity(Profile.People, Profile.Hours),
        Formats = Profile.Formats.ToHashSet(),
        Kinds = Profile.Kinds.ToHashSet(),
        Wishes = Profile.Wishes,
        ShowsMentor = Known.ShowsMentor,
        IsPaused = Profile.IsPausedOn(today),
    };

    private static string? Said(string? said, string? known) => (said ?? known)?.Trim() is { Length: > 0 } word ? word : null;
}
