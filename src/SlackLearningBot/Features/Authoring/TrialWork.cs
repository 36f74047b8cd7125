using System.Text.Json;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Features.Authoring;

/// <summary>A draft's lesson as a message to its author, before anybody else gets it. The minute is the request's key.</summary>
internal sealed class TrialWork(DraftDesk desk) : IMessageWork
{
    public const string KindName = "draft.trial";

    public string Kind => KindName;

    public static NewDelivery Of(LearnerKey author, Guid draft, DateTimeOffset now) =>
        NewDelivery.To(author, KindName, $"{draft:N}:{now:yyyy-MM-dd'T'HH:mm}", DeliveryClass.Answer, now) with
        {
            Payload = JsonSerializer.Serialize(new DraftWish(draft), AuthoringJson.Default.DraftWish),
        };

    public async Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel)
    {
        var wish = JsonSerializer.Deserialize(delivery.Payload, AuthoringJson.Default.DraftWish)!;
        return await desk.LookAsync(delivery.TeamId, wish.Draft, cancel) is { Parcel: not null } look
            ? new Rendering.Post(PreviewView.Of(look, 0, delivery.Person))
            : new Rendering.Drop("the draft is over or has errors now");
    }
}
