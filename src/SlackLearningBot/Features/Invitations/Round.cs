using SlackLearningBot.Blocks;

namespace SlackLearningBot.Features.Invitations;

/// <summary>An owner's wish to invite people, as it is kept.</summary>
internal sealed record Round : IOffer
{
    public required string TeamId { get; init; }
    public required Guid RoundId { get; init; }

    /// <summary>Who invites.</summary>
    public required string UserId { get; init; }

    /// <summary>Empty when the people are found for somebody else.</summary>
    public required string TrackId { get; init; }
    public required string TrackTitle { get; init; }

    /// <summary>"invite", or whom to tell who was found.</summary>
    public required string Purpose { get; init; }

    /// <summary>What it is about, for them.</summary>
    public Guid? About { get; init; }

    /// <summary>What <see cref="InvitationsJson"/> wrote.</summary>
    public required string Targets { get; init; }

    /// <summary>reading, offered, confirmed or cancelled.</summary>
    public required string State { get; init; }
    public required int Invited { get; init; }

    string IOffer.AskedId => UserId;

    bool IOffer.IsWaiting => State == "offered";

    public IReadOnlyList<InviteTarget> Named => InvitationsJson.ReadTargets(Targets);
}

/// <summary>How many of those who were found stand where.</summary>
internal sealed record Standing(string Name, int Count);
