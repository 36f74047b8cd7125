using System.Text.Json.Serialization.Metadata;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Sessions;

/// <summary>The form in which a session gets one more date to choose from.</summary>
internal static class AddDateForm
{
    public const string Callback = "session.date_added";

    /// <summary>Long after the last date that there is, so that nobody takes it by mistake.</summary>
    private static readonly TimeSpan Proposed = TimeSpan.FromDays(7);

    public static ModalView Render(Session session)
    {
        var last = session.Dates[^1];
        return new(
            "Add a date",
            [
                new Section(Mrkdwn.Of($"{session.Kind.Label} “{session.Title}” with {HappeningWords.People(session.Hosts)}")),
                new Input(
                    "Day and hour",
                    new DateTimePicker(DateForm.Time, last.StartsAt + Proposed),
                    Hint: "By your own clock; everybody else sees it by theirs. The announcement shows it with the others, and whoever has a seat already may take one on this date instead.",
                    BlockId: DateForm.Time),
                .. SessionForm.Room.Render(last.Minutes, last.Place, last.Seats),
            ],
            submit: "Add it",
            close: "Cancel",
            callbackId: Callback,
            privateMetadata: SessionValues.Of(session.SessionId));
    }
}

/// <summary>"Add a date": the form, over the card.</summary>
internal sealed class AddDateAction(SessionDesk desk, CalendarClock calendar) : IActionHandler<SessionValue>
{
    public string Name => SessionCard.AddDate;

    public JsonTypeInfo<SessionValue> ValueType => SessionValues.Default.SessionValue;

    public int ValueVersion => SessionValues.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, SessionValue value, CancellationToken cancel) =>
        call.Opening(await desk.FindAsync(SessionDesk.Person(call.Actor), value.Session, cancel) switch
        {
            null => SessionView.NotYoursView,
            var session when session.MayGetDatesAt(calendar.Now) => AddDateForm.Render(session),
            _ => MessageView.Of(SessionView.NoMoreDates),
        });
}

/// <summary>One more date: with seats of its own, and announced where the others are.</summary>
internal sealed class AddDateModal(NpgsqlDataSource database, IGatherings gatherings, SessionDesk desk, CalendarClock calendar) : IViewSubmissionHandler
{
    public string CallbackId => AddDateForm.Callback;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel)
    {
        var person = SessionDesk.Person(submission.Actor);
        if (SessionValues.Read(submission.View.PrivateMetadata) is not { } id || await desk.FindAsync(person, id, cancel) is null)
        {
            return new SubmissionReply.Update(SessionView.NotYoursView);
        }

        var wrong = new Dictionary<string, string>();
        var at = MomentField.Read(submission.State, DateForm.Time, calendar.Now, isWanted: true, wrong);
        var room = SessionForm.Room.Read(submission.State, wrong);
        if (wrong.Count > 0)
        {
            return new SubmissionReply.Errors(wrong);
        }

        var zone = await desk.ZoneAsync(person, cancel);
        return await database.InTransactionAsync<SubmissionReply>(
            async transaction =>
            {
                await SessionBook.LockAsync(transaction, person.TeamId, id, cancel);
                if (await SessionReads.FindAsync(transaction, person, id, cancel) is not { } session || !session.MayGetDatesAt(calendar.Now))
                {
                    return new SubmissionReply.Update(MessageView.Of(SessionView.NoMoreDates));
                }

                if (session.Dates.Any(date => date.IsPlanned && date.StartsAt == at))
                {
                    return new SubmissionReply.Errors(new Dictionary<string, string> { [DateForm.Time] = "It is on this date already. Please choose another one." });
                }

                var gathering = Guid.CreateVersion7(calendar.Now);
                var words = new GatheringWords(session.Title, session.Abstract, session.Skills, session.Hosts);
                await gatherings.AddAsync(transaction, new NewGathering(person, gathering, session.Dates[0].Kind, words), cancel);
                await SessionBook.AddDateAsync(transaction, person.TeamId, id, gathering, session.Dates.Count + 1, cancel);
                await gatherings.PlanAsync(transaction, person, gathering, NewModal.PlanOf(at!.Value, room, zone, session.Channel), cancel);
                return new SubmissionReply.Update(await SessionReads.FindAsync(transaction, person, id, cancel) is { } now
                    ? MessageView.Of(SessionView.Added(now, now.Dates.Single(date => date.GatheringId == gathering)))
                    : SessionView.GoneView);
            },
            cancel);
    }
}
