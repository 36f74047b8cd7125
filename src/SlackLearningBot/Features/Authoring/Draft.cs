using SlackLearningBot.Data;
using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Features.Authoring;

/// <summary>What an owner is about to publish.</summary>
internal sealed record Draft
{
    /// <summary>How long one waits for its owner.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(30);

    public required string TeamId { get; init; }
    public required Guid DraftId { get; init; }
    public required string UserId { get; init; }
    public required DraftKind Kind { get; init; }
    public required DraftState State { get; init; }

    /// <summary>What could not be read at all.</summary>
    public required IReadOnlyList<ContentError> Problems { get; init; }

    /// <summary>Where lessons go that name no track; null until it is chosen.</summary>
    public TrackName? Track { get; init; }

    /// <summary>The fields of <c>/learn new</c> by name; empty for files.</summary>
    public required IReadOnlyDictionary<string, string> Form { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public LearnerKey Author => new(TeamId, UserId);
}

internal enum DraftKind
{
    Files,
    Form,
}

internal enum DraftState
{
    Reading,
    Open,
    Published,
    Discarded,
}

/// <summary>A track by its id and title; it may not exist yet.</summary>
internal sealed record TrackName(string Id, string Title);
