namespace SlackLearningBot.Outbox;

/// <summary>
/// What a sender has claimed of one lane: the best goes first, several are under way at once, but one at a time to the same recipient, so that
/// nobody gets them out of order. Touched by its sender's loop alone.
/// </summary>
/// <param name="name">The lane as it is stored; null for the look-ups, which are no lane of the table.</param>
/// <param name="method">Whose rate binds and whose pause stops it; null when its works call different ones.</param>
/// <param name="mostAtOnce">How many may be under way.</param>
/// <param name="quota">How many are claimed ahead.</param>
internal sealed class LaneQueue(string? name, string? method, int mostAtOnce, int quota)
{
    private const int Handful = 5;

    private readonly List<Parcel> waiting = [];
    private readonly Dictionary<string, Parcel> busy = []; // by recipient

    public string? Name => name;

    public string? Method => method;

    public int Quota => quota;

    public int Count => waiting.Count;

    public int UnderWay => busy.Count;

    /// <summary>The best first.</summary>
    public IEnumerable<Parcel> Waiting => waiting;

    /// <summary>Who claimed what waits or is under way, once for each of it.</summary>
    public IEnumerable<string> Claims => waiting.Concat(busy.Values).Select(parcel => parcel.Delivery.LeasedBy);

    public bool IsIdle => waiting.Count == 0 && UnderWay == 0;

    /// <summary>The database may have more than what was claimed.</summary>
    public bool MayHaveMore { get; set; } = true;

    /// <summary>Something new may have come in that goes before what waits here.</summary>
    public bool MayBeOvertaken { get; set; }

    /// <summary>The turn that was taken and has not come yet.</summary>
    public Task? Turn { get; set; }

    /// <summary>So many calls as the rate admits in four seconds, at least a handful and at most five hundred: what is done together costs each of them less.</summary>
    public static int QuotaOf(int perMinute) => Math.Clamp(perMinute / 15, Handful, 500);

    /// <summary>What to claim next for it; null when it has enough. <paramref name="elsewhere"/> waits in another queue before it comes here.</summary>
    public LaneWish? Wish(int elsewhere = 0)
    {
        var room = quota - waiting.Count - elsewhere;
        if (name is null || !MayHaveMore)
        {
            return null;
        }

        if (room > 0 && room >= quota / 2)
        {
            return new LaneWish(name, method, room, LaneWish.Everything);
        }

        return MayBeOvertaken && waiting.Count > 0 && waiting[0].Delivery.Class > DeliveryClass.Answer
            ? new LaneWish(name, method, Handful, (short)waiting[0].Delivery.Class)
            : null;
    }

    /// <summary>It asked for so many and got so many.</summary>
    public void Note(LaneWish asked, int got)
    {
        MayBeOvertaken = false;
        MayHaveMore &= asked.Below != LaneWish.Everything || got >= asked.Quota;
    }

    public void Add(Parcel parcel)
    {
        var at = waiting.Count;
        while (at > 0 && GoesBefore(parcel, waiting[at - 1]))
        {
            at--;
        }

        waiting.Insert(at, parcel);
    }

    /// <summary>Answers, appointments, nudges by value, reads, Home; what must be looked up: what expires first.</summary>
    private bool GoesBefore(Parcel one, Parcel other) => name is null
        ? (one.Delivery.ExpiresAt ?? DateTimeOffset.MaxValue) < (other.Delivery.ExpiresAt ?? DateTimeOffset.MaxValue)
        : Rank(one.Delivery).CompareTo(Rank(other.Delivery)) < 0;

    private static (DeliveryClass Class, float Value, DateTimeOffset DueAt) Rank(Delivery delivery) => (delivery.Class, -delivery.Value, delivery.DueAt);

    /// <summary>Whether there is one that could start, were it its lane's turn.</summary>
    public bool CanStart => UnderWay < mostAtOnce && FindNext() >= 0;

    /// <summary>Which one that would be; null when none could.</summary>
    public Parcel? Next => FindNext() is >= 0 and var at ? waiting[at] : null;

    /// <summary>The place of the best whose recipient gets nothing just now; below 0 when there is none.</summary>
    private int FindNext()
    {
        for (var at = 0; at < waiting.Count; at++)
        {
            if (!busy.ContainsKey(waiting[at].Delivery.Recipient))
            {
                return at;
            }
        }

        return -1;
    }

    public Parcel Start()
    {
        var at = FindNext();
        var parcel = waiting[at];
        waiting.RemoveAt(at);
        busy.Add(parcel.Delivery.Recipient, parcel);
        return parcel;
    }

    public void Remove(Parcel parcel) => waiting.Remove(parcel);

    public void End(Parcel parcel) => busy.Remove(parcel.Delivery.Recipient);

    /// <summary>Takes away all that has not started.</summary>
    public IReadOnlyList<Parcel> TakeAll()
    {
        Parcel[] all = [.. waiting];
        waiting.Clear();
        return all;
    }
}
