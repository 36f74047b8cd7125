using SlackLearningBot.Clock;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Learners;

/// <summary>"Change": hour, days and zone as a dialog.</summary>
internal sealed class SettingsOpenAction(Forms forms) : IActionHandler, IOpensView
{
    public string Name => SettingsView.Open;

    public async Task<ActionReply> HandleAsync(ActionCall call, CancellationToken cancel) =>
        new ActionReply.OpenView(await forms.RhythmAsync(Person.Of(call.Actor), cancel));
}

/// <summary>"Pause": the day back as a dialog, three days ahead unless chosen otherwise.</summary>
internal sealed class PauseOpenAction(LearnerStore store, Forms forms, CalendarClock calendar) : IActionHandler, IOpensView
{
    public string Name => SettingsView.Pause;

    public async Task<ActionReply> HandleAsync(ActionCall call, CancellationToken cancel) =>
        await store.FindAsync(Person.Of(call.Actor), cancel) is { IsLearning: true } learner
            ? new ActionReply.OpenView(SettingsView.PauseModal(LocalDay.Of(calendar.Now, learner.Zone).AddDays(3)))
            : new ActionReply.OpenView(await forms.RhythmAsync(Person.Of(call.Actor), cancel));
}

/// <summary>"Resume": the pause is over.</summary>
internal sealed class ResumeAction(LearnerChanges changes, LearnerStore store, CalendarClock calendar) : IActionHandler
{
    public string Name => SettingsView.Resume;

    public async Task<ActionReply> HandleAsync(ActionCall call, CancellationToken cancel)
    {
        var person = Person.Of(call.Actor);
        var wasPaused = (await store.FindAsync(person, cancel))?.PauseAt(calendar.Now) is not null;
        return await changes.ResumeAsync(person, cancel) is { } learner
            ? new ActionReply.Remark(SettingsView.Resumed(learner, wasPaused, calendar.Now))
            : new ActionReply.Remark(WelcomeView.NotLearning("There is nothing to resume: you are not learning at the moment."));
    }
}

/// <summary>"Stop", confirmed in Slack's own dialog.</summary>
internal sealed class StopAction(LearnerChanges changes) : IActionHandler
{
    public string Name => SettingsView.Stop;

    public async Task<ActionReply> HandleAsync(ActionCall call, CancellationToken cancel) =>
        new ActionReply.Remark(SettingsView.Stopped(await changes.StopAsync(Person.Of(call.Actor), cancel)));
}

/// <summary>"Use Tokyo time": the zone of the Slack profile as it is now, whatever the button said.</summary>
internal sealed class FollowSlackAction(LearnerChanges changes, ProposalStore profiles, CalendarClock calendar) : IActionHandler
{
    public string Name => SettingsView.FollowSlack;

    public async Task<ActionReply> HandleAsync(ActionCall call, CancellationToken cancel)
    {
        var person = Person.Of(call.Actor);
        var zone = Proposals.ZoneOf(await profiles.FindProfileAsync(person, cancel));
        return await changes.ChangeRhythmAsync(person, learner => learner.Rhythm with { Zone = zone ?? learner.Zone }, cancel) is { } changed
            ? new ActionReply.Remark(SettingsView.Changed(changed, calendar.Now))
            : new ActionReply.Remark(WelcomeView.NotLearning("You are not learning at the moment."));
    }
}
