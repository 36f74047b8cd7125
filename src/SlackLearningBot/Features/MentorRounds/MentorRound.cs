using SlackLearningBot.Data;
using SlackLearningBot.Learning.Mentoring.People;
using SlackLearningBot.Learning.Mentoring.Ranking;

namespace SlackLearningBot.Features.MentorRounds;

/// <summary>A round as it is kept.</summary>
internal sealed record MentorRound
{
    public required string TeamId { get; init; }
    public required Guid RoundId { get; init; }

    /// <summary>A user id, or "erased".</summary>
    public required string AuthorId { get; init; }
    public required string Name { get; init; }

    /// <summary>classic or peer.</summary>
    public required string Kind { get; init; }
    public required DateTimeOffset WishesUntil { get; init; }
    public required DateTimeOffset BeginsAt { get; init; }
    public required DateOnly EndsOn { get; init; }
    public required bool AcrossTeams { get; init; }
    public short? LevelsAbove { get; init; }
    public required bool SameLanguage { get; init; }

    /// <summary>What <see cref="RoundsJson"/> wrote.</summary>
    public required string Audience { get; init; }

    /// <summary>One of <see cref="RoundStates"/>.</summary>
    public required string State { get; init; }

    /// <summary>People are still being asked.</summary>
    public bool Walking { get; init; }

    /// <summary>One more with each matching, and each change by hand.</summary>
    public required int Version { get; init; }

    /// <summary>What <see cref="RoundsJson"/> wrote; null before it was matched.</summary>
    public string? Figures { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    public bool IsPeers => Kind == "peer";

    /// <summary>People can say whom they would like.</summary>
    public bool IsAskingAt(DateTimeOffset now) => State == RoundStates.Asking && WishesUntil > now;

    public LearnerKey Author => new(TeamId, AuthorId);

    /// <summary>What holds for everybody; those who had each other once never get each other again.</summary>
    public PairRules RulesOn(DateOnly today) => new(StoredMentorWords.KindOf(Kind), today)
    {
        RepeatAfterMonths = null,
        IsAcrossTeams = AcrossTeams,
        LeastLevelsAbove = LevelsAbove,
        IsLanguageNeeded = SameLanguage,
    };

    public MentorshipKind MentorshipKind => StoredMentorWords.KindOf(Kind);
}

/// <summary>How far a round is.</summary>
internal static class RoundStates
{
    /// <summary>Who is enrolled is being read.</summary>
    public const string Reading = "reading";

    /// <summary>Its owner sees how many that are; nobody else knows of it.</summary>
    public const string Offered = "offered";
    public const string Asking = "asking";
    public const string Matching = "matching";

    /// <summary>Its owner sees what would come of it.</summary>
    public const string Preview = "preview";

    /// <summary>It begins at its hour; until then it can be undone, because nobody was told.</summary>
    public const string Published = "published";
    public const string Beginning = "beginning";
    public const string Begun = "begun";
    public const string Cancelled = "cancelled";
}

/// <summary>Who is in a round, in numbers.</summary>
internal sealed record RoundCounts
{
    public required int People { get; init; }

    /// <summary>Who were not asked yet.</summary>
    public required int Waiting { get; init; }
    public required int Answered { get; init; }
    public required int Out { get; init; }
    public required int WithoutProfile { get; init; }
    public required int Mentors { get; init; }

    /// <summary>Of all mentors together.</summary>
    public required int Places { get; init; }

    /// <summary>Who look for somebody; some of them may be mentors, too.</summary>
    public required int Mentees { get; init; }
    public required int Pairs { get; init; }
    public required int Begun { get; init; }
    public required int Alone { get; init; }
}
