namespace SlackLearningBot.Learning.Mentoring.Ranking;

/// <summary>Why two people are never offered to each other. The first that holds, in this order, is told.</summary>
public enum Exclusion
{
    /// <summary>One and the same person.</summary>
    Same,

    /// <summary>One of them takes a rest.</summary>
    Paused,

    /// <summary>One of them is not open for this kind.</summary>
    Kind,

    /// <summary>One is the other's manager, or manager's manager.</summary>
    ReportingLine,

    /// <summary>One of them does not want the other. A private matter: see <see cref="Exclusions.Told"/>.</summary>
    Blocked,

    /// <summary>The mentor said no to this mentee.</summary>
    Vetoed,

    /// <summary>They had each other already, or not long enough ago.</summary>
    Met,

    /// <summary>In reverse mentoring, the mentor is not the junior of the two.</summary>
    NotJunior,

    /// <summary>The mentor has no place left.</summary>
    Full,

    /// <summary>They speak no language in common.</summary>
    Language,

    /// <summary>One meets only in ways the other does not.</summary>
    Format,

    /// <summary>They do not work at the same time for long enough.</summary>
    Hours,

    /// <summary>They are of one team, and those of different ones are looked for.</summary>
    Team,

    /// <summary>The mentor is not far enough above.</summary>
    Level,

    /// <summary>In a round each could mentor the other, and the other way round fits better.</summary>
    OtherWay,
}

/// <summary>An exclusion as anybody may be told it.</summary>
public enum ToldExclusion
{
    /// <summary>Something between these two people, whose kind nobody else is told.</summary>
    BetweenThem,
    Paused,
    Kind,
    NotJunior,
    Full,
    Language,
    Format,
    Hours,
    Team,
    Level,
    OtherWay,
}
