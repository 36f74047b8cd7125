using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Outbox;

/// <summary>
/// A claimed delivery on its way: who does it and for which installation. Without a message it is rendered just before it is posted; one that
/// is not admitted yet (because it had to be looked up first), or was a while ago (calendar time), is asked about then, too.
/// </summary>
internal sealed record Parcel(Delivery Delivery, IWork Work, Workspace Workspace, SlackMessage? Message = null, DateTimeOffset? AdmittedAt = null)
{
    /// <summary>It may have been seen already, by an attempt whose outcome is unknown or before the database was restored.</summary>
    public bool MustBeLookedUp => Work is IMessageWork && (Delivery.Unsure || (Delivery.LooksFrom is not null && !Delivery.LookedUp));
}
