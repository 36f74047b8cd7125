namespace SlackLearningBot.Outbox;

/// <summary>What was claimed together: each is open until it is settled or a parcel.</summary>
internal sealed class Batch(IReadOnlyList<Delivery> claimed)
{
    private readonly Dictionary<Guid, Delivery> open = claimed.ToDictionary(delivery => delivery.Id);
    private readonly List<(Delivery Delivery, Verdict Verdict)> settled = [];
    private readonly List<Parcel> parcels = [];

    public IReadOnlyCollection<Delivery> Open => open.Values;

    public IReadOnlyList<(Delivery Delivery, Verdict Verdict)> Settled => settled;

    public IReadOnlyList<Parcel> Parcels => parcels;

    public void Settle(Delivery delivery, Verdict verdict)
    {
        open.Remove(delivery.Id);
        settled.Add((delivery, verdict));
    }

    public void SettleRest(Func<Delivery, Verdict> judge)
    {
        foreach (var delivery in open.Values.ToList())
        {
            Settle(delivery, judge(delivery));
        }
    }

    public void Ready(IEnumerable<Parcel> ready)
    {
        foreach (var parcel in ready)
        {
            open.Remove(parcel.Delivery.Id);
            parcels.Add(parcel);
        }
    }
}
