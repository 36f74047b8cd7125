using SlackLearningBot.Blocks;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Guide;

/// <summary>The words of <c>/learn why</c>.</summary>
internal static class WhyView
{
    public static SlackMessage Render(IReadOnlyList<WhyAnswer> answers) => answers.Count == 0
        ? Remarks.Say(Mrkdwn.Of($"Nothing has come to you by itself yet, so there is nothing to explain. `/learn help` shows what you can ask me."))
        : new SlackMessage(Text(answers[0]), [.. answers.Select(answer => new Section(Text(answer).Truncate(SlackLimits.SectionText), Accessory: answer.Less))]);

    private static Mrkdwn Text(WhyAnswer answer) => Mrkdwn.Of($"*{answer.What}*\n{answer.Why}");
}
