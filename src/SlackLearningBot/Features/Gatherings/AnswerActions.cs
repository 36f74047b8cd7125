using System.Text.Json.Serialization.Metadata;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Gatherings;

/// <summary>One click on an announcement, or on a message about it.</summary>
internal abstract class AnswerAction(NpgsqlDataSource database, Seating seating, CalendarClock calendar) : IActionHandler<GatheringChoice>
{
    public abstract string Name { get; }

    public JsonTypeInfo<GatheringChoice> ValueType => GatheringValues.Default.GatheringChoice;

    public int ValueVersion => GatheringValues.Version;

    protected abstract bool Comes { get; }

    public Task<ActionReply> HandleAsync(ActionCall call, GatheringChoice value, CancellationToken cancel) => database.InTransactionAsync<ActionReply>(
        async transaction =>
        {
            var person = new LearnerKey(call.Actor.TeamId!, call.Actor.UserId);
            if (await GatheringReads.LockAsync(transaction, person.TeamId, value.Gathering, cancel) is not { } gathering || !gathering.IsAheadAt(calendar.Now))
            {
                return new ActionReply.Remark(GatheringView.Gone);
            }

            await SeenBoard.NoteAsync(transaction, call, gathering, cancel);
            var seated = await seating.AnswerAsync(transaction, gathering, person, Comes, OwnMessage.Is(call), cancel);
            return OwnMessage.Is(call) ? new ActionReply.ReplaceMessage(GatheringView.Answer(gathering, seated)) : new ActionReply.Remark(GatheringView.Remark(seated));
        },
        cancel);
}

/// <summary>Somebody clicked on an announcement, so it is there.</summary>
internal static class SeenBoard
{
    public static async Task NoteAsync(NpgsqlTransaction transaction, ActionCall call, Gathering gathering, CancellationToken cancel)
    {
        if (call.Payload.Container is { Type: "message", IsEphemeral: false, ChannelId: { } channel, MessageTs: { } ts } && channel == gathering.Channel)
        {
            await BoardStore.SeeAsync(transaction, gathering, channel, ts, cancel);
        }
    }
}

/// <summary>"I'm coming".</summary>
internal sealed class ComeAction(NpgsqlDataSource database, Seating seating, CalendarClock calendar) : AnswerAction(database, seating, calendar)
{
    public override string Name => GatheringButtons.ComeName;

    protected override bool Comes => true;
}

/// <summary>"I can't come".</summary>
internal sealed class StayAction(NpgsqlDataSource database, Seating seating, CalendarClock calendar) : AnswerAction(database, seating, calendar)
{
    public override string Name => GatheringButtons.StayName;

    protected override bool Comes => false;
}

/// <summary>"I can't come", below several dates: to none of them.</summary>
internal sealed class StayAwayAction(NpgsqlDataSource database, Seating seating, CalendarClock calendar) : IActionHandler<GatheringChoice>
{
    public string Name => GatheringButtons.StayAwayName;

    public JsonTypeInfo<GatheringChoice> ValueType => GatheringValues.Default.GatheringChoice;

    public int ValueVersion => GatheringValues.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, GatheringChoice value, CancellationToken cancel) => database.InTransactionAsync<ActionReply>(
        async transaction =>
        {
            var person = new LearnerKey(call.Actor.TeamId!, call.Actor.UserId);
            if (await GatheringReads.LockAsync(transaction, person.TeamId, value.Gathering, cancel) is not { } gathering)
            {
                return new ActionReply.Remark(GatheringView.Gone);
            }

            await SeenBoard.NoteAsync(transaction, call, gathering, cancel);
            var hadSeat = false;
            foreach (var date in (await GatheringReads.ReadDatesAsync(transaction, gathering, cancel)).Where(date => date.IsAheadAt(calendar.Now)))
            {
                hadSeat |= (await seating.AnswerAsync(transaction, date, person, comes: false, isShown: false, cancel)).HadSeat;
            }

            return new ActionReply.Remark(GatheringView.Remark(new Seated(PlaceAnswers.No) { HadSeat = hadSeat }));
        },
        cancel);
}
