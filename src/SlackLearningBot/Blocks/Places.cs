using SlackLearningBot.Data;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Blocks;

/// <summary>Who pressed a button, and where.</summary>
internal static class Places
{
    public static LearnerKey Person(Actor actor) => new(actor.TeamId!, actor.UserId);

    /// <summary>In the place of what it stands in: a message, or a dialog. App Home is published anew, so there it is said in passing.</summary>
    public static ActionReply Shown(ActionCall call, SlackMessage message) => call.Payload.View switch
    {
        null => new ActionReply.ReplaceMessage(message),
        { Type: "modal" } => new ActionReply.UpdateView(MessageView.Of(message)),
        _ => new ActionReply.Remark(message),
    };
}
