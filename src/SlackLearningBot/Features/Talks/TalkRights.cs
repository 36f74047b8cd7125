namespace SlackLearningBot.Features.Talks;

/// <summary>Who may do what with a talk. Everybody may propose and log; owners of the workspace's learning give a talk its date; from then on it is its speakers' too.</summary>
internal static class TalkRights
{
    /// <summary>What it says: speakers, whoever brought it in, owners.</summary>
    public static bool MayEdit(Talk talk, string userId, bool isOwner) => talk.State != TalkStates.Cancelled && (isOwner || talk.IsOf(userId));

    /// <summary>When and where it is.</summary>
    public static bool MayPlan(Talk talk, string userId, bool isOwner) => talk.State switch
    {
        TalkStates.Proposed => isOwner,
        TalkStates.Planned => isOwner || talk.Hosts.Contains(userId),
        _ => false,
    };

    /// <summary>In which channel all can read of it.</summary>
    public static bool MayChooseChannel(bool isOwner) => isOwner;

    /// <summary>That it is not wanted: of what others propose.</summary>
    public static bool MayDecline(Talk talk, string userId, bool isOwner) => talk.State == TalkStates.Proposed && isOwner && !talk.IsOf(userId);

    /// <summary>That it does not take place.</summary>
    public static bool MayCallOff(Talk talk, string userId, bool isOwner) =>
        talk.State is TalkStates.Proposed or TalkStates.Planned && (isOwner || talk.IsOf(userId));
}
