using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Settings;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Learners;

/// <summary>Everything that the settings' dialog changes, in one submit.</summary>
internal sealed class SettingsModal(PeaceChanges changes, PeaceStore store, BotSettings settings, CalendarClock calendar) : IViewSubmissionHandler
{
    public string CallbackId => SettingsView.Save;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel)
    {
        var person = Person.Of(submission.Actor);
        var peace = await store.ReadAsync(person, cancel);
        var calendars = await store.ReadCalendarsAsync(person.TeamId, cancel);
        var wrong = new Dictionary<string, string>();
        _ = PeaceFields.Read(submission.State, peace.Choice, peace.Most(settings), calendars, wrong);
        switch (RhythmForm.Read(submission.State))
        {
            case RhythmChoice.Wrong more:
                return new SubmissionReply.Errors(wrong.Concat(more.ByBlock).ToDictionary());
            case RhythmChoice.Chosen when wrong.Count > 0:
                return new SubmissionReply.Errors(wrong);
            case RhythmChoice.Chosen chosen:
                // Read again inside the transaction: what the form does not have stays as it is then.
                var learner = await changes.ChangeAsync(
                    person, _ => chosen.Rhythm, before => PeaceFields.Read(submission.State, before, peace.Most(settings), calendars, []), cancel);
                return new SubmissionReply.Update(MessageView.Of(learner is null
                    ? WelcomeView.NotLearning("You are not learning at the moment.")
                    : SettingsView.Changed(learner, PeaceView.Now(await store.ReadAsync(person, cancel), settings), calendar.Now)));
            default:
                return new SubmissionReply.Update(MessageView.Of(Remarks.EarlierVersion)); // this dialog has no "my own choice"
        }
    }
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
            : Say(SettingsView.Stopped(null));
    }

    private static SubmissionReply.Update Say(SlackMessage message) => new(MessageView.Of(message));
}
