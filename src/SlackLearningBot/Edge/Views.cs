using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Edge;

/// <summary>Opens what a handler wants to show before the trigger expires: when the handler is slow, a loading view first, filled later.</summary>
internal sealed partial class Views(SlackClient slack, MachineClock machine, ILogger<Views> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    /// <summary>Runs the handler and opens its view, if it answers with one; the second value is false when Slack did not take it.</summary>
    public async Task<(TReply Reply, bool Opened)> RunAsync<TReply>(
        Workspace workspace, string? triggerId, object handler, Func<Task<TReply>> run, Func<TReply, ModalView?> viewOf, CancellationToken cancel)
    {
        var work = run();
        var loading = handler is IOpensView && triggerId is not null && await IsSlowAsync(work, cancel)
            ? await slack.ViewsOpenAsync(workspace.Token, triggerId, LoadingView.View, cancel)
            : null;

        var reply = await work;
        if (viewOf(reply) is not { } view || triggerId is null)
        {
            return (reply, true);
        }

        var shown = loading is SlackResult<ReceivedView>.Ok opened
            ? await slack.ViewsUpdateAsync(workspace.Token, opened.Value.Id, view, opened.Value.Hash, cancel)
            : await slack.ViewsOpenAsync(workspace.Token, triggerId, view, cancel);
        if (shown is SlackResult<ReceivedView>.Failed failed)
        {
            Log.NotShown(log, workspace.TeamId, failed.Failure.Error);
        }

        return (reply, shown is SlackResult<ReceivedView>.Ok);
    }

    private async Task<bool> IsSlowAsync(Task work, CancellationToken cancel) =>
        await Task.WhenAny(work, Task.Delay(Patience, machine.Provider, cancel)) != work;

    private static partial class Log
    {
        [LoggerMessage(2031, LogLevel.Warning, "Slack did not show a view in workspace {TeamId}: {Error}.")]
        public static partial void NotShown(ILogger log, string teamId, string error);
    }
}
