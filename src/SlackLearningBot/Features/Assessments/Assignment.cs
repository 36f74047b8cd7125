using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Features.Assessments;

/// <summary>An owner's act of giving an assessment to people.</summary>
internal sealed record Assignment : IOffer
{
    public required string TeamId { get; init; }
    public required Guid AssignmentId { get; init; }
    public required Guid AssessmentId { get; init; }
    public required string Title { get; init; }
    public required string AuthorId { get; init; }
    public required DateTimeOffset Deadline { get; init; }
    public string? TrackId { get; init; }
    public string? TrackTitle { get; init; }

    /// <summary>What <see cref="AssessmentsJson"/> wrote.</summary>
    public required string Audience { get; init; }

    /// <summary>reading, offered, open, cancelled or taken_back.</summary>
    public required string State { get; init; }

    /// <summary>How many have it, or would.</summary>
    public required int People { get; init; }

    /// <summary>People are still being given it, or told that it was taken back.</summary>
    public required bool Walking { get; init; }

    string IOffer.AskedId => AuthorId;

    bool IOffer.IsWaiting => State == "offered";

    public Audience Named => AssessmentsJson.ReadAudience(Audience);
}

/// <summary>Somebody who is to be told: their zone (null when nobody knows it) and, for a learner, their days.</summary>
internal sealed record Recipient(string UserId, string? Zone, short? Days)
{
    public LearningDays LearningDays => Days is { } days && days > 0 ? (LearningDays)days : LearningDays.Weekdays;
}
