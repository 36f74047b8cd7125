using SlackLearningBot.Blocks;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Authoring;

/// <summary>Where an answer to a click on a draft is shown: in the message or dialog that was clicked in.</summary>
internal static class Drafts
{
    public static ActionReply Shown(ActionCall call, SlackMessage message) => call.Payload.View is null
        ? new ActionReply.ReplaceMessage(message)
        : new ActionReply.UpdateView(MessageView.Of(message));
}
