using System.Text.Json.Serialization.Metadata;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Programmes;

/// <summary>"Add people…", to a group that is under way: the form, for owners.</summary>
internal sealed class MoreAction(NpgsqlDataSource database, IRoles roles) : IActionHandler<CohortValue>, IOpensView
{
    public string Name => CohortView.More;

    public JsonTypeInfo<CohortValue> ValueType => ProgrammesJson.Default.CohortValue;

    public int ValueVersion => ProgrammesJson.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, CohortValue value, CancellationToken cancel)
    {
        var owner = new LearnerKey(call.Actor.TeamId!, call.Actor.UserId);
        var view = await roles.IsOwnerAsync(owner, cancel)
            ? await database.InTransactionAsync(transaction => FormAsync(transaction, owner.TeamId, value.Cohort, cancel), cancel)
            : MessageView.Of(CohortView.NoOwner);
        return call.Opening(view);
    }

    private static async Task<ModalView> FormAsync(NpgsqlTransaction transaction, string teamId, Guid id, CancellationToken cancel) =>
        await CohortStore.FindAsync(transaction, teamId, id, cancel) is { IsRunning: true } group ? CohortForm.More(group) : MessageView.Of(CohortView.Gone);
}

/// <summary>The form was sent: who that is comes as a message, and they are added from there.</summary>
internal sealed class MoreModal(NpgsqlDataSource database, IRoles roles, Openings openings) : IViewSubmissionHandler
{
    public string CallbackId => CohortForm.MoreCallback;

    public async Task<SubmissionReply> HandleAsync(ViewSubmission submission, CancellationToken cancel)
    {
        var owner = new LearnerKey(submission.Actor.TeamId!, submission.Actor.UserId);
        if (!ActionValue.TryRead(submission.View.PrivateMetadata, ProgrammesJson.Default.CohortValue, ProgrammesJson.Version, out var value))
        {
            return new SubmissionReply.Update(MessageView.Of(Remarks.EarlierVersion));
        }

        return await roles.IsOwnerAsync(owner, cancel)
            ? await database.InTransactionAsync(transaction => openings.OpenMoreAsync(transaction, owner, value.Cohort, submission.State, cancel), cancel)
            : new SubmissionReply.Update(MessageView.Of(CohortView.NoOwner));
    }
}
