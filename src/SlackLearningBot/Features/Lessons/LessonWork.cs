using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Lessons;

/// <summary>The lessons of days, chosen when they are sent. Nothing is sent when nothing is left: silence is allowed.</summary>
internal sealed class LessonWork(NpgsqlDataSource database, LessonBatch batch) : IMessageBatchWork
{
    public string Kind => Asked.Lesson;

    public async Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) => (await RenderAsync([delivery], cancel))[0];

    public async Task<IReadOnlyList<Rendering>> RenderAsync(IReadOnlyList<Delivery> deliveries, CancellationToken cancel)
    {
        var renderings = new Dictionary<Guid, Rendering>(deliveries.Count);
        foreach (var round in Rounds(deliveries))
        {
            await database.InTransactionAsync(transaction => batch.RenderAsync(transaction, round, renderings, cancel), cancel);
        }

        return [.. deliveries.Select(delivery => renderings[delivery.Id])];
    }

    /// <summary>Two days of the same learner are decided one after the other: what the first is given, the second knows. Nearly always one round.</summary>
    private static IEnumerable<IReadOnlyList<Delivery>> Rounds(IReadOnlyList<Delivery> deliveries) => deliveries
        .GroupBy(delivery => delivery.Recipient)
        .SelectMany(ofOne => ofOne.Select((delivery, round) => (delivery, round)))
        .GroupBy(one => one.round, one => one.delivery)
        .Select(round => round.ToList());
}
