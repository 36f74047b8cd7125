using SlackLearningBot.Data;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Outbox;

/// <summary>What becomes of a claimed delivery.</summary>
internal abstract record Verdict
{
    public sealed record Finish(Ending Ending) : Verdict;

    /// <summary>Not now. A refunded try does not count; unsure means that the message may have been seen already.</summary>
    public sealed record Wait(TimeSpan For, string Reason, bool Refund = false, bool Unsure = false) : Verdict;

    /// <summary>Nobody wants it before this calendar time; the try does not count.</summary>
    public sealed record Later(DateTimeOffset DueAt, string Reason) : Verdict;

    /// <summary>Over, and no trace of it is kept.</summary>
    public sealed record Forget : Verdict;
}

/// <summary>Judges outcomes: no SQL, no clock. Whatever was unsure stays unsure until it was looked up.</summary>
internal sealed class Judge(Random chance)
{
    public const int MostTries = 10;

    /// <summary>What the reason of a delivery says that was given up although it may have been seen; with it such a reason begins.</summary>
    public const string MaybeSeen = "unknown whether it was seen";

    /// <summary>Long enough for an interrupted post to show up in the conversation.</summary>
    public static readonly TimeSpan UnsureWait = TimeSpan.FromSeconds(90);

    /// <summary>A dead token is not asked again before this.</summary>
    public static readonly TimeSpan DeadTokenWait = TimeSpan.FromMinutes(5);

    /// <summary>So long what the database could not be asked about waits.</summary>
    private static readonly TimeSpan UntilItIsBack = TimeSpan.FromSeconds(5);

    public static Verdict Dropped(string reason) => new Verdict.Finish(Ending.Dropped(reason));

    /// <summary>What a gate said about a nudge; null when it may go now.</summary>
    public static Verdict? Of(Delivery delivery, Admission admission) => admission switch
    {
        Admission.Now => null,
        Admission.Later later when later.DueAt >= delivery.ExpiresAt => Dropped($"{later.Reason}, and then it is too late"),
        Admission.Later later => new Verdict.Later(later.DueAt, later.Reason),
        Admission.Never never => Dropped(never.Reason),
        _ => throw new ArgumentOutOfRangeException(nameof(admission)),
    };

    public Verdict Of(Delivery delivery, PostOutcome outcome) => outcome switch
    {
        PostOutcome.Posted posted => new Verdict.Finish(Ending.Sent(posted.Channel, posted.Ts)),
        PostOutcome.Dropped dropped => new Verdict.Finish(Ending.Dropped(dropped.Reason)),
        PostOutcome.OutOfTime => new Verdict.Wait(TimeSpan.Zero, "the lease was nearly over", Refund: true, delivery.Unsure),
        PostOutcome.LanePaused paused => Paused(delivery, paused.For),
        PostOutcome.Refused { Failure.Kind: FailureKind.Ambiguous, BeforePosting: false } lost =>
            new Verdict.Wait(UnsureWait, lost.Failure.Error, Unsure: true),
        PostOutcome.Refused refused => Of(delivery, refused.Failure),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    public Verdict Of(Delivery delivery, CallOutcome outcome) => outcome switch
    {
        CallOutcome.Done => new Verdict.Finish(Ending.Sent()),
        CallOutcome.Drop drop => new Verdict.Finish(Ending.Dropped(drop.Reason)),
        CallOutcome.Failed failed => Of(delivery, failed.Failure),
        CallOutcome.Forget => new Verdict.Forget(),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    public static Verdict Paused(Delivery delivery, TimeSpan wait) => new Verdict.Wait(wait, SlackFailures.RateLimited, Refund: true, delivery.Unsure);

    /// <summary>Thrown before anything was posted. No delivery is to blame for a database that is away.</summary>
    public Verdict Of(Delivery delivery, Exception e) => Database.IsDown(e)
        ? new Verdict.Wait(UntilItIsBack, "the database was away", Refund: true, delivery.Unsure)
        : Again(delivery, e.GetType().Name);

    /// <summary>Tried again with growing pauses, and at last given up.</summary>
    public Verdict Again(Delivery delivery, string error) =>
        delivery.Attempts >= MostTries ? GiveUp(delivery, error) : new Verdict.Wait(BackOff(delivery), error, Unsure: delivery.Unsure);

    /// <summary>An unsure delivery may have been seen; nobody will know, and its reason says so.</summary>
    public static Verdict GiveUp(Delivery delivery, string error) =>
        new Verdict.Finish(Ending.Dead(delivery.Unsure ? $"{MaybeSeen}: {error}" : error));

    private Verdict Of(Delivery delivery, SlackFailure failure) => failure switch
    {
        { IsRateLimited: true, RetryAfter: { } pause } => Paused(delivery, pause),
        { IsTokenDead: true } => new Verdict.Wait(DeadTokenWait, failure.Error, Refund: true, delivery.Unsure),
        { Kind: FailureKind.Permanent } => GiveUp(delivery, failure.Error),
        _ => Again(delivery, failure.Error),
    };

    /// <summary>1, 2, 4 … seconds up to 10 minutes, each stretched by up to a half so that many do not return at once.</summary>
    private TimeSpan BackOff(Delivery delivery)
    {
        lock (chance) // a seeded one serves one caller at a time
        {
            return TimeSpan.FromSeconds(Math.Min(600, Math.Pow(2, delivery.Attempts - 1)) * (1 + (chance.NextDouble() / 2)));
        }
    }
}
