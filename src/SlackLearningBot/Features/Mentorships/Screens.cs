using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Outbox;
using SlackLearningBot.Settings;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>Messages that change in place, as they are now.</summary>
internal sealed class Screens(Deliveries deliveries, BotSettings settings, CalendarClock calendar)
{
    /// <param name="transaction">For reading.</param>
    /// <param name="pairing">As it is now.</param>
    /// <param name="where">Which message, one of <see cref="Places"/>.</param>
    /// <param name="number">The meeting it proposes times for; a question about a meeting is about the one before.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<SlackMessage> RenderAsync(NpgsqlTransaction transaction, Pairing pairing, string where, int number, CancellationToken cancel)
    {
        if (!pairing.Facts.IsOpen)
        {
            return HelloView.Over(pairing);
        }

        return where switch
        {
            Places.Hello => HelloView.Message(pairing, TimesFor(pairing)),
            Places.Ask when await MeetUpStore.FindAsync(transaction, pairing.Facts, number - 1, cancel) is { } asked => AskView.Answered(pairing, asked, TimesFor(pairing)),
            _ => MeetUpView.Times(pairing, TimesFor(pairing), notes: null),
        };
    }

    /// <summary>A question about a meeting, answered.</summary>
    public SlackMessage Answered(Pairing pairing, MeetUp meeting) => AskView.Answered(pairing, meeting, TimesFor(pairing));

    public IReadOnlyList<DateTimeOffset> TimesFor(Pairing pairing) =>
        pairing is { Facts.IsOpen: true, Ahead: null } ? Hours.Propose(pairing, calendar.Now, settings.DefaultZone) : [];

    /// <summary>For what was sent by a form, which cannot change the message it was opened from. Only messages of their own conversation are changed.</summary>
    public Task ChangeAsync(NpgsqlTransaction transaction, Pairing pairing, string? channel, string? ts, SlackMessage message, CancellationToken cancel) =>
        channel is not null && ts is not null && channel == pairing.Facts.Channel
            ? deliveries.EnqueueAgainAsync(transaction, UpdateMessageWork.Of(pairing.Facts.TeamId, channel, ts, message, calendar.Now), cancel)
            : Task.CompletedTask;
}
