using SlackLearningBot.Blocks.Markdown;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Blocks;

/// <summary>The small print of a lesson: what kind it is, where it leads, whose it is.</summary>
internal static class LessonCardText
{
    /// <summary>"Read · 1 min".</summary>
    public static string Badge(Lesson lesson, string plainBody) => (lesson.Minutes, lesson.Format) switch
    {
        ({ } minutes, _) => $"{lesson.Format} · {minutes} min",
        (null, LessonFormat.Read) when plainBody.Length > 0 => $"{lesson.Format} · {ReadingTime.Show(ReadingTime.Of(plainBody))}",
        _ => $"{lesson.Format}",
    };

    public static Context Above(Lesson lesson, string trackTitle, string plainBody)
    {
        var line = Mrkdwn.Of($"*{Badge(lesson, plainBody)}*  ·  {trackTitle}");
        var skills = Mrkdwn.Join(" ", lesson.Skills.Select(skill => Mrkdwn.Of($"`{skill}`")));
        return new Context([(lesson.Skills.Count == 0 ? line : Mrkdwn.Of($"{line}  ·  {skills}")).Truncate(600)]);
    }

    public static Section Link(Lesson lesson, string link)
    {
        var invitation = lesson.Format switch
        {
            LessonFormat.Watch => "Watch it here",
            LessonFormat.Listen => "Listen here",
            LessonFormat.Play => "Play here",
            LessonFormat.Join => "Join here",
            LessonFormat.Do => "Do it here",
            _ => "Read it here",
        };
        return SafeUrl.Of(link, null) is { } safe
            ? new Section(Mrkdwn.Of($"*{new SlackLink(safe, invitation)}* ({new Uri(safe).Host})"))
            : new Section(Mrkdwn.Of($"{invitation}: {link}").Truncate(500));
    }

    /// <summary>Where a lesson that is not ours comes from, with its licence and the words that asks for.</summary>
    public static Context Origin(Source source)
    {
        var title = SlackText.Truncate(source.Title ?? source.Url ?? "another author", 200);
        var work = SafeUrl.Of(source.Url, null) is { } url ? Mrkdwn.Of($"{new SlackLink(url, title)}") : Mrkdwn.Escaped(title);
        var line = Mrkdwn.Of($"Source: {work} · {SlackText.Truncate(source.Licence, 100)}");
        return new Context([source.Attribution is { Length: > 0 } words ? Mrkdwn.Of($"{line} · {SlackText.Truncate(words, 300)}") : line]);
    }
}
