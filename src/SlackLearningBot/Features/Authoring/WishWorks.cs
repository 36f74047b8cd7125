using System.Text.Json;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Features.Authoring;

/// <summary>Asks the author of a message for a yes.</summary>
internal sealed class WishAskWork(WishStore wishes) : IMessageWork
{
    public const string KindName = "wish.ask";

    public string Kind => KindName;

    public async Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) =>
        await FindAsync(wishes, delivery, cancel) is { State: WishState.Asked, Text: not null } wish && wish.AuthorId == delivery.Recipient
            ? new Rendering.Post(WishView.Ask(wish))
            : new Rendering.Drop("answered or forgotten");

    public static Task<Wish?> FindAsync(WishStore wishes, Delivery delivery, CancellationToken cancel) =>
        wishes.FindAsync(delivery.TeamId, JsonSerializer.Deserialize(delivery.Payload, WishValues.Default.WishTold)!.Wish, cancel);
}

/// <summary>Offers a message to an owner, once its author agreed.</summary>
internal sealed class WishOfferWork(WishStore wishes) : IMessageWork
{
    public const string KindName = "wish.offer";

    public string Kind => KindName;

    public async Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) =>
        await WishAskWork.FindAsync(wishes, delivery, cancel) is { IsAgreed: true, ClaimedBy: null, Text: not null } wish
            ? new Rendering.Post(WishView.Offer(wish))
            : new Rendering.Drop("taken or forgotten");
}

/// <summary>Tells whoever had the idea what the author said.</summary>
internal sealed class WishNewsWork(WishStore wishes) : IMessageWork
{
    public const string KindName = "wish.news";

    public string Kind => KindName;

    public async Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) =>
        await WishAskWork.FindAsync(wishes, delivery, cancel) is { State: not WishState.Asked } wish && wish.UserId == delivery.Recipient
            ? new Rendering.Post(WishView.News(wish))
            : new Rendering.Drop("forgotten");
}
