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

    /// <summary>Why a lesson came, and "less of this".</summary>
    public static SlackMessage Why(Turn turn, LessonCardFacts facts)
    {
        var words = Reason(turn, facts);
        return facts.IsLearning
            ? new SlackMessage(words, [new Section(words), new Actions([TasteButtons.LessOf(turn.LessonId), TasteButtons.MoreOf(turn.LessonId)])])
            : Remarks.Say(words);
    }

    /// <summary>The lesson by its name.</summary>
    public static string Title(LessonCardFacts facts) => Plain(facts.Lesson.Title);

    /// <summary>A title between asterisks: one of its own would end the bold type too early.</summary>
    public static string Plain(string title) => title.Replace('*', '∗').ReplaceLineEndings(" ");

    /// <summary>Why it came, with what spoke for it and what happens when it is skipped.</summary>
    public static Mrkdwn Reason(Turn turn, LessonCardFacts facts)
    {
        var reason = BecauseJson.Read(turn.Because) switch
        {
            Because.TrackNotBegun new_ => Mrkdwn.Of($"{Place(new_)}, a track you joined and have not begun."),
            Because.TrackWaitedLongest waited => Mrkdwn.Of($"{Place(waited)}, the one of your tracks that has waited longest{Days(waited.DaysAgo)}."),
            Because.FitsBest fits => Mrkdwn.Of($"{Place(fits)}, which fits you best today of all your tracks."),
            { } only => Mrkdwn.Of($"{Place(only)}, the track you joined."),
            null => Mrkdwn.Of($"It is a lesson of *{facts.TrackTitle}*, a track you joined."),
        };
        var skipped = (facts.State, turn.IsResting) switch
        {
            (LessonCardState.Open, false) => Mrkdwn.Of($" If you skip it, it comes again on another day; nothing is lost."),
            (LessonCardState.Open, true) => Mrkdwn.Of($" If you skip it, your track goes on without it; it stays in my *Home* tab."),
            _ => Mrkdwn.Empty,
        };
        return Mrkdwn.Of($"{reason}{Points(BecauseJson.ReadParts(turn.Because))}{skipped}");
    }

    /// <summary>Of several lessons that could have come, what spoke for this one: each part with its points of those it could have had.</summary>
    private static Mrkdwn Points(IReadOnlyList<ScorePart> parts) => parts.Count == 0
        ? Mrkdwn.Empty
        : Mrkdwn.Of($" What speaks for it: {string.Join(", ", parts.Where(part => part is not { Name: ScoreName.Deadline, Value: 0 }).Select(part => $"{Name(part.Name)} {part.Points * 100:0} of {part.Weight * 100:0}"))} points.");

    private static string Name(ScoreName name) => name switch
    {
        ScoreName.Goals => "your goals",
        ScoreName.Skills => "new to you",
        ScoreName.Format => "its format",
        ScoreName.Variety => "variety",
        ScoreName.Deadline => "deadline",
        ScoreName.Time => "your time",
        _ => "what is due",
    };

    private static Mrkdwn Place(Because because) => Mrkdwn.Of($"It is lesson {because.Position} of {because.Of} in *{because.TrackTitle}*");

    private static string Days(int days) => days switch
    {
        0 => "",
        1 => ": one day",
        _ => $": {days} days",
    };
}
