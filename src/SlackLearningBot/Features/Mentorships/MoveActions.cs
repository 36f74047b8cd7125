using System.Text.Json.Serialization.Metadata;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>"Move it", and "We moved it" after a meeting: a form with the time as it is.</summary>
internal abstract class MoveOpenAction(Pairings pairings) : IActionHandler<MeetUpValue>, IOpensView
{
    public abstract string Name { get; }

    public JsonTypeInfo<MeetUpValue> ValueType => Values.Default.MeetUpValue;

    public int ValueVersion => Values.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, MeetUpValue value, CancellationToken cancel) => pairings.AsMemberAsync<ActionReply>(
        call.Actor,
        value.Mentorship,
        Pairings.NotYoursView,
        (_, pairing, _) => Task.FromResult<ActionReply>(new ActionReply.OpenView(
            pairing is { Facts.IsOpen: true, Ahead: { } ahead } && ahead.MeetUpId == value.MeetUp
                ? TimeForm.ForMove(value with { Channel = call.Payload.Container.ChannelId, Ts = call.Payload.Container.MessageTs }, ahead)
                : MessageView.Of(MeetUpView.NotAhead))),
        cancel);
}

internal sealed class MoveAction(Pairings pairings) : MoveOpenAction(pairings)
{
    public override string Name => MeetUpView.Move;
}

internal sealed class MovedAction(Pairings pairings) : MoveOpenAction(pairings)
{
    public override string Name => AskView.Moved;
}

/// <summary>The new time was chosen.</summary>
internal sealed class MoveModal(Pairings pairings, MeetUps meetUps, Screens screens, CalendarClock calendar) : IViewSubmissionHandler
{
    public string CallbackId => TimeForm.Move;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel)
    {
        if (Values.Read(submission.View.PrivateMetadata, Values.Default.MeetUpValue) is not { } value)
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
                if (pairing is not { Facts.IsOpen: true, Ahead: { } ahead } || ahead.MeetUpId != value.MeetUp)
                {
                    return new SubmissionReply.Update(MessageView.Of(MeetUpView.NotAhead));
                }

                await meetUps.MoveAsync(transaction, pairing, ahead, at, cancel);
                var after = await pairings.AgainAsync(transaction, pairing, cancel);
                await screens.ChangeAsync(transaction, after, value.Channel, value.Ts, screens.Answered(after, after.Newest!), cancel);
                return SubmissionReply.Done;
            },
            cancel);
    }
}

/// <summary>"Call it off": everybody is told, and not by whom.</summary>
internal sealed class CallOffAction(Pairings pairings, MeetUps meetUps) : IActionHandler<MeetUpValue>
{
    public string Name => MeetUpView.CallOff;

    public JsonTypeInfo<MeetUpValue> ValueType => Values.Default.MeetUpValue;

    public int ValueVersion => Values.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, MeetUpValue value, CancellationToken cancel) => pairings.AsMemberAsync<ActionReply>(
        call.Actor,
        value.Mentorship,
        Pairings.NotYoursReply,
        async (transaction, pairing, _) =>
        {
            if (pairing is not { Facts.IsOpen: true, Ahead: { } ahead } || ahead.MeetUpId != value.MeetUp)
            {
                return new ActionReply.ReplaceMessage(MeetUpView.NotAhead);
            }

            await meetUps.CallOffAsync(transaction, pairing, ahead, cancel);
            return new ActionReply.ReplaceMessage(MeetUpView.CalledOff(ahead));
        },
        cancel);
}

/// <summary>"Find another time": proposals, in the conversation of all.</summary>
internal sealed class FindAction(Pairings pairings, MeetUps meetUps, Deliveries deliveries, Tending tending, CalendarClock calendar) : IActionHandler<PairingValue>
{
    public string Name => MeetUpView.Find;

    public JsonTypeInfo<PairingValue> ValueType => Values.Default.PairingValue;

    public int ValueVersion => Values.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, PairingValue value, CancellationToken cancel) => pairings.AsMemberAsync<ActionReply>(
        call.Actor,
        value.Mentorship,
        Pairings.NotYoursReply,
        async (transaction, pairing, _) =>
        {
            if (pairing is not { Facts: { IsOpen: true, Channel: not null } })
            {
                return new ActionReply.Remark(pairing.Facts.IsOpen ? MeetUpView.NotOpenYet : HelloView.Over(pairing));
            }

            var free = await meetUps.PassOverAsync(transaction, pairing, cancel);
            await deliveries.EnqueueAsync(transaction, TimesWork.Of(free, calendar.Now), cancel);
            await tending.SignAsync(transaction, free, cancel);
            return new ActionReply.Remark(MeetUpView.TimesOnTheirWay);
        },
        cancel);
}
