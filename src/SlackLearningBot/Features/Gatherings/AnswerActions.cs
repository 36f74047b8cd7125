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

            if (call.Payload.Container is { Type: "message", IsEphemeral: false, ChannelId: { } channel, MessageTs: { } ts } && channel == gathering.Channel)
            {
                await BoardStore.SeeAsync(transaction, gathering, channel, ts, cancel);
            }

            var answer = await seating.AnswerAsync(transaction, gathering, person, Comes, OwnMessage.Is(call), cancel);
            return OwnMessage.Is(call) ? new ActionReply.ReplaceMessage(GatheringView.Answer(gathering, answer)) : new ActionReply.Remark(GatheringView.Remark(answer));
        },
        cancel);
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
