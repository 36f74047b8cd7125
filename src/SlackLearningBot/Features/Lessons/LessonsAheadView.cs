using SlackLearningBot.Blocks;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Lessons;

/// <summary>The words of "What is next" in the weekly note.</summary>
internal static class LessonsAheadView
{
    /// <param name="week">Whose.</param>
    /// <param name="putOff">What comes back first, and when.</param>
    /// <param name="next">The title of the next lesson, and whether it came before; null when none comes by itself, or what was put off is the day's lesson.</param>
    public static DigestPart Part(DigestWeek week, IReadOnlyList<(string Title, DateTimeOffset At)> putOff, (string Title, bool IsAgain)? next)
    {
        var lines = putOff.Select(lesson => Mrkdwn.Of($"{Short(lesson.Title)}, which you put off, {LessonCardMoments.Words(lesson.At, week.Now, week.Zone)}")).ToList();
        if (next is var (title, isAgain))
        {
            lines.Add(week.NoMessages is { } by
                ? Mrkdwn.Of($"{Short(title)}, when you ask for it. {NoMessagesText.Words(by)}")
                : Mrkdwn.Of($"{Short(title)}, {(isAgain ? "once more " : "")}{LessonCardMoments.Words(week.NextLessonAt, week.Now, week.Zone, week.Within)}"));
        }

        return new DigestPart(Mrkdwn.Of($"What is next"), lines);
    }

    private static string Short(string title) => SlackText.Truncate(LessonsView.Plain(title), SlackLimits.HeaderText);
}
