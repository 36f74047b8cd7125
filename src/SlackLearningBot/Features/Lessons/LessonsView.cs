using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Choosing;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Lessons;

/// <summary>What clicks below a lesson lead to, and the words for "Why this?".</summary>
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

    /// <param name="because">Why it came; null when that is not known any more.</param>
    /// <param name="isResting">It does not come again by itself.</param>
    /// <param name="facts">The card.</param>
    public static SlackMessage Why(Because? because, bool isResting, LessonCardFacts facts) => Remarks.Say(Reason(because, isResting, facts));

    /// <summary>The lesson by its name.</summary>
    public static string Title(LessonCardFacts facts) => Plain(facts.Lesson.Title);

    /// <summary>A title between asterisks: one of its own would end the bold type too early.</summary>
    public static string Plain(string title) => title.Replace('*', '∗').ReplaceLineEndings(" ");

    /// <summary>Why it came, in one line, with what happens when it is skipped.</summary>
    public static Mrkdwn Reason(Because? because, bool isResting, LessonCardFacts facts)
    {
        var reason = because switch
        {
            Because.TrackNotBegun new_ => Mrkdwn.Of($"{Place(new_)}, a track you joined and have not begun."),
            Because.TrackWaitedLongest waited => Mrkdwn.Of($"{Place(waited)}, the one of your tracks that has waited longest{Days(waited.DaysAgo)}."),
            Because.FitsBest fits => Mrkdwn.Of($"{Place(fits)}, which fits you best today of all your tracks."),
            { } only => Mrkdwn.Of($"{Place(only)}, the track you joined."),
            null => Mrkdwn.Of($"It is a lesson of *{facts.TrackTitle}*, a track you joined."),
        };
        var skipped = (facts.State, isResting) switch
        {
            (LessonCardState.Open, false) => Mrkdwn.Of($" If you skip it, it comes again on another day; nothing is lost."),
            (LessonCardState.Open, true) => Mrkdwn.Of($" If you skip it, your track goes on without it; it stays in my *Home* tab."),
            _ => Mrkdwn.Empty,
        };
        return Mrkdwn.Of($"{reason}{skipped}");
    }

    private static Mrkdwn Place(Because because) => Mrkdwn.Of($"It is lesson {because.Position} of {because.Of} in *{because.TrackTitle}*");

    private static string Days(int days) => days switch
    {
        0 => "",
        1 => ": one day",
        _ => $": {days} days",
    };
}
