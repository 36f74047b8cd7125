using System.Text.Json.Serialization.Metadata;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>"We met" and "We did not meet": the message shows it, and what comes next. A second click shows the first one's result.</summary>
internal abstract class AskAction(Pairings pairings, MeetUps meetUps, Ending ending, Screens screens, CalendarClock calendar) : IActionHandler<MeetUpValue>
{
    public abstract string Name { get; }

    protected abstract bool Met { get; }

    public JsonTypeInfo<MeetUpValue> ValueType => Values.Default.MeetUpValue;

    public int ValueVersion => Values.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, MeetUpValue value, CancellationToken cancel) => pairings.AsMemberAsync<ActionReply>(
        call.Actor,
        value.Mentorship,
        Pairings.NotYoursReply,
        async (transaction, pairing, _) =>
        {
            if (pairing is { Facts.IsOpen: true, Ahead: { } ahead } && ahead.MeetUpId == value.MeetUp && ahead.StartsAt > calendar.Now)
            {
                return new ActionReply.Remark(AskView.NotBegun(ahead));
            }

            // A meeting that was passed over because nobody said anything can still be said to have taken place.
            if (pairing is { Facts.IsOpen: true, Newest: { } newest } && newest.MeetUpId == value.MeetUp && (newest.IsAhead || (Met && newest.State == MeetUpStates.Missed)))
            {
                await AnswerAsync(transaction, pairing, newest, cancel);
            }

            var after = await pairings.AgainAsync(transaction, pairing, cancel);
            return await MeetUpStore.FindAsync(transaction, after.Facts, value.MeetUp, cancel) is { } meeting
                ? new ActionReply.ReplaceMessage(screens.Answered(after, meeting))
                : Pairings.NotYoursReply;
        },
        cancel);

    private async Task AnswerAsync(NpgsqlTransaction transaction, Pairing pairing, MeetUp meeting, CancellationToken cancel)
    {
        await meetUps.AnswerAsync(transaction, pairing, meeting, Met, cancel);
        if (Met && pairing.Facts.IsFlash)
        {
            await ending.EndAsync(transaction, await pairings.AgainAsync(transaction, pairing, cancel), cancel);
        }
    }
}

internal sealed class MetAction(Pairings pairings, MeetUps meetUps, Ending ending, Screens screens, CalendarClock calendar) : AskAction(pairings, meetUps, ending, screens, calendar)
{
    public override string Name => AskView.Met;

    protected override bool Met => true;
}

internal sealed class MissedAction(Pairings pairings, MeetUps meetUps, Ending ending, Screens screens, CalendarClock calendar) : AskAction(pairings, meetUps, ending, screens, calendar)
{
    public override string Name => AskView.Missed;

    protected override bool Met => false;
}
