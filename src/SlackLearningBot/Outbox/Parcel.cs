using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Outbox;

/// <summary>
/// A claimed delivery on its way: who does it and for which installation. Without a message it is rendered just before it is posted.
/// </summary>
internal sealed record Parcel(Delivery Delivery, IWork Work, Workspace Workspace, SlackMessage? Message = null)
{
    private static readonly TimeSpan AdmittedFor = TimeSpan.FromSeconds(10);

    /// <summary>Calendar time; null when it is not admitted yet, because it had to be looked up first.</summary>
    public DateTimeOffset? AdmittedAt { get; set; }

    /// <summary>Whether it was asked about so lately that it may still go. What must be looked up first is asked about when it is known that nobody saw it.</summary>
    public bool IsAdmitted(DateTimeOffset now) => !Delivery.IsGated || MustBeLookedUp || AdmittedAt > now - AdmittedFor;

    /// <summary>It may have been seen already, by an attempt whose outcome is unknown or before the database was restored.</summary>
    public bool MustBeLookedUp => Work is IMessageWork && (Delivery.Unsure || (Delivery.LooksFrom is not null && !Delivery.LookedUp));
}
