using SlackLearningBot.Learning.Gatherings;

namespace SlackLearningBot.Features.Sessions;

/// <summary>One thing on one date or several, of which people choose one.</summary>
/// <param name="Dates">By their time; at least one. What the session is about stands at each of them.</param>
internal sealed record Session(IReadOnlyList<SessionDate> Dates)
{
    private SessionDate First => Dates[0];

    public string TeamId => First.TeamId;

    public Guid SessionId => First.SessionId;

    public string Title => First.Title;

    public string Abstract => First.Abstract;

    public IReadOnlyList<string> Skills => First.Skills;

    /// <summary>Who teaches it; nobody when they had themselves erased.</summary>
    public string[] Hosts => First.Hosts;

    public string? Channel => First.Channel;

    public KindWords Kind => KindWords.Of(First.Kind);

    public bool IsCalledOff => Dates.All(date => date.State == DateStates.Cancelled);

    /// <summary>None of its dates is still to come.</summary>
    public bool IsOver => Dates.All(date => !date.IsPlanned);

    /// <summary>One more can be added: some of it is still ahead, and there are not too many to choose from, or to show.</summary>
    public bool MayGetDatesAt(DateTimeOffset now) =>
        Dates.Any(date => date.IsAheadAt(now)) && Dates.Count(date => date.IsPlanned) < SessionForm.MostDates && Dates.Count < SessionForm.MostDatesEver;

    /// <summary>Owners of the workspace's learning, and whoever teaches it.</summary>
    public bool MayBeChangedBy(string userId, bool isOwner) => !IsCalledOff && (isOwner || Hosts.Contains(userId));
}

/// <summary>One of its dates; a row of <c>session_card</c>, with what the person who looks at it said.</summary>
internal sealed record SessionDate
{
    public required string TeamId { get; init; }
    public required Guid SessionId { get; init; }
    public required Guid GatheringId { get; init; }
    public required string Kind { get; init; }
    public required string Title { get; init; }
    public required string Abstract { get; init; }
    public required string[] Skills { get; init; }
    public required string[] Hosts { get; init; }

    /// <summary>One of <see cref="DateStates"/>.</summary>
    public required string State { get; init; }
    public required DateTimeOffset StartsAt { get; init; }
    public required int Minutes { get; init; }
    public required string Place { get; init; }
    public int? Seats { get; init; }

    /// <summary>Where it is announced; the same for all dates.</summary>
    public string? Channel { get; init; }
    public required int Coming { get; init; }
    public required int Waiting { get; init; }

    /// <summary>When its trainers said who was there; null: everybody says it of themselves.</summary>
    public DateTimeOffset? ListedAt { get; init; }

    /// <summary>'yes', 'waiting', 'no', or null.</summary>
    public string? Answer { get; init; }
    public DateTimeOffset? AttendedAt { get; init; }
    public bool? Listed { get; init; }

    public bool IsPlanned => State == DateStates.Planned;

    public bool IsAheadAt(DateTimeOffset now) => IsPlanned && StartsAt > now;

    /// <summary>From then on it can be said who was there.</summary>
    public bool HasBegunAt(DateTimeOffset now) => State == DateStates.Held || (IsPlanned && StartsAt <= now);

    /// <summary>Long after it nothing changes any more of who was there.</summary>
    public bool IsLongOverAt(DateTimeOffset now) => !Attendance.IsOpen(StartsAt, now);

    /// <summary>By the trainers' list, or by their own word as long as there is none.</summary>
    public bool WasThere => ListedAt is null ? AttendedAt is not null : Listed is true;
}

/// <summary>How a date stands, as it is stored.</summary>
internal static class DateStates
{
    public const string Planned = "planned";
    public const string Held = "held";
    public const string Cancelled = "cancelled";
}
