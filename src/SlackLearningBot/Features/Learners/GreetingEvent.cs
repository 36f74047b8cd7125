using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Learners;

/// <summary>Somebody wrote to the bot. What they wrote is not kept; they get the welcome, or as a learner a hint.</summary>
internal sealed class GreetingEvent(
    NpgsqlDataSource database, LearnerStore store, ProposalStore profiles, Deliveries deliveries, CalendarClock calendar) : IEventHandler
{
    public string EventType => "message";

    public EventFacts? Extract(EventEnvelope envelope) =>
        envelope.Event is MessageEvent
        {
            ChannelType: "im", IsFromBot: false, UserId.Length: > 0, Subtype: null or "thread_broadcast",
        } message
            ? EventFacts.Of(envelope, message.UserId, message.ChannelId, message.Ts)
            : null;

    public async Task HandleAsync(EventFacts facts, CancellationToken cancel)
    {
        if (facts.UserId is not { } userId)
        {
            return;
        }

        var person = new LearnerKey(facts.TeamId, userId);
        var now = calendar.Now;
        var answer = await store.FindAsync(person, cancel) is { IsLearning: true }
            ? NewDelivery.To(person, HintWork.Name, now.ToString("yyyy-MM-dd'T'HH"), DeliveryClass.Answer, now) // one an hour
            : NewDelivery.To(person, WelcomeWork.Name, now.ToString("yyyy-MM-dd"), DeliveryClass.Answer, now); // one a day
        var isUnknown = (await profiles.FindProfileAsync(person, cancel))?.RefreshedAt is null;
        await database.InTransactionAsync(
            async transaction =>
            {
                if (await deliveries.EnqueueAsync(transaction, answer, cancel) && isUnknown)
                {
                    await deliveries.EnqueueAgainAsync(transaction, FirstMeeting.Ask(person, now), cancel);
                }
            },
            cancel);
    }
}
