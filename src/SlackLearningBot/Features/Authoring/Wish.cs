using SlackLearningBot.Data;

namespace SlackLearningBot.Features.Authoring;

/// <summary>Somebody would like a colleague's message to be a lesson.</summary>
internal sealed record Wish
{
    /// <summary>No id of Slack's looks so.</summary>
    public const string NoChannel = "take-aways";

    public required string TeamId { get; init; }
    public required Guid WishId { get; init; }

    /// <summary>Who had the idea; null when that person is forgotten.</summary>
    public string? UserId { get; init; }
    public required string AuthorId { get; init; }
    public string? AuthorName { get; init; }

    /// <summary>Markdown; null when it is not needed any more.</summary>
    public string? Text { get; init; }
    public required WishState State { get; init; }
    public string? ClaimedBy { get; init; }
    public Guid? DraftId { get; init; }
    public string? LessonId { get; init; }

    /// <summary>Where the message stands; <see cref="NoChannel"/> for what was written here as take-aways.</summary>
    public required string Channel { get; init; }

    public bool IsMessage => Channel != NoChannel;

    public LearnerKey Author => new(TeamId, AuthorId);

    public bool IsAgreed => State is WishState.Named or WishState.Unnamed;
}

/// <summary>Where it stands; stored by name.</summary>
internal enum WishState
{
    Asked,

    /// <summary>Yes, with the author's name.</summary>
    Named,

    /// <summary>Yes, without it.</summary>
    Unnamed,
    Declined,
    NotNeeded,
}
