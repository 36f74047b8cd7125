using SlackLearningBot.Learning.Health;

namespace SlackLearningBot.Features.Health;

/// <summary>One version of a question, as the answers say.</summary>
internal sealed record FigureRow
{
    public required string QuestionId { get; init; }
    public required string Ask { get; init; }
    public required string Title { get; init; }
    public required int CurrentVersion { get; init; }
    public required int Version { get; init; }
    public required int People { get; init; }

    /// <summary>Those who answered since the figures were told last.</summary>
    public int PeopleSince { get; init; }

    /// <summary>When they were told last; null for figures that were not.</summary>
    public DateTimeOffset? ToldAt { get; init; }

    public required int Answers { get; init; }
    public required int Rights { get; init; }
    public required int RightFirst { get; init; }
    public double? MedianSeconds { get; init; }
    public required int KnownRight { get; init; }
    public required int KnownWrong { get; init; }
    public required double MeanOfRight { get; init; }
    public required double MeanOfWrong { get; init; }
    public required double Deviation { get; init; }
    public required int Unclear { get; init; }

    public QuestionFigures Open() => new()
    {
        People = People,
        Answers = Answers,
        Right = Rights,
        RightFirst = RightFirst,
        Elsewhere = new Compared(KnownRight, KnownWrong, MeanOfRight, MeanOfWrong, Deviation),
        MedianSeconds = MedianSeconds,
        Unclear = Unclear,
    };
}
