using SlackLearningBot.Blocks;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Edge;

/// <summary><c>/slack/interactions</c>: clicks and submissions, which Slack never repeats: finished before they are answered.</summary>
internal sealed partial class InteractionsEndpoint(
    SignedRequest signed, IWorkspaces workspaces, Routes routes, ActionReplies replies, Views views, ILogger<InteractionsEndpoint> log)
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

        if (interaction.Actor.TeamId is not { } team || await workspaces.FindAsync(team, context.RequestAborted) is not { } workspace)
        {
            return; // a workspace we do not know gets its 200, or Slack would switch the app off everywhere
        }

        switch (interaction)
        {
            case BlockActions actions:
                await ClickAsync(actions, workspace, context);
                break;
            case ViewSubmission submission:
                await SubmitAsync(submission, workspace, context);
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

    private async Task ClickAsync(BlockActions click, Workspace workspace, HttpContext context)
    {
        foreach (var action in click.Actions)
        {
            // A picker that only collects input for a later button has no handler of its own.
            if (routes.Actions.TryGetValue(ActionId.NameOf(action.ActionId), out var route))
            {
                await replies.SendAsync(await ClickAsync(click, action, route, workspace, context), click, workspace, context.RequestAborted);
            }
        }
    }

    private async Task<ActionReply> ClickAsync(BlockActions click, BlockAction action, ActionRoute route, Workspace workspace, HttpContext context)
    {
        if (click.Actor.UserTeamId is { } team && team != workspace.TeamId)
        {
            return new ActionReply.Remark(Remarks.OtherWorkspace);
        }

        try
        {
            var (reply, opened) = await views.RunAsync(
                workspace, click.TriggerId, route.Handler, () => route.HandleAsync(new ActionCall(click, action), context.RequestAborted),
                r => (r as ActionReply.OpenView)?.View, context.RequestAborted);
            return (reply, opened) switch
            {
                (ActionReply.OpenView, true) => new ActionReply.Nothing(),
                (ActionReply.OpenView, false) => new ActionReply.Remark(Remarks.TooLate),
                _ => reply,
            };
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.Failed(log, action.ActionId, context.TraceIdentifier, e);
            return new ActionReply.Remark(Remarks.Broken(context.TraceIdentifier));
        }
    }

    private async Task SubmitAsync(ViewSubmission submission, Workspace workspace, HttpContext context)
    {
        var reply = await SubmitAsync(submission, context);
        if (InboundAnswers.Write(reply) is { } json)
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            await context.Response.Body.WriteAsync(json, context.RequestAborted);
        }
    }

    private async Task<SubmissionReply> SubmitAsync(ViewSubmission submission, HttpContext context)
    {
        if (!routes.Submissions.TryGetValue(submission.View.CallbackId ?? "", out var handler))
        {
            return new SubmissionReply.Update(MessageView.Of(Remarks.EarlierVersion));
        }

        try
        {
            return await handler.HandleAsync(submission, context.RequestAborted);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.Failed(log, handler.CallbackId, context.TraceIdentifier, e);
            return new SubmissionReply.Update(MessageView.Of(Remarks.Broken(context.TraceIdentifier)));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2041, LogLevel.Warning, "A signed interaction could not be read: {Message}")]
        public static partial void Unreadable(ILogger log, string message);

        [LoggerMessage(2042, LogLevel.Error, "{Name} failed; reference {Reference}.")]
        public static partial void Failed(ILogger log, string name, string reference, Exception e);
    }
}
