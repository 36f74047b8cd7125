using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Blocks;

/// <summary>Where a button was pressed.</summary>
internal static class Places
{
    /// <summary>In the place of what it stands in: a message, or a dialog. App Home is published anew, so there it is said in passing.</summary>
    public static ActionReply Shown(ActionCall call, SlackMessage message) => call.Payload.View switch
    {
        null => new ActionReply.ReplaceMessage(message),
        { Type: "modal" } => new ActionReply.UpdateView(MessageView.Of(message)),
        _ => new ActionReply.Remark(message),
    };
}
