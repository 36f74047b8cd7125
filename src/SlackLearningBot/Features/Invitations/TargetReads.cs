using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Features.Invitations;

/// <summary>The members of a channel, page by page.</summary>
internal sealed class ChannelMembersWork(SlackClient slack, RoundSteps steps) : ICallWork
{
    private const int PageSize = 1000;

    public string Kind => RoundSteps.Members;

    public string Method => "conversations.members";

    public async Task<CallOutcome> RunAsync(Delivery delivery, Workspace workspace, CancellationToken cancel)
    {
        var step = RoundSteps.Of(delivery);
        var channel = await steps.FindTargetAsync(delivery, cancel);
        if (channel?.Id is not { } id)
        {
            return new CallOutcome.Drop("nobody waits for it any more");
        }

        return await steps.EndAsync(
            delivery,
            await slack.ConversationsMembersPageAsync(workspace.Token, id, step.Cursor, PageSize, cancel),
            async (transaction, round, members) =>
            {
                await RoundStore.AddCandidatesAsync(transaction, round, members.Items, channel.Via, cancel);
                return step with { Cursor = members.NextCursor == step.Cursor ? null : members.NextCursor };
            },
            cancel);
    }
}

/// <summary>The members of a user group.</summary>
internal sealed class GroupMembersWork(SlackClient slack, RoundSteps steps) : ICallWork
{
    public string Kind => RoundSteps.GroupMembers;

    public string Method => "usergroups.users.list";

    public async Task<CallOutcome> RunAsync(Delivery delivery, Workspace workspace, CancellationToken cancel)
    {
        var step = RoundSteps.Of(delivery);
        var group = await steps.FindTargetAsync(delivery, cancel);
        if (group?.Id is not { } id)
        {
            return new CallOutcome.Drop("nobody waits for it any more");
        }

        return await steps.EndAsync(
            delivery,
            await slack.UsergroupsUsersListAsync(workspace.Token, id, workspace.TeamId, cancel),
            async (transaction, round, members) =>
            {
                await RoundStore.AddCandidatesAsync(transaction, round, members.Items, group.Via, cancel);
                return step with { Cursor = null };
            },
            cancel);
    }
}
