using System.Globalization;
using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Courses;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Courses;

/// <summary>What a person said they did elsewhere. It is never mixed with what the bot saw, and every sentence says whose word it is.</summary>
internal static class MineView
{
    public const string Mine = "courses.mine";
    public const string TakeBack = "courses.take_back";

    /// <summary>As many as a message has room for.</summary>
    public const int Most = 15;

    private const int MostAtOneGlance = 3;

    public static Button TakeBackButton(Course course) => CoursesView.ButtonOf("Not mine any more", TakeBack, course, Sure);

    private static Confirm Sure { get; } = new("Not yours any more?", "What you said about it is forgotten, with the link to your certificate and what you took away from it. What you posted or offered as a lesson stays, as does a talk of it that has a date.", "Forget it", "Keep it");

    public static SlackMessage List(IReadOnlyList<Course> courses, DoneSum sum)
    {
        var head = courses.Count == 0
            ? Mrkdwn.Of($"You have not said that you did anything elsewhere. `/learn courses` shows what there is, each with a button *I did it*.")
            : Mrkdwn.Of($"{Sum(sum)}{(sum.Things > courses.Count ? $" These are the newest {courses.Count}:" : "")}");
        return new SlackMessage(
            head,
            [
                new Section(head),
                .. courses.SelectMany(One),
                new Context([CoursesView.OnlyYourWord]),
            ]);
    }

    /// <summary>One line for App Home and <c>/learn progress</c>.</summary>
    public static Mrkdwn Line(IReadOnlyList<Course> courses, DoneSum sum)
    {
        var newest = courses.Take(MostAtOneGlance).Select(course => Mrkdwn.Of($"{CourseText.Bold(course.Title)} ({CourseText.Day(course.DoneOn!.Value)})"));
        return Mrkdwn.Of($"*Elsewhere*\n{Sum(sum)}\n{Mrkdwn.Join(" · ", newest)}");
    }

    /// <summary>"You said you did 3 things elsewhere, about 14 h in all."</summary>
    public static string Sum(DoneSum sum)
    {
        var hours = (sum.Things - sum.WithoutHours, sum.WithoutHours) switch
        {
            (0, _) => ".",
            (_, 0) => $", about {CourseHours.Words(sum.Hours)} in all.",
            _ => string.Create(CultureInfo.InvariantCulture, $"; those of which somebody wrote how long they take, about {CourseHours.Words(sum.Hours)} in all."),
        };
        return $"You said you did {CourseText.Count(sum.Things, "thing")} elsewhere{hours}";
    }

    public static SlackMessage TakenBack(Course course) => Remarks.Say(
        Mrkdwn.Of($"Forgotten: it is as if you had never said that you did {CourseText.Link(course)}.")
        + (course.IsBroughtBack ? Mrkdwn.Of($" What you posted of it or offered as a lesson stays where it is, as does a talk that has a date; one without a date is taken back.") : Mrkdwn.Empty));

    private static IEnumerable<Block> One(Course course)
    {
        var certificate = course.Certificate is { } link ? Mrkdwn.Of($" · {CourseText.LinkTo(link, "your certificate")}") : Mrkdwn.Empty;
        yield return new Section(CourseText.Link(course) + Mrkdwn.Of($"\nYou said you did it on {CourseText.Day(course.DoneOn!.Value)}.{certificate}\n{CourseText.Facts(course)}"));
        yield return new Actions(
        [
            CoursesView.ButtonOf("Change what I said", CoursesView.Did, course),
            .. course.IsBroughtBack ? [TakeAwayButtons.Write(course.About, course.Title, "My take-aways")] : Array.Empty<Element>(),
            TakeBackButton(course),
        ]);
    }
}
