using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Features.Invitations;

/// <summary>Which group a name means, where Slack escapes nothing. What is found is then read in the name's place.</summary>
internal sealed class GroupNamesWork(SlackClient slack, RoundSteps steps) : ICallWork
{
    public string Kind => RoundSteps.GroupNames;

    public string Method => "usergroups.list";

    public async Task<CallOutcome> RunAsync(Delivery delivery, Workspace workspace, CancellationToken cancel)
    {
        var step = RoundSteps.Of(delivery);
        return await steps.EndAsync(
            delivery,
            await slack.UsergroupsListAsync(workspace.Token, workspace.TeamId, cancel),
            async (transaction, round, groups) =>
            {
                var name = round.Named[step.Target].Name;
                var found = groups.Items.FirstOrDefault(group => string.Equals(group.Handle, name, StringComparison.OrdinalIgnoreCase));
                await RoundSteps.NoteAsync(
                    transaction, round, step, target => found is null ? target with { Problem = "no_such_name" } : new InviteTarget(TargetKind.Group, found.Id, found.Handle), cancel);
                return step with { Cursor = null, Target = step.Target - 1 };
            },
            cancel);
    }
}

/// <summary>Which channel a name means, where Slack escapes nothing; page by page.</summary>
internal sealed class ChannelNamesWork(SlackClient slack, RoundSteps steps) : ICallWork
{
    private const int PageSize = 1000;
    private const string Types = "public_channel,private_channel";

    public string Kind => RoundSteps.ChannelNames;

    public string Method => "conversations.list";

    public async Task<CallOutcome> RunAsync(Delivery delivery, Workspace workspace, CancellationToken cancel)
    {
        var step = RoundSteps.Of(delivery);
        return await steps.EndAsync(
            delivery,
            await slack.ConversationsListPageAsync(workspace.Token, Types, step.Cursor, PageSize, workspace.TeamId, cancel),
            async (transaction, round, channels) =>
            {
                var name = round.Named[step.Target].Name;
                var found = channels.Items.FirstOrDefault(channel => string.Equals(channel.Name, name, StringComparison.OrdinalIgnoreCase));
                if (found is null && channels.NextCursor is { } more && more != step.Cursor)
                {
                    return step with { Cursor = more };
                }

                await RoundSteps.NoteAsync(
                    transaction, round, step, target => found is null ? target with { Problem = "no_such_name" } : new InviteTarget(TargetKind.Channel, found.Id, found.Name), cancel);
                return step with { Cursor = null, Target = step.Target - 1 };
            },
            cancel);
    }
}
