using Npgsql;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Features.Care;

/// <summary>Asks, with the rhythms that are rarer than the learner's own.</summary>
internal sealed class LessOftenWork(NpgsqlDataSource database) : IMessageBatchWork
{
    public string Kind => LessOften.Kind;

    public async Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) => (await RenderAsync([delivery], cancel))[0];

    public async Task<IReadOnlyList<Rendering>> RenderAsync(IReadOnlyList<Delivery> deliveries, CancellationToken cancel)
    {
        var days = await LessOftenStore.ReadDaysAsync(database, deliveries[0].TeamId, deliveries.Select(one => one.Recipient), cancel);
        return
        [
            .. deliveries.Select<Delivery, Rendering>(one => days.TryGetValue(one.Recipient, out var theirs)
                ? new Rendering.Post(LessOftenView.Ask(one.Id, theirs))
                : new Rendering.Drop("no learner, or stopped")),
        ];
    }
}
