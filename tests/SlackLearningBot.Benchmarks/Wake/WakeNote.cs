using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Outbox;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Benchmarks.Wake;

/// <summary>A message that somebody waits for, as the bot's slices owe it: one row and one NOTIFY in a transaction.</summary>
internal sealed class WakeNote : IMessageWork
{
    private const string Name = "bench.note";

    public string Kind => Name;

    public Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) =>
        Task.FromResult<Rendering>(new Rendering.Post(new SlackMessage(Mrkdwn.Of($"Note {delivery.Slot}."))));

    /// <summary>Owes one to somebody of the workspace; the moment of the commit, as <see cref="System.Diagnostics.Stopwatch.GetTimestamp"/> tells it.</summary>
    public static async Task<long> OweAsync(IServiceProvider services, string teamId, string slot, CancellationToken cancel)
    {
        await using var connection = await services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await services.GetRequiredService<Deliveries>().EnqueueAsync(
            transaction, new NewDelivery(teamId, "U0BENCH00000", Name, slot, DeliveryClass.Answer, services.GetRequiredService<CalendarClock>().Now), cancel);
        await transaction.CommitAsync(cancel);
        return System.Diagnostics.Stopwatch.GetTimestamp();
    }
}
