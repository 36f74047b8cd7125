using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Learners;

/// <summary>Another hour, other days or another zone from the settings' dialog.</summary>
internal sealed class SettingsModal(LearnerChanges changes, CalendarClock calendar) : IViewSubmissionHandler
{
    public string CallbackId => SettingsView.Save;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel) =>
        RhythmForm.Read(submission.State) switch
        {
            RhythmChoice.Wrong wrong => new SubmissionReply.Errors(wrong.ByBlock),
            RhythmChoice.Chosen chosen => new SubmissionReply.Update(MessageView.Of(
                await changes.ChangeRhythmAsync(Person.Of(submission.Actor), _ => chosen.Rhythm, cancel) is { } learner
                    ? SettingsView.Changed(learner, calendar.Now)
                    : WelcomeView.NotLearning("You are not learning at the moment."))),
            _ => new SubmissionReply.Update(MessageView.Of(Remarks.EarlierVersion)), // this dialog has no "my own choice"
        };
}

/// <summary>The day back from the pause's dialog.</summary>
internal sealed class PauseModal(LearnerChanges changes, LearnerStore store, CalendarClock calendar) : IViewSubmissionHandler
{
    public string CallbackId => SettingsView.PauseSave;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel)
    {
        var person = Person.Of(submission.Actor);
        if (await store.FindAsync(person, cancel) is not { IsLearning: true } learner)
        {
            return Say(WelcomeView.NotLearning("There is nothing to pause: you are not learning at the moment."));
        }

        var today = LocalDay.Of(calendar.Now, learner.Zone);
        var wish = submission.State.Date(SettingsView.PauseBlock, SettingsView.PauseDay) is { } day
            ? PauseWish.Read($"until {day:yyyy-MM-dd}", today, learner.PausedUntil)
            : new PauseWish.NotAhead(today);
        if (wish is not PauseWish.PausedUntil pause)
        {
            return new SubmissionReply.Errors(new Dictionary<string, string> { [SettingsView.PauseBlock] = SettingsView.PauseError(wish, today) });
        }

        return await changes.PauseAsync(person, pause.FirstDayBack, cancel) is { } paused
            ? Say(SettingsView.Paused(paused, calendar.Now))
            : Say(SettingsView.Stopped(false));
    }

    private static SubmissionReply.Update Say(SlackMessage message) => new(MessageView.Of(message));
}
