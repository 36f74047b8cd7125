using System.Globalization;
using SlackLearningBot.Learning.Courses;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Courses;

/// <summary>The form in which something to learn elsewhere is described: nobody fetches it from the net.</summary>
internal static class CourseForm
{
    public const string Callback = "courses.describe";

    private const string Prefix = "course_";

    private static readonly Option[] Kinds = [.. CourseKinds.All.Select(kind => Option.Plain($"{kind}", CourseKinds.NameOf(kind)))];

    /// <param name="url">Its address, as it is kept.</param>
    /// <param name="isOwner">Whether it is published at once.</param>
    public static ModalView New(string url, bool isOwner) => Form(
        isOwner ? "Add it" : "Propose it",
        isOwner
            ? Mrkdwn.Of($"Everybody finds it at once. I read nothing at that address: say what colleagues should know.")
            : Mrkdwn.Of($"An owner of this workspace's learning looks at it before everybody finds it. I read nothing at that address: say what colleagues should know."),
        new CourseDraft(null, url, CourseKinds.NameOf(CourseKind.Course), null, null),
        null);

    /// <summary>For an owner who changes one.</summary>
    public static ModalView Change(Course course) => Form(
        "Save it",
        Mrkdwn.Of($"What people said about it stays as it is."),
        new CourseDraft(course.Title, course.Url, course.Kind, course.Hours?.ToString("0.##", CultureInfo.InvariantCulture), string.Join(", ", course.Skills)),
        CoursesJson.Write(new CourseChoice(course.CourseId)));

    private static ModalView Form(string submit, Mrkdwn what, CourseDraft draft, string? metadata) => new(
        "To learn elsewhere",
        [
            new Section(what),
            new Input("What is it called?", new PlainTextInput(Block(CourseField.Title), draft.Title, MaxLength: CourseCheck.LongestTitle), BlockId: Block(CourseField.Title)),
            new Input("Where is it?", new UrlInput(Block(CourseField.Url), draft.Url), BlockId: Block(CourseField.Url)),
            new Input("What is it?", new StaticSelect(Block(CourseField.Kind), Kinds, InitialOption: Kinds.First(kind => kind.Value == draft.Kind)), BlockId: Block(CourseField.Kind)),
            new Input(
                "How long does it take?", new PlainTextInput(Block(CourseField.Hours), draft.Hours, MaxLength: 20, Placeholder: "1.5, 90 min or 1:30"),
                Hint: "In hours; leave it empty when you do not know.", Optional: true, BlockId: Block(CourseField.Hours)),
            new Input(
                "What is it about?", new PlainTextInput(Block(CourseField.Skills), draft.Skills, MaxLength: 500, Placeholder: "sql, public-speaking"),
                Hint: "Skills, with commas between them.", Optional: true, BlockId: Block(CourseField.Skills)),
        ],
        submit: submit,
        close: "Cancel",
        callbackId: Callback,
        privateMetadata: metadata);

    /// <summary>What was filled in; null with what is wrong, by block.</summary>
    public static CourseEntry? Read(StateValues state, out IReadOnlyDictionary<string, string> wrong)
    {
        var entry = CourseCheck.Read(
            new CourseDraft(
                Text(CourseField.Title), Text(CourseField.Url), state.Selected(Block(CourseField.Kind), Block(CourseField.Kind)), Text(CourseField.Hours), Text(CourseField.Skills)),
            out var problems);
        wrong = problems.ToDictionary(problem => Block(problem.Field), problem => problem.Message);
        return entry;

        string? Text(CourseField field) => state.Text(Block(field), Block(field));
    }

    public static IReadOnlyDictionary<string, string> TakenUrl { get; } =
        new Dictionary<string, string> { [Block(CourseField.Url)] = "Another entry has this address already. /learn add with the address shows it." };

    public static string Block(CourseField field) => Prefix + field.ToString().ToLowerInvariant();
}
