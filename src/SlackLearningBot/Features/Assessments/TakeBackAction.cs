using System.Text.Json.Serialization.Metadata;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Assessments;

/// <summary>
/// "Take it back", after the question whether it is meant: by whoever gave it, or by any owner once that one is none any more. A second click
/// shows what the first one did.
/// </summary>
internal sealed class TakeBackAction(
    NpgsqlDataSource database, IRoles roles, Status status, TakingBack takingBack, OwnersMessage message, Deliveries deliveries, CalendarClock calendar)
    : IActionHandler<AssignmentValue>
{
    public string Name => StatusView.TakeBackName;

    public JsonTypeInfo<AssignmentValue> ValueType => AssessmentsJson.Default.AssignmentValue;

    public int ValueVersion => AssessmentsJson.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, AssignmentValue value, CancellationToken cancel)
    {
        var owner = AttemptReplies.Person(call.Actor);
        if (!await roles.IsOwnerAsync(owner, cancel))
        {
            return new ActionReply.UpdateView(MessageView.Of(NewView.NoOwner));
        }

        if (!await status.MayTakeBackAsync(owner, value.Assignment, cancel))
        {
            return new ActionReply.Remark(StatusView.NotTheirsToTakeBack);
        }

        await database.InTransactionAsync(transaction => TakeBackAsync(transaction, owner.TeamId, value.Assignment, cancel), cancel);
        return new ActionReply.UpdateView(await status.DetailsAsync(owner, value.Assignment, cancel));
    }

    private async Task TakeBackAsync(NpgsqlTransaction transaction, string teamId, Guid id, CancellationToken cancel)
    {
        if (await AssignmentStore.LockAsync(transaction, teamId, id, cancel) is not { State: "open" } assignment)
        {
            return;
        }

        await AssignmentStore.TakeBackAsync(transaction, assignment, calendar.Now, cancel);
        var isMore = await takingBack.EndSomeAsync(transaction, assignment with { State = "taken_back" }, cancel);
        await WalkStore.SaveWalkingAsync(transaction, assignment, isMore, cancel);
        if (isMore)
        {
            await deliveries.EnqueueAsync(transaction, AssignmentWalk.Of(teamId, calendar.Now), cancel);
        }

        await message.UpdateAsync(transaction, assignment, cancel);
    }
}
