using System.Text.Json.Serialization.Metadata;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>"Write a note": a form with what this person wrote before.</summary>
internal sealed class NoteAction(Pairings pairings) : IActionHandler<MeetUpValue>, IOpensView
{
    public string Name => AskView.Note;

    public JsonTypeInfo<MeetUpValue> ValueType => Values.Default.MeetUpValue;

    public int ValueVersion => Values.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, MeetUpValue value, CancellationToken cancel) => pairings.AsMemberAsync<ActionReply>(
        call.Actor,
        value.Mentorship,
        Pairings.NotYoursView,
        async (transaction, pairing, _) => await MeetUpStore.FindAsync(transaction, pairing.Facts, value.MeetUp, cancel) is null
            ? Pairings.NotYoursView
            : new ActionReply.OpenView(NoteForm.Form(
                new MeetUpValue(value.Mentorship, value.MeetUp), await NoteStore.FindAsync(transaction, Pairings.Person(call.Actor), value.MeetUp, cancel))),
        cancel);
}

/// <summary>The note is kept.</summary>
internal sealed class NoteModal(Pairings pairings, Tending tending, CalendarClock calendar) : IViewSubmissionHandler
{
    public string CallbackId => NoteForm.Save;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel)
    {
        if (Values.Read(submission.View.PrivateMetadata, Values.Default.MeetUpValue) is not { } value)
        {
            return new SubmissionReply.Update(MessageView.Of(Remarks.EarlierVersion));
        }

        var wrong = new Dictionary<string, string>();
        if (NoteForm.Read(submission.State, wrong) is not var (note, shared))
        {
            return new SubmissionReply.Errors(wrong);
        }

        return await pairings.AsMemberAsync<SubmissionReply>(
            submission.Actor,
            value.Mentorship,
            Pairings.NotYoursSent,
            async (transaction, pairing, _) =>
            {
                if (await MeetUpStore.FindAsync(transaction, pairing.Facts, value.MeetUp, cancel) is null)
                {
                    return Pairings.NotYoursSent;
                }

                await NoteStore.SaveAsync(transaction, Pairings.Person(submission.Actor), value.MeetUp, note, shared, calendar.Now, cancel);
                await tending.SignAsync(transaction, pairing, cancel);
                return SubmissionReply.Done;
            },
            cancel);
    }
}
