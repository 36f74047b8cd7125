using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Lessons;

/// <summary>What clicks below a lesson lead to.</summary>
internal static class LessonsView
{
    public static SlackMessage OnlyAPreview { get; } = Remarks.Say(Mrkdwn.Of(
        $"This is a preview, so nothing happens here and nothing counts. Learners can press it once the lesson comes to them."));

    public static WaitingThing Todays { get; } = new(Mrkdwn.Of($"Today's lesson"), CommonButtons.Today);

    public static WaitingThing PutOff(string title) => new(Mrkdwn.Of($"{Plain(title)}, which you had put off"));

    public static LearnerKey Person(ActionCall call) => new(call.Actor.TeamId!, call.Actor.UserId);

    /// <summary>The message as it is now; a remark when the lesson is not theirs.</summary>
    public static ActionReply Replace(LessonCardFacts? facts) => facts is null
        ? new ActionReply.Remark(Remarks.NotYours)
        : new ActionReply.ReplaceMessage(LessonCard.Render(facts));

    /// <summary>The lesson by its name.</summary>
    public static string Title(LessonCardFacts facts) => Plain(facts.Lesson.Title);

    /// <summary>A title between asterisks: one of its own would end the bold type too early.</summary>
    public static string Plain(string title) => title.Replace('*', '∗').ReplaceLineEndings(" ");
}
