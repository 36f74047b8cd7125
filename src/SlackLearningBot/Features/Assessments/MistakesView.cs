using SlackLearningBot.Blocks;
using SlackLearningBot.Blocks.Markdown;
using SlackLearningBot.Learning.Quizzes;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Assessments;

/// <summary>What to look at again, page by page: what was answered, what is right and why, and where to read it up.</summary>
internal static class MistakesView
{
    public const string OpenName = "assessment.mistakes";
    public const string PageName = "assessment.mistakes-page";

    /// <summary>Few enough for a dialog, whatever they say.</summary>
    private const int PageSize = 8;

    public static Button Open(Guid attempt) => new(
        new PlainText("What to look at again"), OpenName, AssessmentsJson.Write(new MistakesValue(attempt, 0)));

    public static ModalView Render(AttemptFacts facts, IReadOnlyList<Mistake> mistakes, int page)
    {
        var pages = Math.Max(1, (mistakes.Count + PageSize - 1) / PageSize);
        page = Math.Clamp(page, 0, pages - 1);
        Element[] turn =
        [
            .. page > 0 ? [Turn("Back", page - 1)] : Array.Empty<Element>(),
            .. page + 1 < pages ? [Turn("More", page + 1)] : Array.Empty<Element>(),
        ];
        return new ModalView(
            new PlainText("To look at again"),
            [
                new Context([Mrkdwn.Of($"*{AssessmentText.Bold(facts.Assigned.Title)}*, attempt {facts.Attempt.Number}  ·  {(mistakes.Count == 0 ? "nothing, everything was right" : AssessmentText.Questions(mistakes.Count))}  ·  only you see this")]),
                .. facts.Assigned.HidesAnswers(facts.Now) ? [new Section(facts.Assigned.IsTakenBack
                    ? Mrkdwn.Of($"It was taken back and may be given again, so the right answers do not show: only what to look at, and where.")
                    : Mrkdwn.Of($"You can try again, so the right answers show once you have passed or have no attempt left. Until then: what to look at, and where."))] : Array.Empty<Block>(),
                .. mistakes.Skip(page * PageSize).Take(PageSize).SelectMany(mistake => (IEnumerable<Block>)
                [
                    .. facts.Assigned.HidesAnswers(facts.Now) ? Hidden(mistake) : Of(mistake),
                    .. MistakeNotes.Unclear(mistake, facts.Attempt.AttemptId),
                    new Divider(),
                ]),
                .. turn.Length > 0 ? [new Actions(turn)] : Array.Empty<Block>(),
            ],
            close: new PlainText("Close"));

        Button Turn(string words, int to) => new(new PlainText(words), ActionId.Of(PageName, to), AssessmentsJson.Write(new MistakesValue(facts.Attempt.AttemptId, to)));
    }

    private static IEnumerable<Block> Of(Mistake mistake) =>
    [
        .. mistake.Given is { } given ? QuestionResult.Render(mistake.Question, given) : Unanswered(mistake),
        .. MistakeNotes.Credit(mistake),
        new Context([Mrkdwn.Of($"From the lesson “{SlackText.Truncate(mistake.LessonTitle, 200)}”.")]),
        .. mistake.Source is { } source ? [LessonCardText.Origin(source)] : Array.Empty<Block>(),
    ];

    /// <summary>Without what would be the answer of the next attempt.</summary>
    private static IEnumerable<Block> Hidden(Mistake mistake) =>
    [
        .. QuestionText.Exactly(
        [
            new Run(mistake.Question.Ask, Marks.Bold), Run.Break,
            new Run(mistake.Given is { } given ? $"❌ {given.ChosenText}" : "Not answered."),
        ]),
        .. MistakeNotes.Credit(mistake),
        new Context([Mrkdwn.Of($"From the lesson “{SlackText.Truncate(mistake.LessonTitle, 200)}”.")]),
    ];

    private static IReadOnlyList<Block> Unanswered(Mistake mistake)
    {
        var right = RightAnswer.Of(mistake.Question);
        return QuestionText.Exactly(
        [
            new Run(mistake.Question.Ask, Marks.Bold), Run.Break, new Run("Not answered. The right answer: "), new Run(right.Words, Marks.Bold),
            .. right.Why is { Length: > 0 } why ? new[] { Run.Break, new Run(why) } : [],
        ]);
    }
}
