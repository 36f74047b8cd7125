using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Learners;

/// <summary>Somebody looks at App Home: it shall be fresh, and know their zone to propose it. Nothing is sent to them.</summary>
internal sealed class HomeOpenedEvent(NpgsqlDataSource database, ProposalStore profiles, Deliveries deliveries, CalendarClock calendar) : IEventHandler
{
    private static readonly TimeSpan ProfileAge = TimeSpan.FromDays(1);

    /// <summary>What is proposed to somebody new shall be in their zone, and what a form shows first it keeps: the profile's answer brings Home forward.</summary>
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(2);

    private const string Shows = "shows";

    public string EventType => "app_home_opened";

    public EventFacts? Extract(EventEnvelope envelope) =>
        envelope.Event is AppHomeOpened { Tab: "home", UserId.Length: > 0 } opened
            ? EventFacts.Of(envelope, opened.UserId, extras: new Dictionary<string, string> { [Shows] = opened.View is null ? "nothing" : "a view" })
            : null;

    public async Task HandleAsync(EventFacts facts, CancellationToken cancel)
    {
        if (facts.UserId is not { } userId)
        {
            return;
        }

        var person = new LearnerKey(facts.TeamId, userId);
        var now = calendar.Now;
        var readAt = (await profiles.FindProfileAsync(person, cancel))?.RefreshedAt;
        var home = Asked.OpenedHome(person, facts.Extra(Shows) == "nothing", now);
        await database.InTransactionAsync(
            async transaction =>
            {
                if (!(readAt > now - ProfileAge))
                {
                    await deliveries.EnqueueAgainAsync(transaction, Asked.Person(person, now), cancel);
                }

                await deliveries.EnqueueAgainAsync(transaction, readAt is null ? home with { DueAt = now + AtMost } : home, cancel);
            },
            cancel);
    }
}
