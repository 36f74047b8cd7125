using SlackLearningBot.Data;
using SlackLearningBot.Learning.Assessments;
using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Features.Assessments;

/// <summary>One person's assessment: its rules, and how far they are.</summary>
internal sealed record Assigned
{
    public required string TeamId { get; init; }
    public required string UserId { get; init; }
    public required Guid AssignmentId { get; init; }
    public required Guid AssessmentId { get; init; }

    /// <summary>reading, offered, open, cancelled or taken_back.</summary>
    public required string State { get; init; }
    public required string Title { get; init; }

    /// <summary>Drawn for each attempt.</summary>
    public required int Questions { get; init; }

    /// <summary>Percent.</summary>
    public required int PassMark { get; init; }

    /// <summary>Attempts there are.</summary>
    public required int Allowed { get; init; }
    public int? Minutes { get; init; }
    public required bool Certificate { get; init; }
    public required DateTimeOffset Deadline { get; init; }

    /// <summary>What owners see: names or counts.</summary>
    public required string Results { get; init; }

    /// <summary>A user id, or "erased".</summary>
    public required string AuthorId { get; init; }

    /// <summary>"", a channel's id, a group's name after an @, or "track".</summary>
    public required string Via { get; init; }
    public string? TrackTitle { get; init; }

    /// <summary>The learner's own zone, else that of their profile.</summary>
    public string? Zone { get; init; }
    public short? Days { get; init; }
    public required bool IsLearning { get; init; }
    public DateTimeOffset? AnnouncedAt { get; init; }
    public required int Reminded { get; init; }

    /// <summary>Attempts begun.</summary>
    public required int Used { get; init; }

    /// <summary>It came through a track that they do not learn any more: nobody reminds them.</summary>
    public required bool HasLeft { get; init; }

    /// <summary>passed, failed or taken_back, once it is over for this person.</summary>
    public string? Outcome { get; init; }
    public Guid? OpenAttempt { get; init; }
    public DateTimeOffset? OpenUntil { get; init; }

    /// <summary>The newest attempt that ended.</summary>
    public Guid? LastAttempt { get; init; }
    public int? LastPercent { get; init; }
    public DateTimeOffset? LastEndedAt { get; init; }

    public LearnerKey Person => new(TeamId, UserId);

    public LearningDays LearningDays => Days is { } days && days > 0 ? (LearningDays)days : LearningDays.Weekdays;

    public string ZoneOr(string @default) => Zone is { } zone && Zones.IsKnown(zone) ? zone : @default;

    public bool IsAhead(DateTimeOffset now) => State == "open" && Outcome is null && Deadline > now;

    /// <summary>An attempt that is under way or to come, or the same assessment given anew, may ask the same questions: until then no right answer is shown.</summary>
    public bool HidesAnswers(DateTimeOffset now) => IsTakenBack || (IsAhead(now) && (Used < Allowed || OpenAttempt is not null));

    public AttemptDecision Decide(DateTimeOffset now) =>
        AttemptDecision.Of(Outcome == "passed", OpenAttempt is not null && OpenUntil > now, Used, Allowed, Deadline, now);

    public bool IsTakenBack => Outcome == "taken_back" || (State == "taken_back" && Outcome is null);

    public Standing Standing(DateTimeOffset now) => Standings.Of(Outcome == "passed", IsTakenBack, OpenAttempt is not null && OpenUntil > now, Used, Allowed, Deadline, now);
}
