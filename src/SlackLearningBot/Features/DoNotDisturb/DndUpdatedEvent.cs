using System.Globalization;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Outbox;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.DoNotDisturb;

/// <summary>Somebody changed their do-not-disturb. Slack tells of everybody in the workspace; it is kept of people the bot writes to.</summary>
internal sealed class DndUpdatedEvent(Contacts contacts, CalendarClock calendar) : IEventHandler
{
    /// <summary>So much Slack's clock and ours may differ. A time further ahead is no clock that goes wrong but a mistake, and would keep out every later change.</summary>
    public static readonly TimeSpan MostSkew = TimeSpan.FromMinutes(1);

    private const string From = "from";
    private const string Until = "until";
    private const string Pause = "pause";

    public string EventType => "dnd_updated_user";

    public EventFacts? Extract(EventEnvelope envelope) => envelope.Event is DndUpdatedUser { UserId.Length: > 0, Status: { } status } changed
        ? EventFacts.Of(envelope, changed.UserId, ts: changed.EventTs, extras: Extras(status).ToDictionary())
        : null;

    private static IEnumerable<KeyValuePair<string, string>> Extras(DndStatus status)
    {
        if (status is { IsEnabled: true, NextStart: { } from, NextEnd: { } until })
        {
            yield return new(From, Text(from));
            yield return new(Until, Text(until));
        }

        if (status.IsSnoozed)
        {
            yield return new(Pause, status.SnoozeEnd is { } end ? Text(end) : "");
        }
    }

    public async Task HandleAsync(EventFacts facts, CancellationToken cancel)
    {
        if (facts.UserId is not { } userId)
        {
            return;
        }

        // Changes that follow one another may be handled in any order: the last one by Slack's own time stays.
        var now = calendar.Now;
        var at = SlackTs.At(facts.Ts) is { } told && told < now + MostSkew ? told : now;
        var window = SilentWindow.Of(now, Read(facts.Extra(From)), Read(facts.Extra(Until)), facts.Extra(Pause) is not null, Read(facts.Extra(Pause)));
        await contacts.SaveDndAsync(new LearnerKey(facts.TeamId, userId), window, at, now, cancel);
    }

    private static string Text(DateTimeOffset instant) => instant.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset? Read(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var instant) ? instant : null;
}
