using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Features.Invitations;

/// <summary>Who one candidate is.</summary>
internal sealed class OnePersonWork(SlackClient slack, RoundSteps steps) : ICallWork
{
    public string Kind => RoundSteps.OnePerson;

    public string Method => "users.info";

    public async Task<CallOutcome> RunAsync(Delivery delivery, Workspace workspace, CancellationToken cancel)
    {
        var step = RoundSteps.Of(delivery) with { Cursor = null };
        if (await steps.FindUnknownAsync(delivery, cancel) is not { } userId)
        {
            return await steps.StepAsync(delivery, (_, _) => Task.FromResult(step), cancel);
        }

        return await steps.EndAsync(
            delivery,
            await slack.UsersInfoAsync(workspace.Token, userId, cancel),
            async (transaction, round, member) =>
            {
                await RoundStore.SaveKindsAsync(transaction, round, [member], cancel);
                await RoundStore.SaveStrangersAsync(transaction, round, userId, cancel); // when Slack told of somebody else
                return step;
            },
            cancel,
            userId);
    }
}

/// <summary>Who many candidates are: the workspace's own list, page by page. Whom it does not hold belongs to another workspace.</summary>
internal sealed class EverybodyWork(SlackClient slack, RoundSteps steps) : ICallWork
{
    private const int PageSize = 500;

    public string Kind => RoundSteps.Everybody;

    public string Method => "users.list";

    public async Task<CallOutcome> RunAsync(Delivery delivery, Workspace workspace, CancellationToken cancel)
    {
        var step = RoundSteps.Of(delivery);
        return await steps.EndAsync<Page<SlackMember>>(
            delivery,
            await slack.UsersListPageAsync(workspace.Token, step.Cursor, PageSize, workspace.TeamId, cancel),
            async (transaction, round, members) =>
            {
                await RoundStore.SaveKindsAsync(transaction, round, members.Items, cancel);
                if (members.NextCursor is { } more && more != step.Cursor)
                {
                    return step with { Cursor = more };
                }

                await RoundStore.SaveStrangersAsync(transaction, round, null, cancel);
                return step with { Cursor = null };
            },
            cancel);
    }
}
