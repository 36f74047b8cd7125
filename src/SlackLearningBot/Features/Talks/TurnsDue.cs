using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Gatherings;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Features.Talks;

/// <summary>The hour's question: whose turn comes? Each is asked once.</summary>
internal sealed class TurnsDue(NpgsqlDataSource database, Deliveries deliveries, CalendarClock calendar)
{
    private const int BatchSize = 50;

    /// <summary>More dates than two weeks can hold.</summary>
    private const int Dates = 4;

    public async Task AskDueAsync(CancellationToken cancel)
    {
        while (await database.InTransactionAsync(transaction => AskBatchAsync(transaction, cancel), cancel) == BatchSize)
        {
        }
    }

    private async Task<int> AskBatchAsync(NpgsqlTransaction transaction, CancellationToken cancel)
    {
        var due = await SeriesStore.ReadDueAsync(transaction, calendar.Now, BatchSize, cancel);
        foreach (var (team, id) in due)
        {
            var series = (await SeriesStore.LockAsync(transaction, team, id, cancel))!;
            var slots = series.Rhythm.Ahead(calendar.Now, Dates);
            foreach (var slot in slots.Where(slot => SeriesTurns.AskedAt(slot) <= calendar.Now))
            {
                if (SeriesRhythm.TurnOf(slot, series.Rota) is { } turn)
                {
                    await deliveries.EnqueueAsync(transaction, TurnWork.Of(series, slot, turn, calendar.Now), cancel);
                }
            }

            await SeriesStore.SaveTurnAsync(
                transaction, series, series.Rota.Length == 0 ? null : SeriesTurns.AskedAt(slots.First(slot => SeriesTurns.AskedAt(slot) > calendar.Now)), cancel);
        }

        return due.Count;
    }
}

/// <summary>Asks somebody whether they take their turn.</summary>
internal sealed class TurnWork(NpgsqlDataSource database, CalendarClock calendar) : IMessageWork
{
    public const string KindName = "talk.turn";

    public string Kind => KindName;

    public static NewDelivery Of(Series series, SeriesSlot slot, string userId, DateTimeOffset now) =>
        NewDelivery.To(new LearnerKey(series.TeamId, userId), KindName, $"{series.SeriesId}:{slot.Day:yyyy-MM-dd}", DeliveryClass.Nudge, now) with
        {
            Value = NudgeValue.Gathering,
            ExpiresAt = slot.StartsAt,
        };

    public Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) => database.InTransactionAsync<Rendering>(
        async transaction => await TurnOfAsync(transaction, delivery.TeamId, delivery.Recipient, delivery.Slot, calendar.Now, cancel) is var (series, slot)
            ? new Rendering.Post(SeriesView.Turn(series, slot))
            : new Rendering.Drop("the talk is planned or gone"),
        cancel);

    /// <summary>Null when the date is taken, passed on, over, or somebody else's by now.</summary>
    public static async Task<(Series Series, SeriesSlot Slot)?> TurnOfAsync(
        NpgsqlTransaction transaction, string teamId, string userId, string deliverySlot, DateTimeOffset now, CancellationToken cancel)
    {
        var parts = deliverySlot.Split(':');
        var day = DateOnly.ParseExact(parts[1], "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return await SeriesStore.LockAsync(transaction, teamId, Guid.Parse(parts[0]), cancel) is { } series
            && series.Rhythm.FindOn(day) is { } slot && slot.StartsAt > now && SeriesRhythm.TurnOf(slot, series.Rota) == userId
            && (await SeriesStore.ReadSlotsAsync(transaction, series, day, cancel)).GetValueOrDefault(day) is not ({ TalkId: not null } or { Passed: true })
            ? (series, slot)
            : null;
    }
}
