using System.Text.Json.Serialization.Metadata;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>"Meet then": agreed on, once. Whoever clicks later sees what was chosen.</summary>
internal sealed class ChooseAction(Pairings pairings, MeetUps meetUps, Screens screens, CalendarClock calendar) : IActionHandler<TimeValue>
{
    public string Name => MeetUpView.Choose;

    public JsonTypeInfo<TimeValue> ValueType => Values.Default.TimeValue;

    public int ValueVersion => Values.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, TimeValue value, CancellationToken cancel) => pairings.AsMemberAsync<ActionReply>(
        call.Actor,
        value.Mentorship,
        Pairings.NotYoursReply,
        async (transaction, pairing, _) =>
        {
            // A time that has passed meanwhile is not agreed on; the message shows new ones.
            if (pairing.Facts.IsOpen && At(value) is { } at && TimeForm.Complaint(at, calendar.Now) is null)
            {
                await meetUps.ChooseAsync(transaction, pairing, value.Number, at, cancel);
            }

            var after = await pairings.AgainAsync(transaction, pairing, cancel);
            return new ActionReply.ReplaceMessage(await screens.RenderAsync(transaction, after, value.Where, value.Number, cancel));
        },
        cancel);

    private static DateTimeOffset? At(TimeValue value) => value.At is > 0 and < 100_000_000_000 ? DateTimeOffset.FromUnixTimeSeconds(value.At) : null;
}

/// <summary>"Another time": a form.</summary>
internal sealed class OtherAction(Pairings pairings, Screens screens, CalendarClock calendar) : IActionHandler<TimeValue>, IOpensView
{
    public string Name => MeetUpView.Other;

    public JsonTypeInfo<TimeValue> ValueType => Values.Default.TimeValue;

    public int ValueVersion => Values.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, TimeValue value, CancellationToken cancel) => pairings.AsMemberAsync<ActionReply>(
        call.Actor,
        value.Mentorship,
        Pairings.NotYoursView,
        async (transaction, pairing, _) =>
        {
            if (!pairing.Facts.IsOpen || pairing.Ahead is not null || value.Number != pairing.NextNumber)
            {
                return new ActionReply.OpenView(MessageView.Of(await screens.RenderAsync(transaction, pairing, Places.Times, pairing.NextNumber, cancel)));
            }

            var proposal = screens.TimesFor(pairing) is [var first, ..] ? first : calendar.Now.AddDays(1);
            return new ActionReply.OpenView(TimeForm.ForChoice(
                value with { At = 0, Channel = call.Payload.Container.ChannelId, Ts = call.Payload.Container.MessageTs }, proposal));
        },
        cancel);
}

/// <summary>The time was chosen in the form.</summary>
internal sealed class ChooseModal(Pairings pairings, MeetUps meetUps, Screens screens, CalendarClock calendar) : IViewSubmissionHandler
{
    public string CallbackId => TimeForm.Choose;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel)
    {
        if (Values.Read(submission.View.PrivateMetadata, Values.Default.TimeValue) is not { } value)
        {
            return new SubmissionReply.Update(MessageView.Of(Remarks.EarlierVersion));
        }

        var wrong = new Dictionary<string, string>();
        if (TimeForm.Read(submission.State, calendar.Now, wrong) is not { } at)
        {
            return new SubmissionReply.Errors(wrong);
        }

        return await pairings.AsMemberAsync<SubmissionReply>(
            submission.Actor,
            value.Mentorship,
            Pairings.NotYoursSent,
            async (transaction, pairing, _) =>
            {
                if (pairing.Facts.IsOpen)
                {
                    await meetUps.ChooseAsync(transaction, pairing, value.Number, at, cancel);
                }

                var after = await pairings.AgainAsync(transaction, pairing, cancel);
                var message = await screens.RenderAsync(transaction, after, value.Where, value.Number, cancel);
                await screens.ChangeAsync(transaction, after, value.Channel, value.Ts, message, cancel);
                return after.Ahead?.StartsAt == at ? SubmissionReply.Done : new SubmissionReply.Update(MessageView.Of(Agreed(after)));
            },
            cancel);
    }

    /// <summary>Somebody else was quicker.</summary>
    private static SlackMessage Agreed(Pairing pairing) => pairing.Ahead is { } ahead
        ? Remarks.Say(Mrkdwn.Of($"One of you was quicker: {Words.Meeting(pairing, ahead).ToLowerInvariant()} is {Words.Moment(ahead.StartsAt)}. “Move it” in your conversation changes that."))
        : Remarks.Say(Mrkdwn.Of($"This was settled meanwhile; your conversation shows how it stands."));
}
