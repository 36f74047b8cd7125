namespace SlackLearningBot.Outbox;

/// <summary>One sender's claiming and preparing, beside its sending; at most one is under way. It rings when it is done.</summary>
internal sealed class Refill(SenderTools tools, Bell bell)
{
    private Task<Refilled>? work;

    public bool IsUnderWay => work is not null;

    /// <summary>The claim that is under way, or is being prepared.</summary>
    public string? Claim { get; private set; }

    public void Begin(ClaimWish wish, CancellationToken hurry)
    {
        Claim = wish.Claim;
        work = RunAsync(wish, hurry);
        bell.RingAfter(work);
    }

    /// <summary>Null while it is under way; throws what it threw.</summary>
    public Refilled? TakeResult()
    {
        if (work is not { IsCompleted: true } done)
        {
            return null;
        }

        work = null;
        Claim = null;
        return done.GetAwaiter().GetResult();
    }

    /// <summary>A claim is broken off only when the process has to end: nobody knows what is claimed then, and it is looked up when its lease has run out.</summary>
    private async Task<Refilled> RunAsync(ClaimWish wish, CancellationToken hurry)
    {
        using var desk = await tools.Desks.EnterAsync();
        var claim = await tools.Claims.ClaimAsync(wish, tools.Calendar.Now, tools.Machine.Now, hurry).WaitAsync(hurry);
        var parcels = claim.Deliveries.Count > 0 ? await tools.Preparer.PrepareAsync(wish.TeamId, claim.Deliveries, hurry) : [];
        return new Refilled(wish, claim, parcels);
    }
}

internal sealed record Refilled(ClaimWish Wish, Claim Claim, IReadOnlyList<Parcel> Parcels);
