using SlackLearningBot.Blocks;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Courses;

/// <summary>The catalogue of what can be learnt elsewhere, in words and blocks.</summary>
internal static class CoursesView
{
    public const string PageName = "courses.page";
    public const string Did = "courses.did";
    public const string Change = "courses.change";
    public const string Retire = "courses.retire";
    public const int CoursesAPage = 8;
    public const int LongestQuestion = 150;

    private const int LongestShown = 100;

    public static Mrkdwn OnlyYourWord { get; } = Mrkdwn.Of($"I am connected to none of these places: what I know of them is what colleagues wrote and what you say. Only you see what you say you did.");

    public static SlackMessage TooLong { get; } = Remarks.Say(Mrkdwn.Of($"That is longer than {LongestQuestion} characters. A few words find more: try `/learn courses` with the two or three that matter."));

    public static SlackMessage Gone { get; } = Remarks.Say(Mrkdwn.Of($"That is not in the list any more. `/learn courses` shows what is there now."));

    /// <param name="place">What was looked for.</param>
    /// <param name="courses">Its page.</param>
    /// <param name="hasMore">There is another one.</param>
    /// <param name="isOwner">Whether the reader may change them.</param>
    public static SlackMessage List(CoursesPlace place, IReadOnlyList<Course> courses, bool hasMore, bool isOwner)
    {
        if (courses.Count == 0)
        {
            return Nothing(place, isOwner);
        }

        var what = Shown(place.Words) is { Length: > 0 } words ? Mrkdwn.Of($" for “{words}”") : Mrkdwn.Empty;
        var first = (place.Page * CoursesAPage) + 1;
        var head = place.Page == 0 && !hasMore
            ? Mrkdwn.Of($"{CourseText.Count(courses.Count, "thing")} to learn elsewhere{what}:")
            : Mrkdwn.Of($"To learn elsewhere{what}, {first} to {first + courses.Count - 1}:");
        return new SlackMessage(
            head + Mrkdwn.Escaped(string.Concat(courses.Select(course => $" {course.Title}."))),
            [
                new Section(head),
                .. courses.SelectMany(course => One(course, isOwner)),
                .. Pages(place, hasMore),
                new Context([OnlyYourWord]),
            ]);
    }

    /// <summary>One of them, with what the reader says of it.</summary>
    public static IReadOnlyList<Block> One(Course course, bool isOwner)
    {
        var said = course.DoneOn is { } day ? Mrkdwn.Of($"\n✓ You said you did it on {CourseText.Day(day)}.") : Mrkdwn.Empty;
        var card = new Section(
            CourseText.Link(course) + Mrkdwn.Of($"\n{CourseText.Facts(course)}") + said,
            Accessory: DidButton(course));
        return isOwner
            ? [card, new Actions(
            [
                ButtonOf("Change it", Change, course),
                .. course.State == CourseStates.Published
                    ? [ButtonOf("Take it out", Retire, course, new Confirm("Take it out?", "Nobody finds it any more. What people said about it stays theirs.", "Take it out", "Keep it"))]
                    : Array.Empty<Element>(),
            ])]
            : [card];
    }

    public static Button DidButton(Course course) => ButtonOf(course.DoneOn is null ? "I did it" : "Change what I said", Did, course);

    public static Button ButtonOf(string text, string action, Course course, Confirm? confirm = null, ButtonStyle? style = null) => new(
        text, ActionId.Of(action, course.CourseId.ToString("N")), CoursesJson.Write(new CourseChoice(course.CourseId)), Style: style, Confirm: confirm,
        AccessibilityLabel: SlackText.Truncate($"{text}: {course.Title}", SlackLimits.AccessibilityLabel));

    public static SlackMessage Retired(Course course) => Remarks.Say(Mrkdwn.Of(
        $"{CourseText.Link(course)} is out of the list. `/learn add` with its address brings it back; what people said about it is still theirs."));

    private static SlackMessage Nothing(CoursesPlace place, bool isOwner)
    {
        var text = (place.Page, place.Words.Length) switch
        {
            ( > 0, _) => Mrkdwn.Of($"There is nothing more to show."),
            (_, > 0) => Mrkdwn.Of($"Nothing to learn elsewhere has “{Shown(place.Words)}” in its title or among its skills. `/learn courses` without words shows everything."),
            _ => Mrkdwn.Of($"The list of what can be learnt elsewhere is still empty."),
        };
        var how = Mrkdwn.Of($"`/learn add https://…` proposes a course, a conference, a workshop, a video or an article.");
        return new SlackMessage(text, [new Section(text), new Context([isOwner ? how + Mrkdwn.Of($" {Sheet}") : how])]);
    }

    public static Mrkdwn Sheet { get; } = Mrkdwn.Of($"A list comes in at once: drop a CSV or Excel file with the columns `title,url,kind,hours,skills` into our direct message.");

    private static IEnumerable<Block> Pages(CoursesPlace place, bool hasMore)
    {
        List<Element> buttons = [];
        if (place.Page > 0)
        {
            buttons.Add(PageButton("Previous", "back", place with { Page = place.Page - 1 }));
        }

        if (hasMore)
        {
            buttons.Add(PageButton("More", "on", place with { Page = place.Page + 1 }));
        }

        return buttons.Count == 0 ? [] : [new Divider(), new Actions(buttons)];
    }

    private static Button PageButton(string text, string suffix, CoursesPlace place) => new(text, ActionId.Of(PageName, suffix), CoursesJson.Write(place));

    private static string Shown(string words) => SlackText.Truncate(words, LongestShown);
}
