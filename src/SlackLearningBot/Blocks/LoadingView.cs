using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Blocks;

/// <summary>What a person sees while a form is being filled: Slack's trigger lives for three seconds only.</summary>
internal static class LoadingView
{
    public static ModalView View { get; } = new(
        new PlainText("One moment"), [new Section(Mrkdwn.Of($"I am looking it up …"))], close: new PlainText("Close"));
}
