using SlackLearningBot.Blocks;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Edge;

/// <summary><c>/slack/interactions</c>: clicks and submissions, which Slack never repeats: finished before they are answered.</summary>
internal sealed partial class InteractionsEndpoint(
    SignedRequest signed, IWorkspaces workspaces, Routes routes, ActionReplies replies, Views views, HandlingTime time,
    ILogger<InteractionsEndpoint> log)
{
    public async Task HandleAsync(HttpContext context)
    {
        if (await signed.ReadAsync(context) is not { } body)
        {
            return;
        }

        if (Parse(body) is not { } interaction)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        using var limit = time.Start();
        if (interaction.Actor.TeamId is not { } team || await workspaces.FindAsync(team, limit.Token) is not { } workspace)
        {
            return; // a workspace we do not know gets its 200, or Slack would switch the app off everywhere
        }

        switch (interaction)
        {
            case BlockActions actions:
                await ClickAsync(actions, workspace, context.TraceIdentifier, limit.Token);
                break;
            case ViewSubmission submission:
                await AnswerAsync(context, await SubmitAsync(submission, workspace, context.TraceIdentifier, limit.Token));
                break;
        }
    }

    private Interaction? Parse(byte[] body)
    {
        try
        {
            return Interaction.ParseForm(body);
        }
        catch (SlackPayloadException e)
        {
            Log.Unreadable(log, e.Message);
            return null;
        }
    }

    private async Task ClickAsync(BlockActions click, Workspace workspace, string reference, CancellationToken cancel)
    {
        foreach (var action in click.Actions)
        {
            if (await ClickAsync(click, action, workspace, reference, cancel) is not ActionReply.Nothing and var reply)
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

    private async Task<ActionReply> ClickAsync(
        BlockActions click, BlockAction action, Workspace workspace, string reference, CancellationToken cancel)
    {
        if (!routes.Actions.TryGetValue(ActionId.NameOf(action.ActionId), out var route))
        {
            // A picker that only collects input for a later button has no handler of its own; a button is there to be pressed.
            return action.Type is "button" or "overflow" ? new ActionReply.Remark(Remarks.EarlierVersion) : ActionReply.None;
        }

        return IsForeign(click, workspace)
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

    private static bool IsForeign(Interaction interaction, Workspace workspace) =>
        interaction.Actor.UserTeamId is { } team && team != workspace.TeamId;

    private async Task<SubmissionReply> SubmitAsync(ViewSubmission submission, Workspace workspace, string reference, CancellationToken cancel)
    {
        if (!routes.Submissions.TryGetValue(submission.View.CallbackId ?? "", out var handler))
        {
            return new SubmissionReply.Update(MessageView.Of(Remarks.EarlierVersion));
        }

        if (IsForeign(submission, workspace))
        {
            return new SubmissionReply.Update(MessageView.Of(Remarks.OtherWorkspace));
        }

        try
        {
            return await handler.HandleAsync(submission, cancel);
        }
        catch (Exception e)
        {
            Log.Failed(log, handler.CallbackId, reference, e);
            return new SubmissionReply.Update(MessageView.Of(Remarks.Broken(reference)));
        }
    }

    private static async Task AnswerAsync(HttpContext context, SubmissionReply reply)
    {
        if (InboundAnswers.Write(reply) is { } json)
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            await context.Response.Body.WriteAsync(json, context.RequestAborted);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2041, LogLevel.Warning, "A signed interaction could not be read: {Message}")]
        public static partial void Unreadable(ILogger log, string message);

        [LoggerMessage(2042, LogLevel.Error, "{Name} failed; reference {Reference}.")]
        public static partial void Failed(ILogger log, string name, string reference, Exception e);

        [LoggerMessage(2043, LogLevel.Error, "The answer to {ActionId} could not be shown; reference {Reference}.")]
        public static partial void NotAnswered(ILogger log, string actionId, string reference, Exception e);
    }
}
