using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Courses;

/// <summary>Where an answer to a click is shown: in the message or dialog that was clicked in, or on top of it.</summary>
internal static class Replies
{
    public static LearnerKey Person(Actor actor) => new(actor.TeamId!, actor.UserId);

    public static ActionReply Shown(ActionCall call, SlackMessage message) => call.Payload.View is { Type: "modal" }
        ? new ActionReply.UpdateView(MessageView.Of(message))
        : call.Payload.View is null ? new ActionReply.ReplaceMessage(message) : new ActionReply.Remark(message);

    public static ActionReply Opened(ActionCall call, ModalView view) =>
        call.Opening(view);
}
