namespace SlackLearningBot.Outbox;

/// <summary>
/// What a sender asks for: the workspace until <paramref name="Until"/> (machine time), so much of each lane, and so many unsure messages to
/// look up. What it gets is leased by <paramref name="Claim"/>, a name no other claim has.
/// </summary>
internal sealed record ClaimWish(string TeamId, string Holder, string Claim, DateTimeOffset Until, IReadOnlyList<LaneWish> Lanes, int LookUps);

/// <param name="Lane">As it is stored.</param>
/// <param name="Method">Nothing is claimed while Slack wants it left alone; null when a lane has several.</param>
/// <param name="Quota">How many at most.</param>
/// <param name="Below">Only classes that go before this one.</param>
internal sealed record LaneWish(string Lane, string? Method, int Quota, short Below)
{
    public const short Everything = 5;
}

/// <summary>
/// What it got: nothing, not even the workspace, while another process holds that. <paramref name="OtherLeftAt"/> is until when (machine time)
/// another process sent here; null when it was this one, or nobody. The deliveries are in no order.
/// </summary>
internal sealed record Claim(bool IsHeld, DateTimeOffset? OtherLeftAt, IReadOnlyList<Delivery> Deliveries, IReadOnlyList<LanePause> Pauses);

/// <summary>Slack wants a method of a workspace left alone until then (machine time).</summary>
internal sealed record LanePause(string Method, DateTimeOffset Until);
