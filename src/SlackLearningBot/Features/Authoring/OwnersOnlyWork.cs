using SlackLearningBot.Outbox;

namespace SlackLearningBot.Features.Authoring;

/// <summary>Tells somebody who is not an owner who could publish their files.</summary>
internal sealed class OwnersOnlyWork(OwnerList owners) : IMessageWork
{
    public const string KindName = "draft.owners_only";

    public string Kind => KindName;

    public async Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) =>
        new Rendering.Post(AuthoringView.OwnersOnly(await owners.ReadAsync(delivery.TeamId, cancel)));
}
