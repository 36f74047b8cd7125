using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Learners;

/// <summary>The yes from the welcome's dialog.</summary>
internal sealed class WelcomeModal(Signup signup, CalendarClock calendar) : IViewSubmissionHandler
{
    public string CallbackId => WelcomeView.Save;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel)
    {
        switch (RhythmForm.Read(submission.State))
        {
            case RhythmChoice.Wrong wrong:
                return new SubmissionReply.Errors(wrong.ByBlock);
            case RhythmChoice.Chosen chosen:
                var person = Person.Of(submission.Actor);
                var outcome = await signup.StartAsync(
                    person, chosen.Rhythm, chosen.TrackIds, TickedTracks.Unticked(submission.View.PrivateMetadata, chosen.TrackIds), cancel);
                return new SubmissionReply.Update(MessageView.Of(WelcomeView.Started(outcome, calendar.Now)));
            default:
                return new SubmissionReply.Update(MessageView.Of(Remarks.EarlierVersion)); // this dialog has no "my own choice"
        }
    }
}
