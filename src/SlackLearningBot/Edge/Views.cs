using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Edge;

/// <summary>Opens what a handler wants to show before the trigger expires: when the handler is slow, a loading view first, filled later.</summary>
internal sealed partial class Views(SlackClient slack, MachineClock machine, ILogger<Views> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    /// <param name="workspace">Where.</param>
    /// <param name="triggerId">What lets us open a view, for three seconds.</param>
    /// <param name="handler">Who answers: of a command or a message shortcut.</param>
    /// <param name="run">Its answering, which must not throw.</param>
    /// <param name="cancel">Stops the waiting.</param>
    public Task<CommandReply> RunAsync(
        Workspace workspace, string? triggerId, object handler, Func<Task<CommandReply>> run, CancellationToken cancel) =>
        RunAsync(
            workspace, triggerId, handler, run,
            reply => (reply as CommandReply.OpenView)?.View, reply => (reply as CommandReply.Ephemeral)?.Message,
            CommandReply.None, new CommandReply.Ephemeral(Remarks.TooLate), cancel);

    public Task<ActionReply> RunAsync(
        Workspace workspace, string? triggerId, ActionRoute route, Func<Task<ActionReply>> run, CancellationToken cancel) =>
        RunAsync(
            workspace, triggerId, route.Handler, run,
            reply => (reply as ActionReply.OpenView)?.View, reply => (reply as ActionReply.Remark)?.Message,
            ActionReply.None, new ActionReply.Remark(Remarks.TooLate), cancel);

    /// <summary>Runs the handler (which must not throw) and shows its view; answers what is left to do: its other replies, nothing when the view stands, or a word that it came too late.</summary>
    private async Task<TReply> RunAsync<TReply>(
        Workspace workspace, string? triggerId, object handler, Func<Task<TReply>> run,
        Func<TReply, ModalView?> viewOf, Func<TReply, SlackMessage?> messageOf, TReply shown, TReply tooLate, CancellationToken cancel)
    {
        var work = run();
        var loading = handler is IOpensView && triggerId is not null && await IsSlowAsync(work, cancel)
            ? await slack.ViewsOpenAsync(workspace.Token, triggerId, LoadingView.View, cancel)
            : null;

        var reply = await work;
        SlackResult<ReceivedView> answer;
        if (loading is SlackResult<ReceivedView>.Ok { Value: var open })
        {
            // Whatever the handler has to say is said there: a form that loads for ever would be the only answer somebody sees.
            var view = viewOf(reply) ?? (messageOf(reply) is { } message ? MessageView.Of(message) : null);
            if (view is null)
            {
                return reply;
            }

            answer = await FillAsync(workspace, open, view, cancel);
        }
        else if (viewOf(reply) is { } view && triggerId is not null)
        {
            answer = await slack.ViewsOpenAsync(workspace.Token, triggerId, view, cancel);
        }
        else
        {
            return reply;
        }

        if (answer is SlackResult<ReceivedView>.Failed failed)
        {
            Log.NotShown(log, workspace.TeamId, failed.Failure.Error);
            return tooLate;
        }

        return shown;
    }

    /// <summary>
    /// Once more when it fails, unless the person closed it: a form that loads for ever would be worse. Nobody else changes a view that loads, so the second time
    /// its hash does not matter.
    /// </summary>
    private async Task<SlackResult<ReceivedView>> FillAsync(Workspace workspace, ReceivedView open, ModalView view, CancellationToken cancel) =>
        await slack.ViewsUpdateAsync(workspace.Token, open.Id, view, open.Hash, cancel) switch
        {
            SlackResult<ReceivedView>.Failed { Failure.Error: not "not_found" } => await slack.ViewsUpdateAsync(workspace.Token, open.Id, view, hash: null, cancel),
            var answer => answer,
        };

    private async Task<bool> IsSlowAsync(Task work, CancellationToken cancel) =>
        await Task.WhenAny(work, Task.Delay(Patience, machine.Provider, cancel)) != work;

    private static partial class Log
    {
        [LoggerMessage(2031, LogLevel.Warning, "Slack did not show a view in workspace {TeamId}: {Error}.")]
        public static partial void NotShown(ILogger log, string teamId, string error);
    }
}
