namespace SlackLearningBot.Outbox;

/// <summary>How a delivery's life ends.</summary>
internal sealed record Ending(string State, string? Channel, string? Ts, string? Reason)
{
    public static Ending Sent(string? channel = null, string? ts = null) => new("sent", channel, ts, null);

    public static Ending Dropped(string reason) => new("dropped", null, null, reason);

    public static Ending Dead(string error) => new("dead", null, null, error);
}

/// <summary>A verdict as it is written down.</summary>
internal sealed record Outcome
{
    public required string TeamId { get; init; }
    public required Guid Id { get; init; }

    /// <summary>The claim it became of.</summary>
    public required string LeasedBy { get; init; }
    public required string State { get; init; }

    /// <summary>Its life is over.</summary>
    public bool Ends { get; init; }

    /// <summary>It may have been posted by this attempt, and not only by one of before.</summary>
    public bool IsTried { get; init; }

    /// <summary>No trace of it is kept.</summary>
    public bool IsForgotten { get; init; }

    /// <summary>The try does not count.</summary>
    public bool IsRefunded { get; init; }

    /// <summary>Machine time.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>Calendar time.</summary>
    public DateTimeOffset? DueAt { get; init; }
    public string? Channel { get; init; }
    public string? Ts { get; init; }
    public string? Reason { get; init; }

    /// <summary>What the delivery's history remembers of it.</summary>
    public string? Turn { get; init; }

    /// <summary>The recipient's conversation, when it was not known before, or nobody could be reached in it.</summary>
    public string? NewDm { get; init; }

    public static Outcome Of(Delivery delivery, Verdict verdict, DateTimeOffset machine)
    {
        var outcome = new Outcome { TeamId = delivery.TeamId, Id = delivery.Id, LeasedBy = delivery.LeasedBy, State = "waiting" };
        return verdict switch
        {
            Verdict.Finish { Ending: var ending } => outcome with
            {
                State = ending.State,
                Ends = true,
                Channel = ending.Channel,
                Ts = ending.Ts,
                Reason = ending.Reason,
                Turn = delivery.Unsure || delivery.LookedUp ? Turns.LookedUp : null,
                NewDm = NewDmOf(delivery, ending),
            },
            Verdict.Wait wait => outcome with
            {
                State = wait.Unsure ? "unsure" : "waiting",
                IsTried = !delivery.Unsure,
                IsRefunded = wait.Refund,
                RetryAt = machine + wait.For,
                Reason = wait.Reason,
                Turn = wait.Unsure ? Turns.Unsure : wait.Refund ? Turns.Postponed : Turns.Failed,
            },
            Verdict.Later later => outcome with { IsRefunded = true, DueAt = later.DueAt, Reason = later.Reason, Turn = Turns.Deferred },
            Verdict.Forget => outcome with { State = "sent", Ends = true, IsForgotten = true },
            _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
        };
    }

    private static string? NewDmOf(Delivery delivery, Ending ending) =>
        delivery.IsToPerson && ending.Channel is ['D', ..] channel && (delivery.DmChannel != channel || delivery.IsUnreachable) ? channel : null;
}
