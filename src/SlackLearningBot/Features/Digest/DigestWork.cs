using SlackLearningBot.Clock;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Features.Digest;

/// <summary>The weekly note, written when it is sent. Nothing is sent when there is nothing to say.</summary>
internal sealed class DigestWork(WeekNotes notes, CalendarClock calendar) : IMessageBatchWork
{
    public string Kind => Digests.Kind;

    public async Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) => (await RenderAsync([delivery], cancel))[0];

    public async Task<IReadOnlyList<Rendering>> RenderAsync(IReadOnlyList<Delivery> deliveries, CancellationToken cancel)
    {
        var read = await notes.ReadAsync(deliveries[0].TeamId, [.. deliveries.Select(one => one.Recipient)], cancel);
        return [.. deliveries.Select(one => Render(one, read.GetValueOrDefault(one.Recipient)))];
    }

    private Rendering Render(Delivery delivery, WeekNote? note) => note switch
    {
        null => new Rendering.Drop("no learner, or stopped"),
        { Reader.IsUnreachable: true } => new Rendering.Drop("cannot be reached"),
        _ when delivery.Class == DeliveryClass.Answer => new Rendering.Post(DigestView.Note(note)), // asked for
        { Reader.IsQuiet: true } => new Rendering.Drop("wants no weekly digest"),
        { Reader: { PausedUntil: { } back } reader } when Zones.IsKnown(reader.Zone) && back > LocalDay.Of(calendar.Now, reader.Zone) => new Rendering.Drop("paused"),
        { IsWorthAMessage: false } => new Rendering.Drop("nothing to say"),
        _ => new Rendering.Post(DigestView.Note(note)),
    };
}
