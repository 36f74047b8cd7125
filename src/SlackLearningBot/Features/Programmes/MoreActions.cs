using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Programmes;

/// <summary>"Add people…", to a group that is under way: the form, for owners.</summary>
internal sealed class MoreAction(NpgsqlDataSource database, IRoles roles) : GroupFormAction(database, roles, CohortView.More)
{
    protected override Task<ModalView?> FormAsync(NpgsqlTransaction transaction, Cohort cohort, CancellationToken cancel) => Task.FromResult<ModalView?>(CohortForm.More(cohort));
}

/// <summary>The form was sent: who that is comes as a message, and they are added from there.</summary>
internal sealed class MoreModal(NpgsqlDataSource database, IRoles roles, Openings openings) : GroupModal(database, roles, CohortForm.MoreCallback)
{
    protected override Task<SubmissionReply> TakeAsync(NpgsqlTransaction transaction, LearnerKey owner, Guid id, StateValues state, CancellationToken cancel) =>
        openings.OpenMoreAsync(transaction, owner, id, state, cancel);
}
