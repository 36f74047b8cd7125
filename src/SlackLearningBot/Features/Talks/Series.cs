using SlackLearningBot.Learning.Gatherings;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Talks;

/// <summary>Talks that come again and again.</summary>
internal sealed record Series
{
    public required string TeamId { get; init; }
    public required Guid SeriesId { get; init; }
    public required string Name { get; init; }

    /// <summary>Who opened it: a user id, or 'erased'.</summary>
    public required string Owner { get; init; }
    public required DateOnly FirstDay { get; init; }
    public required int EveryWeeks { get; init; }
    public required TimeOnly Hour { get; init; }
    public required string Zone { get; init; }
    public required int Minutes { get; init; }
    public required string Place { get; init; }
    public int? Seats { get; init; }
    public string? Channel { get; init; }

    /// <summary>Who takes turns, in their order; null where somebody stood who left, so that all others keep their dates.</summary>
    public required string?[] Rota { get; init; }

    public SeriesRhythm Rhythm => new(FirstDay, EveryWeeks, Hour, Zone);

    public GatheringPlan PlanOf(SeriesSlot slot) => new(slot.StartsAt, slot.Day, Minutes, Place, Seats, Channel);
}

/// <summary>What became of one date: a talk that somebody holds then, or a turn that was passed on.</summary>
internal sealed record TakenSlot
{
    public required DateOnly Day { get; init; }
    public Guid? TalkId { get; init; }
    public string? Title { get; init; }
    public string[]? Hosts { get; init; }
    public required bool Passed { get; init; }
}
