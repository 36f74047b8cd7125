using SlackLearningBot.Data;
using SlackLearningBot.Learning.Gatherings;

namespace SlackLearningBot.Features.TakeAways;

/// <summary>What somebody brings back from where they were.</summary>
internal sealed record TakeAway
{
    /// <summary>Characters of one point.</summary>
    public const int LongestPoint = 600;

    public required string TeamId { get; init; }
    public required Guid TakeAwayId { get; init; }
    public required string UserId { get; init; }
    public required string About { get; init; }
    public required string Title { get; init; }
    public required DateOnly DoneOn { get; init; }
    public string? Point1 { get; init; }
    public string? Point2 { get; init; }
    public string? Point3 { get; init; }
    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>Where it was posted; null: nowhere.</summary>
    public string? Channel { get; init; }

    /// <summary>It is on its way there, and may still be refused.</summary>
    public bool PostOpen { get; init; }

    public DateTimeOffset? LessonAt { get; init; }
    public DateTimeOffset? TalkAt { get; init; }
    public Guid? TalkId { get; init; }

    /// <summary>The talk that was proposed of it; null: none.</summary>
    public Guid? Proposal => TalkAt is null ? null : TalkId ?? TakeAwayId;

    /// <summary>The kind of session of our own that it was; null: something elsewhere.</summary>
    public KindWords? Session => SessionOf(About);

    /// <inheritdoc cref="Session"/>
    public static KindWords? SessionOf(string about) => KindWords.Sessions.FirstOrDefault(words => about.StartsWith($"{words.Kind}:", StringComparison.Ordinal));

    public LearnerKey Person => new(TeamId, UserId);

    public IReadOnlyList<string> Points => [.. new[] { Point1, Point2, Point3 }.OfType<string>()];

    public bool IsWritten => Point1 is not null;

    /// <summary>Somebody else has it already, as it was written then.</summary>
    public bool IsUsed => Channel is not null || LessonAt is not null || TalkAt is not null;
}
