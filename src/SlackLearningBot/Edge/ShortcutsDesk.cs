using SlackLearningBot.Blocks;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Edge;

/// <summary>Shortcuts: what is said goes through the message's <c>response_url</c>, what is shown through the trigger.</summary>
internal sealed partial class ShortcutsDesk(Routes routes, SlackClient slack, Views views, ILogger<ShortcutsDesk> log)
{
    public async Task HandleAsync(MessageAction action, Workspace workspace, string reference, CancellationToken cancel)
    {
        try
        {
            if (await DecideAsync(action, workspace, reference, cancel) is CommandReply.Ephemeral { Message: var message })
            {
                await SayAsync(message, action, cancel);
            }
        }
        catch (Exception e)
        {
            Log.NotAnswered(log, action.CallbackId, reference, e); // what was asked for is done; only its answer is missing
        }
    }

    /// <summary>The app has no global shortcut; one that Slack still shows is answered in a dialog, since it stands beside no message.</summary>
    public async Task HandleAsync(Shortcut shortcut, Workspace workspace, CancellationToken cancel)
    {
        if (shortcut.TriggerId is { } trigger
            && await slack.ViewsOpenAsync(workspace.Token, trigger, MessageView.Of(Remarks.EarlierShortcut), cancel)
                is SlackResult<ReceivedView>.Failed failed)
        {
            Log.NotTaken(log, failed.Failure.Method, failed.Failure.Error);
        }
    }

    private async Task<CommandReply> DecideAsync(MessageAction action, Workspace workspace, string reference, CancellationToken cancel)
    {
        if (!routes.MessageShortcuts.TryGetValue(action.CallbackId, out var handler))
        {
            return new CommandReply.Ephemeral(Remarks.EarlierShortcut);
        }

        return InteractionsDesk.IsForeign(action, workspace)
            ? new CommandReply.Ephemeral(Remarks.OtherWorkspace)
            : await views.RunAsync(workspace, action.TriggerId, handler, () => RunAsync(handler, action, reference, cancel), cancel);
    }

    private async Task<CommandReply> RunAsync(IMessageShortcutHandler handler, MessageAction action, string reference, CancellationToken cancel)
    {
        try
        {
            return await handler.HandleAsync(action, cancel);
        }
        catch (Exception e)
        {
            Log.Failed(log, handler.CallbackId, reference, e);
            return new CommandReply.Ephemeral(Remarks.Broken(reference));
        }
    }

    private async Task SayAsync(SlackMessage message, MessageAction action, CancellationToken cancel)
    {
        if (Uri.TryCreate(action.ResponseUrl, UriKind.Absolute, out var url)
            && await slack.RespondAsync(url, new ResponseUrlMessage.Ephemeral(message), cancel) is SlackResult<SlackDone>.Failed failed)
        {
            Log.NotTaken(log, failed.Failure.Method, failed.Failure.Error);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2045, LogLevel.Error, "{Name} failed; reference {Reference}.")]
        public static partial void Failed(ILogger log, string name, string reference, Exception e);

        [LoggerMessage(2046, LogLevel.Error, "The answer to the shortcut {Name} could not be shown; reference {Reference}.")]
        public static partial void NotAnswered(ILogger log, string name, string reference, Exception e);

        [LoggerMessage(2047, LogLevel.Warning, "A shortcut's answer was not taken by {Method}: {Error}.")]
        public static partial void NotTaken(ILogger log, string method, string error);
    }
}
