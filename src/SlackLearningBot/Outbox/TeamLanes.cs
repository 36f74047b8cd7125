using System.Collections.Immutable;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Outbox;

/// <summary>The lanes of one workspace. Each flows by itself: a long queue of posts does not keep App Home waiting.</summary>
internal sealed class TeamLanes(DeliverySettings settings)
{
    public const string UpdateMethod = "chat.update";
    public const string HomeMethod = "views.publish";

    /// <summary>Slack answers in 200 to 500 ms: with eight at once that is far beyond any planning rate.</summary>
    private readonly LaneQueue post = new("post", Poster.Method, mostAtOnce: 8, LaneQueue.QuotaOf(settings.PostsPerMinute));
    private readonly LaneQueue update = new("update", UpdateMethod, mostAtOnce: 4, LaneQueue.QuotaOf(settings.UpdatesPerMinute));
    private readonly LaneQueue home = new("home", HomeMethod, mostAtOnce: 4, LaneQueue.QuotaOf(settings.HomesPerMinute));
    private readonly LaneQueue read = new("read", null, mostAtOnce: 2, LaneQueue.QuotaOf(settings.ReadsPerMinute));
    private readonly LaneQueue file = new("file", null, mostAtOnce: 1, quota: 2);
    private readonly LaneQueue lookUp = new(null, LookUp.Method, mostAtOnce: 4, LaneQueue.QuotaOf(settings.LookUpsPerMinute));

    /// <summary>Gone through for each message that ends: without an object for each time.</summary>
    public ImmutableArray<LaneQueue> All => field.IsDefault ? field = [lookUp, post, update, home, read, file] : field;

    public bool AreIdle
    {
        get
        {
            foreach (var lane in All)
            {
                if (!lane.IsIdle)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>The claims that have something waiting or under way.</summary>
    public IEnumerable<string> Claims => All.SelectMany(lane => lane.Claims).Distinct();

    public bool IsLookUp(LaneQueue lane) => lane == lookUp;

    public void Add(Parcel parcel) => QueueOf(parcel).Add(parcel);

    private LaneQueue QueueOf(Parcel parcel) => parcel.MustBeLookedUp ? lookUp : parcel.Delivery.Lane switch
    {
        Lane.Update => update,
        Lane.Home => home,
        Lane.Read => read,
        Lane.File => file,
        _ => post,
    };

    /// <summary>New work may be there: of any kind, and when it has just come in, some that goes before what waits.</summary>
    public void LookAgain(bool hasComeIn)
    {
        foreach (var lane in All)
        {
            lane.MayHaveMore = true;
            lane.MayBeOvertaken |= hasComeIn;
        }
    }

    /// <summary>What to claim next; null when every lane has enough, or the table has no more.</summary>
    public ClaimWish? Wish(string teamId, Holder holder, DateTimeOffset until)
    {
        List<LaneWish>? wishes = null;
        foreach (var lane in All)
        {
            if (lane.Wish(lane == post ? lookUp.Count : 0) is { } wish)
            {
                (wishes ??= []).Add(wish);
            }
        }

        var lookUps = lookUp.MayHaveMore ? lookUp.Quota - lookUp.Count : 0;
        return wishes is not null || (lookUps > 0 && lookUps >= lookUp.Quota / 2)
            ? new ClaimWish(teamId, holder.Name, holder.NewClaim(), until, wishes ?? [], Math.Max(0, lookUps))
            : null;
    }

    /// <summary>A lane that got less than it asked for has no more in the table.</summary>
    public void Note(ClaimWish wish, Claim claim)
    {
        lookUp.MayHaveMore &= wish.LookUps == 0 || claim.Deliveries.Count(IsUnsureMessage) >= wish.LookUps;
        foreach (var asked in wish.Lanes)
        {
            All.Single(lane => lane.Name == asked.Lane)
                .Note(asked, claim.Deliveries.Count(delivery => Deliveries.NameOf(delivery.Lane) == asked.Lane && !IsUnsureMessage(delivery)));
        }
    }

    /// <summary>These are claimed apart from their lane.</summary>
    private static bool IsUnsureMessage(Delivery delivery) => delivery is { Unsure: true, Lane: Lane.Post };
}
