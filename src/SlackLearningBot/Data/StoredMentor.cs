using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Mentoring.People;

namespace SlackLearningBot.Data;

/// <summary>A row of the view <c>mentor_candidate</c>: a profile over what is known of its person, and how many they have now.</summary>
internal sealed record StoredMentor
{
    public required string UserId { get; init; }
    public required string[] Gives { get; init; }
    public required string[] Goals { get; init; }
    public required string Bio { get; init; }
    public string? Role { get; init; }
    public string? Team { get; init; }
    public string? Function { get; init; }
    public string? Level { get; init; }
    public string? Site { get; init; }
    public string? Zone { get; init; }
    public required string[] Languages { get; init; }
    public required short People { get; init; }
    public short? Hours { get; init; }
    public required string[] Formats { get; init; }
    public required string[] Kinds { get; init; }
    public required short Wishes { get; init; }
    public required short Days { get; init; }
    public required TimeOnly FromTime { get; init; }
    public required TimeOnly UntilTime { get; init; }
    public DateOnly? PausedUntil { get; init; }
    public required bool ShowsMentor { get; init; }
    public required int Taken { get; init; }

    public LearningDays LearningDays => (LearningDays)Days;

    /// <summary>Their zone, or the one of people whose zone nobody knows.</summary>
    public string ZoneOr(string usual) => Zone is { } zone && Zones.IsKnown(zone) ? zone : usual;

    /// <param name="now">Calendar time; whether they take a rest is a matter of their own day.</param>
    /// <param name="usual">The zone of people whose zone nobody knows.</param>
    public MentoringProfile Open(DateTimeOffset now, string usual) => new(UserId)
    {
        Gives = Gives,
        Goals = Goals,
        Bio = Bio,
        Level = Seniority.Of(Level),
        Role = Role,
        Team = Team,
        Function = Function,
        Site = Site,
        Zone = Zone is { } zone && Zones.IsKnown(zone) ? zone : null,
        Hours = new WorkingHours(LearningDays, FromTime, UntilTime),
        Languages = Languages,
        Capacity = new Capacity(People, Hours, Taken),
        Formats = StoredMentorWords.FormatsOf(Formats).ToHashSet(),
        Kinds = StoredMentorWords.KindsOf(Kinds).ToHashSet(),
        Wishes = (Difference)Wishes,
        ShowsMentor = ShowsMentor,
        IsPaused = PausedUntil > LocalDay.Of(now, ZoneOr(usual)),
    };
}
