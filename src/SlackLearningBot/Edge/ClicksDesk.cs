using SlackLearningBot.Blocks;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Edge;

/// <summary>Clicks: each goes to the handler of its name, and its reply to where the click came from.</summary>
internal sealed partial class ClicksDesk(Routes routes, ActionReplies replies, Views views, ILogger<ClicksDesk> log)
{
    public async Task HandleAsync(BlockActions click, Workspace workspace, string reference, CancellationToken cancel)
    {
        foreach (var action in click.Actions)
        {
            if (await DecideAsync(click, action, workspace, reference, cancel) is not ActionReply.Nothing and var reply)
            {
                try
                {
                    await replies.SendAsync(reply, click, workspace, cancel);
                }
                catch (Exception e)
                {
                    Log.NotAnswered(log, action.ActionId, reference, e); // what was asked for is done; only its answer is missing
                }
            }
        }
    }

    private async Task<ActionReply> DecideAsync(
        BlockActions click, BlockAction action, Workspace workspace, string reference, CancellationToken cancel)
    {
        if (!routes.Actions.TryGetValue(ActionId.NameOf(action.ActionId), out var route))
        {
            // A picker that only collects input for a later button has no handler of its own; a button is there to be pressed.
            return action.Type is "button" or "overflow" ? new ActionReply.Remark(Remarks.EarlierVersion) : ActionReply.None;
        }

        return InteractionsDesk.IsForeign(click, workspace)
            ? new ActionReply.Remark(Remarks.OtherWorkspace)
            : await views.RunAsync(
                workspace, click.TriggerId, route, () => RunAsync(route, new ActionCall(click, action), reference, cancel), cancel);
    }

    private async Task<ActionReply> RunAsync(ActionRoute route, ActionCall call, string reference, CancellationToken cancel)
    {
        try
        {
            return await route.HandleAsync(call, cancel);
        }
        catch (Exception e)
        {
            Log.Failed(log, route.Name, reference, e);
            return new ActionReply.Remark(Remarks.Broken(reference));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2042, LogLevel.Error, "{Name} failed; reference {Reference}.")]
        public static partial void Failed(ILogger log, string name, string reference, Exception e);

        [LoggerMessage(2043, LogLevel.Error, "The answer to {ActionId} could not be shown; reference {Reference}.")]
        public static partial void NotAnswered(ILogger log, string actionId, string reference, Exception e);
    }
}
