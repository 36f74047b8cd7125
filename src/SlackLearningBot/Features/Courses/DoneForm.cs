using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Courses;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Courses;

/// <summary>"I did it": when, and where the certificate is.</summary>
internal static class DoneForm
{
    public const string Callback = "courses.done";
    public const string Day = "done_day";
    public const string Certificate = "done_certificate";

    private const int MostYears = 60;

    public static ModalView Render(Course course, DateOnly today) => new(
        "I did it",
        [
            new Section(CourseText.Link(course) + Mrkdwn.Of($"\n{CourseText.Facts(course)}")),
            new Input("On which day were you done?", new DatePicker(Day, course.DoneOn ?? today), BlockId: Day),
            new Input(
                "Where is your certificate?", new UrlInput(Certificate, course.Certificate, Placeholder: "https://…"),
                Hint: "If there is one. Only you see it: no setting shows it to anybody else, and nothing is fetched from there.", Optional: true, BlockId: Certificate),
            .. course.DoneOn is null ? Array.Empty<Block>() : [new Actions([MineView.TakeBackButton(course)])],
            new Context([Mrkdwn.Of($"I ask nobody whether it is so. It shows in `/learn progress` and in your *Home* tab, apart from what you learnt here.")]),
        ],
        submit: "Say so",
        close: "Cancel",
        callbackId: Callback,
        privateMetadata: CoursesJson.Write(new CourseChoice(course.CourseId)));

    /// <summary>Null with what is wrong, by block.</summary>
    public static (DateOnly Day, string? Certificate)? Read(StateValues state, DateOnly today, Dictionary<string, string> wrong)
    {
        var day = state.Date(Day, Day);
        if (day is null || day > today || day < today.AddYears(-MostYears))
        {
            wrong[Day] = day > today ? "That day has not come yet. Say it when you are done." : "Please choose the day.";
        }

        string? certificate = null;
        switch (state.Text(Certificate, Certificate)?.Trim() is { Length: > 0 } typed ? LinkReading.Read(typed, isSecure: true) : null)
        {
            case LinkReading.Good good:
                certificate = good.Url;
                break;
            case LinkReading.Wrong bad:
                wrong[Certificate] = bad.Why;
                break;
        }

        return wrong.Count > 0 ? null : (day!.Value, certificate);
    }

    private static Block[] TakenAway(Course course, TakeAwayStanding standing)
    {
        return standing switch
        {
            TakeAwayStanding.WillBeAsked => [Line("What did you take away? In a few working days I ask you once.", "Write it down now")],
            TakeAwayStanding.Open => [Line("What did you take away?", "Write it down now")],
            TakeAwayStanding.Written => [Line("What you took away is written down.", "My take-aways")],
            _ => [],
        };

        Section Line(string text, string button) => new(Mrkdwn.Of($"{text}"), Accessory: TakeAwayButtons.Write(course.About, course.Title, button));
    }

    /// <param name="course">With what they said.</param>
    /// <param name="standing">Of what they bring back from there.</param>
    public static SlackMessage Said(Course course, TakeAwayStanding standing)
    {
        var text = Mrkdwn.Of($"You said you did {CourseText.Link(course)} on {CourseText.Day(course.DoneOn!.Value)}.");
        return new SlackMessage(text,
        [
            new Section(text),
            .. TakenAway(course, standing),
            new Context([Mrkdwn.Of($"Only you see that. `/learn courses mine` shows all of it, and takes it back.")]),
        ]);
    }
}
