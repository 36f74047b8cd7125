using System.Text.Json.Serialization.Metadata;
using SlackLearningBot.Clock;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>"I agree": the message shows who did. A second click changes nothing.</summary>
internal sealed class AgreeAction(Pairings pairings, Screens screens, Tending tending, CalendarClock calendar) : IActionHandler<PairingValue>
{
    public string Name => HelloView.Agree;

    public JsonTypeInfo<PairingValue> ValueType => Values.Default.PairingValue;

    public int ValueVersion => Values.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, PairingValue value, CancellationToken cancel) => pairings.AsMemberAsync<ActionReply>(
        call.Actor,
        value.Mentorship,
        Pairings.NotYoursReply,
        async (transaction, pairing, member) =>
        {
            if (pairing.Facts.IsOpen && member.AgreedAt is null)
            {
                await MemberStore.AgreeAsync(transaction, Pairings.Person(call.Actor), pairing.Id, calendar.Now, cancel);
                await tending.SignAsync(transaction, pairing, cancel);
            }

            var after = await pairings.AgainAsync(transaction, pairing, cancel);
            return new ActionReply.ReplaceMessage(await screens.RenderAsync(transaction, after, Places.Hello, after.NextNumber, cancel));
        },
        cancel);
}

/// <summary>"Prepare in 3 minutes": each sees the lesson for their own part.</summary>
internal sealed class PrepareAction(Pairings pairings) : IActionHandler<PairingValue>, IOpensView
{
    public string Name => HelloView.Prepare;

    public JsonTypeInfo<PairingValue> ValueType => Values.Default.PairingValue;

    public int ValueVersion => Values.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, PairingValue value, CancellationToken cancel) => pairings.AsMemberAsync<ActionReply>(
        call.Actor,
        value.Mentorship,
        Pairings.NotYoursView,
        (_, pairing, member) => Task.FromResult<ActionReply>(new ActionReply.OpenView(Preparation.For(pairing, member))),
        cancel);
}

/// <summary>"Change it": goal and rhythm in a form.</summary>
internal sealed class ChangeAction(Pairings pairings) : IActionHandler<PairingValue>, IOpensView
{
    public string Name => HelloView.Change;

    public JsonTypeInfo<PairingValue> ValueType => Values.Default.PairingValue;

    public int ValueVersion => Values.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, PairingValue value, CancellationToken cancel) => pairings.AsMemberAsync<ActionReply>(
        call.Actor,
        value.Mentorship,
        Pairings.NotYoursView,
        (_, pairing, _) => Task.FromResult<ActionReply>(new ActionReply.OpenView(AgreementForm.Form(
            pairing, value with { Channel = call.Payload.Container.ChannelId, Ts = call.Payload.Container.MessageTs }))),
        cancel);
}

/// <summary>The form is sent: whoever changed it agrees, the others are asked again.</summary>
internal sealed class AgreementModal(Pairings pairings, Screens screens, Tending tending, CalendarClock calendar) : IViewSubmissionHandler
{
    public string CallbackId => AgreementForm.Save;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel)
    {
        if (Values.Read(submission.View.PrivateMetadata, Values.Default.PairingValue) is not { } value)
        {
            return Pairings.NotYoursSent;
        }

        return await pairings.AsMemberAsync<SubmissionReply>(
            submission.Actor,
            value.Mentorship,
            Pairings.NotYoursSent,
            async (transaction, pairing, _) =>
            {
                var wrong = new Dictionary<string, string>();
                if (!pairing.Facts.IsOpen)
                {
                    return SubmissionReply.Done;
                }

                if (AgreementForm.Read(submission.State, pairing, tending.Today(pairing), wrong) is not var (goal, facts))
                {
                    return new SubmissionReply.Errors(wrong);
                }

                var person = Pairings.Person(submission.Actor);
                await MentorshipStore.SaveAgreementAsync(transaction, facts, cancel);
                if (AgreementForm.WhoseGoal(pairing) is { } owner)
                {
                    await MemberStore.SaveGoalAsync(transaction, person with { UserId = owner.UserId }, pairing.Id, goal, cancel);
                }

                await MemberStore.ChangedByAsync(transaction, person, pairing.Id, calendar.Now, cancel);
                await tending.SignAsync(transaction, pairing, cancel);
                var after = await pairings.AgainAsync(transaction, pairing, cancel);
                await screens.ChangeAsync(transaction, after, value.Channel, value.Ts, await screens.RenderAsync(transaction, after, Places.Hello, after.NextNumber, cancel), cancel);
                return SubmissionReply.Done;
            },
            cancel);
    }
}
