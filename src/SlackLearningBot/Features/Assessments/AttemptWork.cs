using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Features.Assessments;

/// <summary>The message an attempt is taken in, for somebody who began it, or goes on with it, elsewhere than in such a message.</summary>
internal sealed class AttemptWork(NpgsqlDataSource database, AttemptClock clock, BotSettings settings, CalendarClock calendar) : IMessageWork
{
    public string Kind => AttemptStore.Kind;

    public static NewDelivery Of(LearnerKey person, Guid attempt, DateTimeOffset now) =>
        NewDelivery.To(person, AttemptStore.Kind, $"{attempt}", DeliveryClass.Answer, now);

    /// <summary>Its time begins when it is sent, unless the first question was seen elsewhere.</summary>
    public Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) => database.InTransactionAsync<Rendering>(
        async transaction =>
        {
            var attempt = Guid.Parse(delivery.Slot);
            if (!await Deliveries.HoldAsync(transaction, delivery, cancel)
                || await AttemptStore.FindOwnerAsync(transaction, delivery.TeamId, attempt, cancel) is not var (_, assignment)
                || await AssignedStore.LockAsync(transaction, delivery.Person, assignment, cancel) is null)
            {
                return new Rendering.Drop("nobody waits for it any more");
            }

            await clock.SetAsync(transaction, delivery.Person, attempt, isSeen: false, cancel);
            return await AttemptReads.FindAsync(transaction, delivery.Person, attempt, settings.DefaultZone, calendar.Now, cancel) is { } facts
                ? new Rendering.Post(AttemptView.Render(facts))
                : new Rendering.Drop("nobody waits for it any more");
        },
        cancel);
}
