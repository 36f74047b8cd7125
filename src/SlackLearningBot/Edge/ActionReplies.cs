using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Edge;

/// <summary>Answers a click through its own <c>response_url</c> or trigger. A message that could not be changed that way is changed by the outbox.</summary>
internal sealed partial class ActionReplies(
    SlackClient slack, NpgsqlDataSource database, Deliveries deliveries, CalendarClock calendar, ILogger<ActionReplies> log)
{
    public async Task SendAsync(ActionReply reply, BlockActions click, Workspace workspace, CancellationToken cancel)
    {
        switch (reply)
        {
            case ActionReply.Nothing:
                break;
            case ActionReply.Several several:
                foreach (var one in several.Replies)
                {
                    await SendAsync(one, click, workspace, cancel);
                }

                break;
            case ActionReply.ReplaceMessage replace:
                await ReplaceAsync(replace.Message, click, workspace, cancel);
                break;
            case ActionReply.DeleteMessage:
                await RespondAsync(click, new ResponseUrlMessage.Delete(), cancel);
                break;
            case ActionReply.Remark remark:
                await RemarkAsync(remark.Message, click, workspace, cancel);
                break;
            case ActionReply.OpenView open when click.TriggerId is { } trigger:
                Note(await slack.ViewsOpenAsync(workspace.Token, trigger, open.View, cancel));
                break;
            case ActionReply.PushView push when click.TriggerId is { } trigger:
                Note(await slack.ViewsPushAsync(workspace.Token, trigger, push.View, cancel));
                break;
            case ActionReply.UpdateView update when click.View is { } view:
                Note(await slack.ViewsUpdateAsync(workspace.Token, view.Id, update.View, update.Hash, cancel));
                break;
        }
    }

    private async Task ReplaceAsync(SlackMessage message, BlockActions click, Workspace workspace, CancellationToken cancel)
    {
        var isShown = await RespondAsync(click, new ResponseUrlMessage.Replace(message), cancel);
        if (click.Container is not { ChannelId: { } channel, MessageTs: { } ts })
        {
            return;
        }

        // An older change of the same message may still wait for its turn: it must not come after this one.
        var change = UpdateMessageWork.Of(workspace.TeamId, channel, ts, message, calendar.Now);
        await database.InTransactionAsync(
            transaction => isShown ? Deliveries.ReplaceOpenAsync(transaction, change, cancel) : deliveries.EnqueueAgainAsync(transaction, change, cancel), cancel);
    }

    /// <summary>Beside the message that was clicked on; in a view, which has no such place, as a dialog on top.</summary>
    private async Task RemarkAsync(SlackMessage message, BlockActions click, Workspace workspace, CancellationToken cancel)
    {
        if (click.ResponseUrl is not null)
        {
            await RespondAsync(click, new ResponseUrlMessage.Ephemeral(message), cancel);
        }
        else if (click is { TriggerId: { } trigger, View: { } view })
        {
            Note(view.Type == "modal"
                ? await slack.ViewsPushAsync(workspace.Token, trigger, MessageView.Of(message), cancel)
                : await slack.ViewsOpenAsync(workspace.Token, trigger, MessageView.Of(message), cancel));
        }
    }

    private async Task<bool> RespondAsync(BlockActions click, ResponseUrlMessage message, CancellationToken cancel)
    {
        if (!Uri.TryCreate(click.ResponseUrl, UriKind.Absolute, out var url))
        {
            return false; // a click in a view has none
        }

        return Note(await slack.RespondAsync(url, message, cancel));
    }

    private bool Note<T>(SlackResult<T> result)
    {
        if (result is SlackResult<T>.Failed failed)
        {
            Log.NotShown(log, failed.Failure.Method, failed.Failure.Error);
            return false;
        }

        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(2051, LogLevel.Warning, "A click's answer was not taken by {Method}: {Error}.")]
        public static partial void NotShown(ILogger log, string method, string error);
    }
}
