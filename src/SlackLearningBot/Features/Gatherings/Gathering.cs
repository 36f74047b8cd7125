using SlackLearningBot.Learning.Gatherings;

namespace SlackLearningBot.Features.Gatherings;

/// <summary>A talk or session as it is now.</summary>
internal sealed record Gathering
{
    public required string TeamId { get; init; }
    public required Guid GatheringId { get; init; }
    public required string Kind { get; init; }
    public required string Title { get; init; }
    public required string Abstract { get; init; }
    public required string[] Skills { get; init; }

    /// <summary>Who looks after it: a user id, or 'erased'.</summary>
    public required string Owner { get; init; }

    /// <summary>Who proposed it; null when they had themselves erased, or nobody did.</summary>
    public string? ProposedBy { get; init; }

    /// <summary>One of <see cref="GatheringStates"/>.</summary>
    public required string State { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? StartsAt { get; init; }
    public int? Minutes { get; init; }
    public required string Place { get; init; }
    public int? Seats { get; init; }

    /// <summary>The session that it is a date of; null: it is none.</summary>
    public Guid? SessionId { get; init; }

    /// <summary>Whose announcement shows it: its own, or that of the first of several dates. Channel, message and refusal are those of that one.</summary>
    public required Guid BoardId { get; init; }
    public string? Channel { get; init; }

    /// <summary>The announcement, once it is known.</summary>
    public string? AnnouncedTs { get; init; }

    /// <summary>Channels of which nobody has looked yet whether the announcement went out there.</summary>
    public required string[] Announcing { get; init; }

    /// <summary>Why the channel takes nothing.</summary>
    public string? Refused { get; init; }

    /// <summary>How often a channel took nothing.</summary>
    public required int Refusals { get; init; }

    /// <summary>Its announcement is not there any more: what is wrong with the whole channel leaves the message where it is.</summary>
    public bool HasLostBoard => Refused is not (null or "is_archived" or "is_inactive" or "not_in_channel" or "channel_not_found");
    public required int Sequence { get; init; }

    /// <summary>At which of them it got its time; 0: it has its first.</summary>
    public required int MovedSequence { get; init; }

    /// <summary>Its newest change was one of its time, not only of its room or length.</summary>
    public bool IsMoved => MovedSequence > 0 && MovedSequence == Sequence;

    /// <summary>The nearest time that somebody who has not heard of a change believes in; null: everybody knows when it is.</summary>
    public DateTimeOffset? BeforeAt { get; init; }

    /// <summary>Who speaks or teaches.</summary>
    public required string[] Hosts { get; init; }

    /// <summary>How many have a seat.</summary>
    public required int Coming { get; init; }

    /// <summary>How many wait for one.</summary>
    public required int Waiting { get; init; }

    /// <summary>How many were there: by the list of whoever held it, or else by their own word.</summary>
    public required int Attended { get; init; }

    /// <summary>Other dates of the same session that are still planned.</summary>
    public required int OtherDates { get; init; }

    /// <summary>When whoever held it said who was there; from then on nobody else's word counts.</summary>
    public DateTimeOffset? ListedAt { get; init; }

    /// <summary>Who of them: a user id, or 'erased'.</summary>
    public string? ListedBy { get; init; }

    public bool IsPlanned => State == GatheringStates.Planned;

    public DateTimeOffset? EndsAt => StartsAt + TimeSpan.FromMinutes(Minutes ?? 0);

    /// <summary>Whoever hears of a change has to hear of it before this; null when all of it is over.</summary>
    public DateTimeOffset? FirstAfter(DateTimeOffset now) =>
        new[] { BeforeAt, StartsAt }.Where(at => at > now).Min();

    public bool IsAheadAt(DateTimeOffset now) => IsPlanned && StartsAt > now;

    /// <summary>From then on somebody can have been there.</summary>
    public bool HasBegunAt(DateTimeOffset now) => State == GatheringStates.Held || (IsPlanned && StartsAt <= now);

    /// <summary>Long after it nothing changes any more of who was there.</summary>
    public bool IsLongOverAt(DateTimeOffset now) => !Attendance.IsOpen(StartsAt ?? CreatedAt, now);

    /// <summary>It at one of its times: what is owed for one is of no use for the next.</summary>
    public string Slot => $"{GatheringId}:{Sequence}";

    /// <summary>Whether a delivery's slot is about it as it is now, whatever else the slot says.</summary>
    public bool IsAsIn(string slot) => slot == Slot || slot.StartsWith($"{Slot}:", StringComparison.Ordinal);
}

/// <summary>How a gathering stands, as it is stored.</summary>
internal static class GatheringStates
{
    public const string Proposed = "proposed";
    public const string Planned = "planned";
    public const string Held = "held";
    public const string Cancelled = "cancelled";
}

/// <summary>What somebody said, as it is stored.</summary>
internal static class PlaceAnswers
{
    public const string Yes = "yes";
    public const string Waiting = "waiting";
    public const string No = "no";
}

/// <summary>What one person said about a gathering.</summary>
internal sealed record Place
{
    public required string UserId { get; init; }

    /// <summary>One of <see cref="PlaceAnswers"/>; null: nothing before it.</summary>
    public string? Answer { get; init; }
    public DateTimeOffset? Since { get; init; }
    public DateTimeOffset? AttendedAt { get; init; }

    /// <summary>Whether the list of who was there names them; null: it says nothing of them.</summary>
    public bool? Listed { get; init; }

    public bool WantsToCome => Answer is PlaceAnswers.Yes or PlaceAnswers.Waiting;
}

/// <summary>What somebody has after they said that they come, or do not.</summary>
/// <param name="Answer">One of <see cref="PlaceAnswers"/>.</param>
internal sealed record Seated(string Answer)
{
    /// <summary>They say no, and had a seat until now.</summary>
    public bool HadSeat { get; init; }

    /// <summary>The date on which they had a seat until now.</summary>
    public Gathering? Left { get; init; }

    /// <summary>The date on which they keep a seat as long as they wait for this one.</summary>
    public Gathering? Kept { get; init; }
}

/// <summary>An announcement: the gathering at which it stands, and all dates it shows.</summary>
/// <param name="Gathering">The only one, or the first of several dates.</param>
/// <param name="Dates">By their time; with itself.</param>
internal sealed record Board(Gathering Gathering, IReadOnlyList<Gathering> Dates)
{
    public bool HasSeveralDates => Dates.Count > 1;

    public bool IsAhead => Dates.Any(date => date.IsPlanned);
}
