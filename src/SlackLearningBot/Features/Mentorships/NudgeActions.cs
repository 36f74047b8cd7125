using System.Text.Json.Serialization.Metadata;
using SlackLearningBot.Clock;
using SlackLearningBot.Outbox;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>"Send us an agenda": it comes with times, into the conversation of all, and names nobody.</summary>
internal sealed class AgendaAction(Pairings pairings, MeetUps meetUps, Deliveries deliveries, Tending tending, CalendarClock calendar) : IActionHandler<PairingValue>
{
    public string Name => NudgeView.Agenda;

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
                return pairing.Facts.IsOpen ? new ActionReply.Remark(MeetUpView.NotOpenYet) : new ActionReply.ReplaceMessage(HelloView.Over(pairing));
            }

            var free = await meetUps.PassOverAsync(transaction, pairing, cancel);
            await deliveries.EnqueueAsync(transaction, TimesWork.Of(free, calendar.Now, withAgenda: true), cancel);
            await tending.SignAsync(transaction, free, cancel);
            return new ActionReply.ReplaceMessage(NudgeView.AgendaSent);
        },
        cancel);
}

/// <summary>"Find somebody else": this one ends, and nobody learns by whom.</summary>
internal sealed class OtherMatchAction(Pairings pairings, Ending ending) : IActionHandler<PairingValue>
{
    public string Name => NudgeView.Other;

    public JsonTypeInfo<PairingValue> ValueType => Values.Default.PairingValue;

    public int ValueVersion => Values.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, PairingValue value, CancellationToken cancel) => pairings.AsMemberAsync<ActionReply>(
        call.Actor,
        value.Mentorship,
        Pairings.NotYoursReply,
        async (transaction, pairing, member) =>
        {
            await ending.LeaveAsync(transaction, pairing, member, cancel);
            return new ActionReply.ReplaceMessage(NudgeView.OtherSought);
        },
        cancel);
}
