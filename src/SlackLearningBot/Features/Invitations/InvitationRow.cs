using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Features.Invitations;

/// <summary>One person's invitation to one track, with what is needed to ask them.</summary>
internal sealed record InvitationRow
{
    public required string TeamId { get; init; }
    public required string UserId { get; init; }
    public required string TrackId { get; init; }
    public required string TrackTitle { get; init; }
    public required int Lessons { get; init; }
    public required bool IsRetired { get; init; }

    /// <summary>A user id, or "erased".</summary>
    public required string InvitedBy { get; init; }

    /// <summary>See <see cref="InviteTarget.Via"/>.</summary>
    public required string Via { get; init; }

    /// <summary>waiting, asked, accepted, declined or withdrawn.</summary>
    public required string State { get; init; }
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>The learner's own zone, else that of their profile.</summary>
    public string? Zone { get; init; }

    /// <summary>A learner's days; null for anybody else.</summary>
    public short? Days { get; init; }
    public required bool IsLearning { get; init; }

    /// <summary>They said stop, or that they want no invitations.</summary>
    public required bool IsQuiet { get; init; }
    public required bool HasTrack { get; init; }

    /// <summary>When they were last asked about another track.</summary>
    public DateTimeOffset? OtherAskedAt { get; init; }

    public LearningDays LearningDays => Days is { } days && days > 0 ? (LearningDays)days : LearningDays.Weekdays;

    public string ZoneOr(string @default) => Zone is { } zone && Zones.IsKnown(zone) ? zone : @default;
}
