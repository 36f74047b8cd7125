namespace SlackLearningBot.Learning.Mentoring.People;

/// <summary>What two people, or a few, agree on.</summary>
public enum MentorshipKind
{
    /// <summary>Somebody with more experience helps somebody with less.</summary>
    Classic,

    /// <summary>A junior mentors a senior.</summary>
    Reverse,

    /// <summary>Two of about the same level help each other.</summary>
    Peer,

    /// <summary>One mentor, up to <see cref="Capacity.MostInGroup"/> mentees.</summary>
    Group,

    /// <summary>One talk.</summary>
    Flash,
}

/// <summary>How two people meet.</summary>
public enum MeetingFormat
{
    Video,
    InPerson,
    Voice,
    Writing,
}

/// <summary>In what somebody would like the other to be different. The bits are stored, so they never change.</summary>
[Flags]
public enum Difference
{
    None = 0,
    Team = 1,
    Function = 2,
    Seniority = 4,
    Site = 8,
    All = Team | Function | Seniority | Site,
}
