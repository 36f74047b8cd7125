using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Features.Invitations;

/// <summary>Everybody is found: the owner sees how many there are, and decides.</summary>
internal sealed class OfferWork(NpgsqlDataSource database) : IMessageWork
{
    public string Kind => RoundSteps.Offer;

    public Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) => database.InTransactionAsync<Rendering>(
        async transaction => await RoundStore.LockAsync(transaction, delivery.TeamId, RoundSteps.Of(delivery).Round, cancel) is { State: "offered" } round
            ? new Rendering.Post(InviteView.Offer(round, await RoundStore.CountAsync(transaction, round, cancel)))
            : new Rendering.Drop("nobody waits for it any more"),
        cancel);
}
