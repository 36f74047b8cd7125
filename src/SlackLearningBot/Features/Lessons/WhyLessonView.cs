using System.Globalization;
using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Choosing;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Lessons;

/// <summary>The words for "Why this?" of lessons: a line of what speaks for it, and one of what happens if it is skipped.</summary>
internal static class WhyLessonView
{
    private const int MostTitle = 80;

    /// <summary>Why a lesson came, and "less of this".</summary>
    public static SlackMessage Why(LessonReason reason)
    {
        var words = Words(reason);
        return reason.Facts.IsLearning
            ? new SlackMessage(words, [new Section(words), new Actions([TasteButtons.LessOf(reason.Turn.LessonId), TasteButtons.MoreOf(reason.Turn.LessonId)])])
            : Remarks.Say(words);
    }

    public static Mrkdwn Words(LessonReason reason)
    {
        var came = BecauseJson.Read(reason.Turn.Because) switch
        {
            Because.TrackNotBegun new_ => Mrkdwn.Of($"{Place(new_)}, a track you joined and have not begun."),
            Because.TrackWaitedLongest waited => Mrkdwn.Of($"{Place(waited)}, the one of your tracks that has waited longest{Days(waited.DaysAgo)}."),
            Because.FitsBest fits => Mrkdwn.Of($"{Place(fits)}, which fits you best today of all your tracks."),
            { } only => Mrkdwn.Of($"{Place(only)}, the track you joined."),
            null => Mrkdwn.Of($"It is a lesson of *{reason.Facts.TrackTitle}*, a track you joined."),
        };
        var skipped = reason.Skipped is { } skip ? Mrkdwn.Of($"\n{Skipped(reason.Turn, skip)}") : Mrkdwn.Empty;
        return Mrkdwn.Of($"{came}{Points(reason)}{skipped}");
    }

    /// <summary>Each part with its points of those it could have had.</summary>
    private static Mrkdwn Points(LessonReason reason)
    {
        var parts = reason.Parts.Where(part => part is not { Name: ScoreName.Deadline, Value: 0 }).Select(part => $"{Name(part.Name)} {part.Points * 100:0} of {part.Weight * 100:0}").ToList();
        return parts.Count == 0 ? Mrkdwn.Empty
            : reason.WasChosen ? Mrkdwn.Of($" What speaks for it: {string.Join(", ", parts)} points.")
            : Mrkdwn.Of($" It was the only one there was; what speaks for it: {string.Join(", ", parts)} points.");
    }

    private static Mrkdwn Skipped(Turn turn, SkippedLesson skip)
    {
        var again = turn.IsResting ? Mrkdwn.Of($"If you skip it, your track goes on without it; it stays in my *Home* tab.")
            : skip.IsNext ? Mrkdwn.Of($"If you skip it, it comes again on {Day(skip.Next)}.")
            : Mrkdwn.Of($"If you skip it, another of your tracks has its turn on {Day(skip.Next)}, and this lesson comes again on a later day.");
        var remembered = skip is { Chance: { } now, ChanceThen: { } then }
            ? Mrkdwn.Of($" What you know of it already fades until {Day(skip.Next)}: {Percent(now)} → {Percent(then)}.")
            : Mrkdwn.Empty;
        return again + remembered + Assessed(skip);
    }

    private static Mrkdwn Assessed(SkippedLesson skip) => skip is { Assessment: { } title, Deadline: { } deadline }
        ? Mrkdwn.Of($" “{Excerpt.Of(title, MostTitle)}” asks this track and is to be taken by {Day(deadline.On)}: {Left(deadline)}")
        : skip.Chance is null ? Mrkdwn.Of($" Nothing is lost.") : Mrkdwn.Empty;

    private static string Left(TrackDeadline deadline) => deadline is { LessonsLeft: > 0, LearningDaysLeft: > 1 }
        ? $"{Count(deadline.LessonsLeft, "lesson")} left for {Count(deadline.LearningDaysLeft, "learning day")}, and one day fewer if you skip."
        : "this is the last learning day before it.";

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

    private static string Day(DateOnly day) => day.ToString("dddd d MMMM", CultureInfo.InvariantCulture);

    private static string Count(int number, string one) => number == 1 ? $"1 {one}" : $"{number} {one}s";

    private static string Percent(double chance) => $"{Math.Clamp((int)Math.Round(chance * 100, MidpointRounding.AwayFromZero), 1, 99)} %";
}
