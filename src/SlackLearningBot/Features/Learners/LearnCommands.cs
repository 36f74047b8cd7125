using SlackLearningBot.Clock;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Learners;

/// <summary><c>/learn</c> alone: the welcome for somebody new, a word about the next lesson for a learner.</summary>
internal sealed class WelcomeCommand(LearnerStore store, Forms forms, CalendarClock calendar) : ISubcommand
{
    public string Path => "";

    public IReadOnlyList<HelpLine> Help => [];

    public async Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel) =>
        await store.FindAsync(call.Learner, cancel) is { IsLearning: true } learner
            ? WelcomeView.Status(learner, calendar.Now)
            : new CommandReply.OpenView(await forms.RhythmAsync(call.Learner, cancel));
}

/// <summary><c>/learn time 08:30 mon-thu</c>.</summary>
internal sealed class TimeCommand(LearnerStore store, LearnerChanges changes, Forms forms, CalendarClock calendar) : ISubcommand
{
    public string Path => "time";

    public IReadOnlyList<HelpLine> Help => [new("time 08:30 mon-thu", "when your lesson comes"), new("time", "all settings as a form: hour, days, time zone, quiet hours, holidays")];

    public async Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(call.Words))
        {
            return new CommandReply.OpenView(await forms.RhythmAsync(call.Learner, cancel));
        }

        if (await store.FindAsync(call.Learner, cancel) is not { IsLearning: true } learner)
        {
            return WelcomeView.NotLearning("You are not learning at the moment.");
        }

        switch (RhythmWish.Read(call.Words, learner.Rhythm))
        {
            case RhythmWish.Changed:
                // Read again inside the transaction: what the wish does not name stays as it is then.
                var changed = await changes.ChangeRhythmAsync(
                    call.Learner, now => ((RhythmWish.Changed)RhythmWish.Read(call.Words, now.Rhythm)).Rhythm, cancel);
                return changed is null ? WelcomeView.NotLearning("You are not learning at the moment.") : SettingsView.Changed(changed, calendar.Now);
            case RhythmWish.TooEarlyOrLate no:
                return SettingsView.TooEarlyOrLate(no);
            case RhythmWish.NotUnderstood no:
                return SettingsView.TimeNotUnderstood(no);
            default:
                throw new InvalidOperationException("A wish is neither understood nor not.");
        }
    }
}

/// <summary><c>/learn pause 3d</c>, <c>until 2027-01-10</c>, <c>off</c>.</summary>
internal sealed class PauseCommand(LearnerStore store, LearnerChanges changes, CalendarClock calendar) : ISubcommand
{
    public string Path => "pause";

    public IReadOnlyList<HelpLine> Help =>
        [new("pause 3d", "nothing comes for three days"), new("pause until 2027-01-10", "on leave: nothing comes before that day"), new("pause off", "lessons come again")];

    public async Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel)
    {
        if (await store.FindAsync(call.Learner, cancel) is not { IsLearning: true } learner)
        {
            return WelcomeView.NotLearning("There is nothing to pause: you are not learning at the moment.");
        }

        var today = LocalDay.Of(calendar.Now, learner.Zone);
        if (string.IsNullOrWhiteSpace(call.Words))
        {
            return new CommandReply.OpenView(SettingsView.PauseModal(today.AddDays(3)));
        }

        var wish = PauseWish.Read(call.Words, today, learner.PausedUntil);
        var after = wish switch
        {
            PauseWish.PausedUntil pause => await changes.PauseAsync(call.Learner, pause.FirstDayBack, cancel),
            PauseWish.Resumed => await changes.ResumeAsync(call.Learner, cancel),
            _ => learner,
        };
        return (wish, after) switch
        {
            (_, null) => SettingsView.Stopped(null),
            (PauseWish.PausedUntil, _) => SettingsView.Paused(after, calendar.Now),
            (PauseWish.Resumed resumed, _) => SettingsView.Resumed(after, resumed.WasPaused, calendar.Now),
            _ => SettingsView.PauseRefused(wish, today),
        };
    }
}

/// <summary><c>/learn stop</c>: ends everything at once, and says how to come back.</summary>
internal sealed class StopCommand(LearnerChanges changes) : ISubcommand
{
    public string Path => "stop";

    public IReadOnlyList<HelpLine> Help => [new("stop", "end everything; your progress is kept")];

    public async Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel) =>
        SettingsView.Stopped(await changes.StopAsync(call.Learner, cancel));
}
