using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Programmes;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Programmes;

/// <summary>A simple programme in a form, a step a line.</summary>
internal static class LinesForm
{
    public const string Callback = "programme.new";
    public const string Title = "programme_title";
    public const string Steps = "programme_steps";

    private const int LongestError = 300;
    private const int MostLines = 5;

    private const string Example = """
        -10 watch Why an index is fast https://example.com/video
        -5 read A paper on indexes https://example.com/paper
        > Read the first three pages, and note one question.
        0 session Workshop, 90 min Room 4
        1 recap What we saw https://example.com/notes
        30 do Show a colleague a query you made faster
        """;

    public static ModalView Render() => new(
        "A new programme",
        [
            new Input("What is it called?", new PlainTextInput(Title, MaxLength: ProgrammeCheck.LongestTitle, Placeholder: "SQL for analysts"), BlockId: Title),
            new Input("Its steps, one a line", new PlainTextInput(Steps, InitialValue: Example.ReplaceLineEndings("\n"), Multiline: true), Hint: "Days from the session (or from the start), what to do, a title, a link. A line that begins with > is the text of the step above it.", BlockId: Steps),
            new Context([Mrkdwn.Of(
                $"Kinds: {string.Join(", ", StepKinds.Names)}. `-7 manager do Ask {{name}} …` goes to managers; `2 questions TRACK for 6 weeks`, `-5 lesson LESSON-ID` and `-2 assessment TITLE` name what you have. Other forms of a step are written in a file: `/learn program import`.")]),
        ],
        submit: "Look at it",
        close: "Cancel",
        callbackId: Callback);

    /// <summary>What is wrong, at the field it stands in; lines are those of the field.</summary>
    public static IReadOnlyDictionary<string, string> Wrong(IReadOnlyList<ContentError> errors)
    {
        var wrong = new Dictionary<string, string>();
        foreach (var error in errors)
        {
            var line = error.Line - ProgrammeLines.LinesBefore;
            wrong.TryAdd(IsOfTitle(error) ? Title : Steps, Excerpt.Of(line > 0 ? $"Line {line}: {error.Message}" : error.Message, LongestError));
        }

        return wrong;
    }

    /// <summary>The same of lines that are no steps; null when all can be read.</summary>
    public static IReadOnlyDictionary<string, string>? Unread(string lines)
    {
        var problems = ProgrammeLines.Check(lines);
        if (problems.Count == 0)
        {
            return null;
        }

        var others = problems.Count > 1 ? $" Look at line {string.Join(", ", problems.Skip(1).Take(MostLines).Select(one => one.Line))}, too." : "";
        return new Dictionary<string, string> { [Steps] = Excerpt.Of($"Line {problems[0].Line}: {problems[0].Message}", LongestError) + others };
    }

    private static bool IsOfTitle(ContentError error) =>
        error.Line < ProgrammeLines.LinesBefore && (error.Rule.StartsWith("programme-title", StringComparison.Ordinal) || error.Rule.StartsWith("programme-id", StringComparison.Ordinal));
}
