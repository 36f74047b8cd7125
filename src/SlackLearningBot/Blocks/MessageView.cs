using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Blocks;

/// <summary>A message shown in a dialog, where a form can no longer stand.</summary>
internal static class MessageView
{
    public static ModalView Of(SlackMessage message) =>
        new(new PlainText("Learning"), message.Blocks, close: new PlainText("Close"));
}
