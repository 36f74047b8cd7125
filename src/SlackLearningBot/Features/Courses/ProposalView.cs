using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Courses;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Courses;

/// <summary>What is said on the way of a proposal into the catalogue.</summary>
internal static class ProposalView
{
    public const string Publish = "courses.publish";
    public const string Decline = "courses.decline";

    public static SlackMessage OwnersOnly { get; } = Remarks.Say(Mrkdwn.Of($"The list belongs to the owners of this workspace's learning, so nothing was changed."));

    public static SlackMessage NoAddress(LinkReading.Wrong wrong, bool isEmpty) => Remarks.Say(isEmpty
        ? Mrkdwn.Of($"Which one? Type the address behind it: `/learn add https://example.org/course`. I ask you for the rest, and fetch nothing from there.")
        : Mrkdwn.Of($"{wrong.Why} Nothing was added."));

    /// <summary>The workspace knows this address already.</summary>
    public static SlackMessage Known(Course course, bool isOwner)
    {
        var text = course.State switch
        {
            CourseStates.Published => Mrkdwn.Of($"This is in the list already:"),
            CourseStates.Proposed => Mrkdwn.Of($"This was proposed already, and waits for an owner of this workspace's learning. You can say that you did it all the same:"),
            _ => Mrkdwn.Of($"The owners of this workspace's learning do not have this in the list. You can say that you did it all the same:"),
        };
        return new SlackMessage(
            text,
            [
                new Section(text),
                .. CoursesView.One(course, isOwner),
                .. isOwner && course.State != CourseStates.Published ? [Buttons(course)] : Array.Empty<Block>(),
                new Context([CoursesView.OnlyYourWord]),
            ]);
    }

    public static SlackMessage Added(Course course)
    {
        var text = course.State == CourseStates.Published
            ? Mrkdwn.Of($"Everybody finds it now with `/learn courses`:")
            : Mrkdwn.Of($"Thank you! The owners of this workspace's learning see it next; you hear from me. You can say that you did it already now:");
        return new SlackMessage(text, [new Section(text), .. CoursesView.One(course, isOwner: false), new Context([CoursesView.OnlyYourWord])]);
    }

    public static SlackMessage Changed(Course course) => Say(Mrkdwn.Of($"Saved:"), course);

    /// <summary>To an owner.</summary>
    public static SlackMessage Ask(Course course)
    {
        var who = course.UserId is { } proposer ? Mrkdwn.Of($"{new SlackUser(proposer)} proposes") : Mrkdwn.Of($"A colleague proposes");
        var text = Mrkdwn.Of($"{who} something to learn elsewhere. *Should everybody find it with* `/learn courses`*?*");
        return new SlackMessage(
            text,
            [
                new Section(text),
                new Section(Card(course)),
                Buttons(course),
                new Context([Mrkdwn.Of($"Why this? You are an owner of this workspace's learning, and the first one's answer counts. If you leave it alone, it waits under `/learn courses proposed`.")]),
            ]);
    }

    /// <summary>What waits, for an owner.</summary>
    public static SlackMessage List(IReadOnlyList<Course> waiting)
    {
        var text = waiting.Count == 0 ? Mrkdwn.Of($"Nothing waits for you: every proposal has its answer.") : Mrkdwn.Of($"These wait for an owner, the oldest first:");
        return new SlackMessage(text, [new Section(text), .. waiting.SelectMany(course => new Block[] { new Section(Card(course)), Buttons(course) })]);
    }

    /// <summary>What somebody proposed, for themselves.</summary>
    public static SlackMessage Own(IReadOnlyList<Course> proposed)
    {
        var text = proposed.Count == 0
            ? Mrkdwn.Of($"You have not proposed anything yet. `/learn add https://…` proposes a course, a conference, a workshop, a video or an article.")
            : Mrkdwn.Of($"This is what you proposed, the newest first:");
        return new SlackMessage(text, [new Section(text), .. proposed.Select(course => new Section(Card(course) + Mrkdwn.Of($"\n{Became(course)}")))]);
    }

    private static string Became(Course course) => course.State switch
    {
        CourseStates.Published => "It is in the list.",
        CourseStates.Proposed => "It waits for an owner of this workspace's learning.",
        CourseStates.Declined => "The owners left it out of the list.",
        _ => "It was in the list, and an owner took it out.",
    };

    public static SlackMessage Decided(Course course) => Say(
        course.State switch
        {
            CourseStates.Published => Mrkdwn.Of($"Everybody finds it now with `/learn courses`:"),
            CourseStates.Declined => Mrkdwn.Of($"It stays out of the list, and whoever proposed it is told in kind words:"),
            _ => Mrkdwn.Of($"It is out of the list:"),
        },
        course);

    /// <summary>To whoever proposed it.</summary>
    public static SlackMessage News(Course course) => course.State == CourseStates.Published
        ? Say(Mrkdwn.Of($"Thank you: what you proposed is in the list, and everybody finds it with `/learn courses`."), course)
        : Say(Mrkdwn.Of($"Thank you for proposing this. The owners leave it out of the list for now; what you say you did there still counts for you."), course);

    private static SlackMessage Say(Mrkdwn text, Course course) => new(text + Mrkdwn.Of($" {course.Title}"), [new Section(text), new Section(Card(course))]);

    private static Mrkdwn Card(Course course) => CourseText.Link(course) + Mrkdwn.Of($"\n{CourseText.Facts(course)}");

    private static Actions Buttons(Course course) => new(
    [
        CoursesView.ButtonOf("Publish it", Publish, course, style: ButtonStyle.Primary),
        .. course.State == CourseStates.Proposed ? [CoursesView.ButtonOf("Not for us", Decline, course)] : Array.Empty<Element>(),
    ]);
}
