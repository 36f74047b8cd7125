using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Outbox;
using SlackLearningBot.Settings;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>The first message: how to prepare, what to agree on, and when to meet.</summary>
internal sealed class HelloWork(NpgsqlDataSource database, BotSettings settings, CalendarClock calendar) : PairingWork(database, calendar)
{
    public const string KindName = "mentorship.hello";

    public override string Kind => KindName;

    public static NewDelivery Of(string team, string channel, Guid mentorship, DateTimeOffset now) => new(team, channel, KindName, $"{mentorship}", DeliveryClass.Answer, now);

    protected override Task<SlackMessage?> RenderAsync(NpgsqlTransaction transaction, Delivery delivery, Pairing pairing, CancellationToken cancel) =>
        Task.FromResult(pairing.Facts.IsOpen ? HelloView.Message(pairing, Hours.Propose(pairing, Calendar.Now, settings.DefaultZone)) : null);
}

/// <summary>Times for the next meeting, because somebody asked for them.</summary>
internal sealed class TimesWork(NpgsqlDataSource database, BotSettings settings, CalendarClock calendar) : PairingWork(database, calendar)
{
    public const string KindName = "meet.times";

    public override string Kind => KindName;

    /// <summary>Once a minute at most, so that a double click brings one message.</summary>
    public static NewDelivery Of(Pairing pairing, DateTimeOffset now, bool withAgenda = false) =>
        new(pairing.Facts.TeamId, pairing.Facts.Channel!, KindName, $"{pairing.Id}:{now:yyyy-MM-dd'T'HH:mm}{(withAgenda ? Agenda : "")}", DeliveryClass.Answer, now);

    private const string Agenda = ":agenda";

    protected override async Task<SlackMessage?> RenderAsync(NpgsqlTransaction transaction, Delivery delivery, Pairing pairing, CancellationToken cancel)
    {
        if (!pairing.Facts.IsOpen)
        {
            return null;
        }

        IReadOnlyList<SharedNote>? notes = delivery.Slot.EndsWith(Agenda, StringComparison.Ordinal) ? await NoteStore.ReadSharedAsync(transaction, pairing.Facts, cancel) : null;
        return MeetUpView.Times(pairing, Hours.Propose(pairing, Calendar.Now, settings.DefaultZone), notes);
    }
}
