using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Features.Assessments;

/// <summary>The message an attempt is taken in, for somebody who began it, or goes on with it, elsewhere than in such a message.</summary>
internal sealed class AttemptWork(NpgsqlDataSource database, BotSettings settings, CalendarClock calendar) : IMessageWork
{
    public string Kind => AttemptStore.Kind;

    public static NewDelivery Of(LearnerKey person, Guid attempt, DateTimeOffset now) =>
        NewDelivery.To(person, AttemptStore.Kind, $"{attempt}", DeliveryClass.Answer, now);

    public Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) => database.InTransactionAsync<Rendering>(
        async transaction => await AttemptReads.FindAsync(transaction, delivery.Person, Guid.Parse(delivery.Slot), settings.DefaultZone, calendar.Now, cancel) is { } facts
            ? new Rendering.Post(AttemptView.Render(facts))
            : new Rendering.Drop("nobody waits for it any more"),
        cancel);
}
