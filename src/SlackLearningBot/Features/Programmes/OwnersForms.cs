using System.Text.Json.Serialization.Metadata;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Programmes;

/// <summary>A button of a group that is under way which opens a form, for owners.</summary>
internal abstract class GroupFormAction(NpgsqlDataSource database, IRoles roles, string name) : IActionHandler<CohortValue>, IOpensView
{
    public string Name => name;

    public JsonTypeInfo<CohortValue> ValueType => ProgrammesJson.Default.CohortValue;

    public int ValueVersion => ProgrammesJson.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, CohortValue value, CancellationToken cancel)
    {
        var owner = Places.Person(call.Actor);
        var view = await roles.IsOwnerAsync(owner, cancel)
            ? await database.InTransactionAsync(transaction => OpenAsync(transaction, owner.TeamId, value.Cohort, cancel), cancel)
            : MessageView.Of(CohortView.NoOwner);
        return call.Opening(view);
    }

    private async Task<ModalView> OpenAsync(NpgsqlTransaction transaction, string teamId, Guid id, CancellationToken cancel) =>
        await CohortStore.FindAsync(transaction, teamId, id, cancel) is { IsRunning: true } cohort && await FormAsync(transaction, cohort, cancel) is { } form
            ? form
            : MessageView.Of(CohortView.Gone);

    /// <summary>Null when there is nothing to fill in (any more).</summary>
    protected abstract Task<ModalView?> FormAsync(NpgsqlTransaction transaction, Cohort cohort, CancellationToken cancel);
}

/// <summary>Such a form was sent.</summary>
internal abstract class GroupModal(NpgsqlDataSource database, IRoles roles, string callback) : IViewSubmissionHandler
{
    public string CallbackId => callback;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel)
    {
        var owner = Places.Person(submission.Actor);
        if (!ActionValue.TryRead(submission.View.PrivateMetadata, ProgrammesJson.Default.CohortValue, ProgrammesJson.Version, out var value))
        {
            return new SubmissionReply.Update(MessageView.Of(Remarks.EarlierVersion));
        }

        return await roles.IsOwnerAsync(owner, cancel)
            ? await database.InTransactionAsync(transaction => TakeAsync(transaction, owner, value.Cohort, submission.State, cancel), cancel)
            : new SubmissionReply.Update(MessageView.Of(CohortView.NoOwner));
    }

    protected abstract Task<SubmissionReply> TakeAsync(NpgsqlTransaction transaction, LearnerKey owner, Guid id, StateValues state, CancellationToken cancel);
}
