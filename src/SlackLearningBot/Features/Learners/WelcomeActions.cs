using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Learners;

/// <summary>"Choose my hour": the welcome as a dialog; the settings for somebody who is learning already.</summary>
internal sealed class WelcomeOpenAction(Forms forms) : IActionHandler, IOpensView
{
    public string Name => CommonButtons.WelcomeOpen;

    public async Task<ActionReply> HandleAsync(ActionCall call, CancellationToken cancel) =>
        new ActionReply.OpenView(await forms.RhythmAsync(Person.Of(call.Actor), cancel));
}

/// <summary>"Start learning" in App Home or in the welcome message: the yes, with the form around the button.</summary>
internal sealed class WelcomeStartAction(Signup signup, LearnerStore store, Proposals proposals, CalendarClock calendar) : IActionHandler
{
    public string Name => WelcomeView.Start;

    public async Task<ActionReply> HandleAsync(ActionCall call, CancellationToken cancel)
    {
        var person = Person.Of(call.Actor);
        if (await store.FindAsync(person, cancel) is { IsLearning: true } learner)
        {
            return Answer(call, new SignupOutcome(learner, IsNew: false, HasTracks: true)); // an old form, or the second of two clicks
        }

        return RhythmForm.Read(call.Payload.State) switch
        {
            RhythmChoice.Chosen chosen => Answer(call, await signup.StartAsync(person, chosen.Rhythm, chosen.TrackIds, TickedTracks.Unticked(call.Action.Value, chosen.TrackIds), cancel)),
            RhythmChoice.OwnDays own => new ActionReply.OpenView(
                WelcomeView.Modal(await proposals.MakeAsync(person, cancel) with { Rhythm = own.SoFar }, own.TrackIds)),
            RhythmChoice.Wrong wrong => new ActionReply.Remark(WelcomeView.Wrong(wrong)),
            _ => throw new InvalidOperationException("A form is neither chosen nor wrong."),
        };
    }

    /// <summary>In the message's place; App Home is published anew, so there it is said in a dialog.</summary>
    private ActionReply Answer(ActionCall call, SignupOutcome outcome)
    {
        var message = WelcomeView.Started(outcome, calendar.Now);
        return call.Payload.View is null ? new ActionReply.ReplaceMessage(message) : new ActionReply.Remark(message);
    }
}
