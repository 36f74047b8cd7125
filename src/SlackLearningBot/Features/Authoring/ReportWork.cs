using System.Text.Json;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Features.Authoring;

/// <summary>The check report of a draft, as a message in its owner's direct message.</summary>
internal sealed class ReportWork(DraftDesk desk, TrackStore tracks) : IMessageWork
{
    public const string KindName = "draft.report";

    public string Kind => KindName;

    public static NewDelivery Of(LearnerKey author, Guid draft, DateTimeOffset now) =>
        NewDelivery.To(author, KindName, $"{draft:N}", DeliveryClass.Answer, now) with
        {
            Payload = JsonSerializer.Serialize(new DraftWish(draft), AuthoringJson.Default.DraftWish),
        };

    public async Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel)
    {
        var wish = JsonSerializer.Deserialize(delivery.Payload, AuthoringJson.Default.DraftWish)!;
        return await desk.LookAsync(delivery.TeamId, wish.Draft, cancel) is { Draft.State: DraftState.Open } look
            ? new Rendering.Post(ReportView.Of(look, await tracks.ReadAsync(delivery.TeamId, cancel)))
            : new Rendering.Drop("the draft is over");
    }
}
