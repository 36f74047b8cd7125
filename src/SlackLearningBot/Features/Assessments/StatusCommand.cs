using System.Text.Json.Serialization.Metadata;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Assessments;

/// <summary>Reads how assessments go.</summary>
internal sealed class Status(NpgsqlDataSource database, BotSettings settings, CalendarClock calendar)
{
    public Task<ModalView> ListAsync(LearnerKey owner, CancellationToken cancel) => database.InTransactionAsync(
        async transaction =>
        {
            var assignments = await StatusStore.ReadAsync(transaction, owner.TeamId, null, StatusView.MostAssignments, cancel);
            var groups = await StatusStore.CountAsync(transaction, owner.TeamId, assignments.Select(one => one.AssignmentId), calendar.Now, cancel);
            return StatusView.List(assignments, groups, calendar.Now, await ZoneAsync(transaction, owner, cancel));
        },
        cancel);

    public Task<ModalView> DetailsAsync(LearnerKey owner, Guid id, CancellationToken cancel) => database.InTransactionAsync(
        async transaction =>
        {
            if (await StatusStore.ReadAsync(transaction, owner.TeamId, id, 1, cancel) is not [var assignment])
            {
                return MessageView.Of(OfferView.TooOld);
            }

            var groups = await StatusStore.CountAsync(transaction, owner.TeamId, [id], calendar.Now, cancel);
            return StatusView.Details(
                assignment, [.. groups[id]],
                await StatusStore.ReadPeopleAsync(transaction, owner.TeamId, id, calendar.Now, cancel),
                await StatusStore.ReadItemsAsync(transaction, owner.TeamId, id, cancel),
                calendar.Now, await ZoneAsync(transaction, owner, cancel));
        },
        cancel);

    private async Task<string> ZoneAsync(NpgsqlTransaction transaction, LearnerKey owner, CancellationToken cancel) =>
        await AssignmentStore.FindZoneAsync(transaction, owner, cancel) is { } own && Zones.IsKnown(own) ? own : settings.DefaultZone;
}

/// <summary><c>/learn assess status</c>: who has not started, passed, failed, as far as the workspace allows; and how the questions do.</summary>
internal sealed class StatusCommand(Status status) : ISubcommand, IOpensView
{
    public string Path => "assess status";

    public bool OwnersOnly => true;

    public IReadOnlyList<HelpLine> Help { get; } = [new("assess status", "how the assessments go, and how their questions do")];

    public async Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel) => new CommandReply.OpenView(await status.ListAsync(call.Learner, cancel));
}

/// <summary>"Details", in the same dialog.</summary>
internal sealed class DetailsAction(Status status, IRoles roles) : IActionHandler<AssignmentValue>
{
    public string Name => StatusView.DetailsName;

    public JsonTypeInfo<AssignmentValue> ValueType => AssessmentsJson.Default.AssignmentValue;

    public int ValueVersion => AssessmentsJson.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, AssignmentValue value, CancellationToken cancel)
    {
        var owner = AttemptReplies.Person(call.Actor);
        return new ActionReply.UpdateView(await roles.IsOwnerAsync(owner, cancel) ? await status.DetailsAsync(owner, value.Assignment, cancel) : MessageView.Of(NewView.NoOwner));
    }
}

/// <summary>"Back to all".</summary>
internal sealed class StatusAction(Status status, IRoles roles) : IActionHandler
{
    public string Name => StatusView.ListName;

    public async Task<ActionReply> HandleAsync(ActionCall call, CancellationToken cancel)
    {
        var owner = AttemptReplies.Person(call.Actor);
        return new ActionReply.UpdateView(await roles.IsOwnerAsync(owner, cancel) ? await status.ListAsync(owner, cancel) : MessageView.Of(NewView.NoOwner));
    }
}
