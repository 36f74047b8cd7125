using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Mentoring.People;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>What people agreed on, as its row says it.</summary>
internal sealed record Mentorship
{
    public required string TeamId { get; init; }
    public required Guid MentorshipId { get; init; }
    public required string Kind { get; init; }
    public required DateTimeOffset BeganAt { get; init; }

    /// <summary>Days from one meeting to the next.</summary>
    public required int EveryDays { get; init; }

    /// <summary>Of a meeting.</summary>
    public required int Minutes { get; init; }
    public DateOnly? EndsOn { get; init; }

    /// <summary>Their conversation; null until it is open.</summary>
    public string? Channel { get; init; }

    /// <summary>Why Slack did not let it be opened; null when it did, or was not asked yet.</summary>
    public string? Refused { get; init; }

    /// <summary>How many conversations they had: a group that takes somebody in gets another one.</summary>
    public int Conversations { get; init; }
    public DateOnly? LastSignOn { get; init; }
    public DateOnly? LastNudgedOn { get; init; }
    public bool AskedToStart { get; init; }
    public bool AskedMidway { get; init; }
    public int AskedSilence { get; init; }
    public DateTimeOffset? EndedAt { get; init; }


    /// <summary>A round of a programme matched them: they did not choose each other.</summary>
    public bool IsOfRound { get; init; }

    public bool IsOpen => EndedAt is null;

    /// <summary>One talk, and no rhythm.</summary>
    public bool IsFlash => Kind == Kinds.Flash;
}

/// <summary>Kinds as the column writes them.</summary>
internal static class Kinds
{
    public const string Classic = "classic";
    public const string Reverse = "reverse";
    public const string Peer = "peer";
    public const string Group = "group";
    public const string Flash = "flash";
}

/// <summary>What somebody is in it, as the column writes it.</summary>
internal static class Parts
{
    public const string Mentor = "mentor";
    public const string Mentee = "mentee";
    public const string Peer = "peer";
}

/// <summary>Somebody who takes part, with what is known of their hours.</summary>
internal sealed record Member
{
    public required string UserId { get; init; }
    public required string Part { get; init; }
    public string Goal { get; init; } = "";
    public DateTimeOffset? AgreedAt { get; init; }
    public DateTimeOffset? LeftAt { get; init; }
    public string? Reached { get; init; }
    public bool ReachedShared { get; init; }
    public string? Name { get; init; }
    public string? Email { get; init; }
    public string? Zone { get; init; }

    /// <summary>Nothing is to be sent to them before; null when they said nothing.</summary>
    public DateTimeOffset? SilentUntil { get; init; }
    public DateOnly[]? Holidays { get; init; }

    /// <summary>The days and hours their mentor profile names; null when they have none.</summary>
    public short? WorkDays { get; init; }
    public TimeOnly? WorkFrom { get; init; }
    public TimeOnly? WorkUntil { get; init; }

    public WorkingHours Working => this is { WorkDays: { } days, WorkFrom: { } from, WorkUntil: { } until } ? new WorkingHours((LearningDays)days, from, until) : WorkingHours.Usual;
}

/// <summary>One meeting; see the states in its table.</summary>
internal sealed record MeetUp
{
    public required Guid MeetUpId { get; init; }
    public required int Number { get; init; }
    public required DateTimeOffset StartsAt { get; init; }
    public required int Minutes { get; init; }

    /// <summary>One more with each change of time, and with calling it off.</summary>
    public required int Sequence { get; init; }
    public required string State { get; init; }

    public DateTimeOffset EndsAt => StartsAt.AddMinutes(Minutes);

    public bool IsAhead => State == MeetUpStates.Ahead;

    /// <summary>What is owed about it is owed once for each of its times.</summary>
    public string Slot => $"{MeetUpId}:{Sequence}";
}

internal static class MeetUpStates
{
    public const string Ahead = "ahead";
    public const string Met = "met";
    public const string Missed = "missed";
    public const string Off = "off";
}
