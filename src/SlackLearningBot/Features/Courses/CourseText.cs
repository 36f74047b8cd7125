using System.Globalization;
using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Courses;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Courses;

/// <summary>Words that several messages about courses use. What people wrote is shown as they wrote it, and never becomes markup or a mention.</summary>
internal static class CourseText
{
    private const int LongestShown = 200;
    private const int LongestLink = 1300;

    /// <summary>The title as a link to the place.</summary>
    public static Mrkdwn Link(Course course) => Mrkdwn.Of($"*{LinkTo(course.Url, Bold(course.Title))}*");

    /// <summary>The label alone where the address, escaped, leaves no room for anything else.</summary>
    public static Mrkdwn LinkTo(string url, string label) =>
        LinkText.To(url, label, LongestLink);

    /// <summary>"Conference · 12 h · sql, performance · example.org".</summary>
    public static Mrkdwn Facts(Course course)
    {
        List<string> facts = [CultureInfo.InvariantCulture.TextInfo.ToTitleCase(course.Kind)];
        if (course.Hours is { } hours)
        {
            facts.Add(CourseHours.Words(hours));
        }

        if (course.Skills.Length > 0)
        {
            facts.Add(SlackText.Truncate(string.Join(", ", course.Skills), LongestShown));
        }

        facts.Add(new Uri(course.Url).IdnHost);
        return Mrkdwn.Of($"{string.Join(" · ", facts)}");
    }

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Inside asterisks another one would end the bold.</summary>
    public static string Bold(string text) => text.Replace('*', '∗').Replace('`', 'ˋ');

    public static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
