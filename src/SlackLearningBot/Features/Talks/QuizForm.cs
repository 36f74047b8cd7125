using SlackLearningBot.Blocks.Markdown;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Gatherings;
using SlackLearningBot.Learning.Mentoring.People;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Talks;

/// <summary>The form in which speakers write up to three questions; what is proposed is made of the take-aways.</summary>
internal static class QuizForm
{
    public const string Callback = "talk.quiz_form";
    public const int MostQuestions = 3;

    private const int LongestAsk = 250;
    private const int LongestAnswer = 75;
    private const int MostWrong = 4;
    private const int LongestTitle = 120;

    public static string Ask(int number) => $"talk_ask_{number}";

    public static string Answer(int number) => $"talk_answer_{number}";

    public static string Wrong(int number) => $"talk_wrong_{number}";

    /// <param name="talk">What it is about.</param>
    /// <param name="questions">As they are now; none: those that are proposed.</param>
    public static ModalView Render(Talk talk, IReadOnlyList<Question> questions)
    {
        IReadOnlyList<(string Ask, string Answer, string Wrong)> filled = questions.Count > 0
            ? [.. questions.Select(FieldsOf)]
            : [.. talk.TakeAwayLines.Select(TakeAwayDraft.Of).OfType<TakeAwayDraft>().Where(Fits).Select(draft => (draft.Ask, draft.Answer, ""))];
        return new ModalView(
            "Questions",
            [
                new Section(Mrkdwn.Of($"Up to three questions about “{talk.Title}”. Whoever was there is asked them a day later, and again just before they would be forgotten. From six weeks on, once at least five were asked again after a month, you hear how many still know it.")),
                .. Enumerable.Range(0, MostQuestions).SelectMany(number => Fields(number, filled.ElementAtOrDefault(number))),
            ],
            submit: "Ask them",
            close: "Cancel",
            callbackId: Callback,
            privateMetadata: TalkValues.Of(new QuizFields(talk.TalkId, [.. questions.Select(question => question.Id)])));
    }

    /// <summary>Slack opens no form whose fields are filled with more than they hold.</summary>
    private static bool Fits(TakeAwayDraft draft) => draft.Ask.Length <= LongestAsk && draft.Answer.Length <= LongestAnswer;

    /// <summary>A question as it stands in its fields.</summary>
    public static (string Ask, string Answer, string Wrong) FieldsOf(Question question) => question switch
    {
        SingleChoice single => (single.Ask, single.Options.First(option => option.Right).Text, string.Join(", ", single.Options.Where(option => !option.Right).Select(option => option.Text))),
        Typed typed => (typed.Ask, typed.Accepted[0], ""),
        _ => (question.Ask, "", ""),
    };

    private static Block[] Fields(int number, (string? Ask, string? Answer, string? Wrong) filled) =>
    [
        new Divider(),
        new Input($"Question {number + 1}", new PlainTextInput(Ask(number), Filled(filled.Ask), MaxLength: LongestAsk), Optional: true, BlockId: Ask(number)),
        new Input("The right answer", new PlainTextInput(Answer(number), Filled(filled.Answer), MaxLength: LongestAnswer), Optional: true, BlockId: Answer(number)),
        new Input(
            "Wrong answers to choose from",
            new PlainTextInput(Wrong(number), Filled(filled.Wrong)),
            Hint: "With commas between them. Empty: the answer is typed, and a slip of the fingers does not count.",
            Optional: true,
            BlockId: Wrong(number)),
    ];

    private static string? Filled(string? text) => string.IsNullOrEmpty(text) ? null : text;

    /// <summary>At least one; null with what is wrong, by block. Everything comes from a person's client.</summary>
    public static IReadOnlyList<FilledQuestion>? Read(StateValues state, Dictionary<string, string> wrong)
    {
        var questions = new List<FilledQuestion>();
        for (var number = 0; number < MostQuestions; number++)
        {
            var (ask, answer) = (Line(state, Ask(number)), Line(state, Answer(number)));
            if (ask.Length == 0 && answer.Length == 0)
            {
                continue;
            }

            if (ask.Length is 0 or > LongestAsk || answer.Length is 0 or > LongestAnswer)
            {
                wrong[ask.Length is 0 or > LongestAsk ? Ask(number) : Answer(number)] = ask.Length == 0 || answer.Length == 0 ? "A question and its answer belong together." : "This is too long.";
                continue;
            }

            var others = TopicList.Read(Line(state, Wrong(number)));
            if (others.Count > MostWrong || others.Any(other => other.Length > LongestAnswer || other.Equals(answer, StringComparison.OrdinalIgnoreCase)))
            {
                wrong[Wrong(number)] = $"Please write at most {MostWrong} wrong answers of at most {LongestAnswer} characters, and not the right one.";
                continue;
            }

            questions.Add(new FilledQuestion(number, ask, answer, others));
        }

        if (questions.Count == 0 && wrong.Count == 0)
        {
            wrong[Ask(0)] = "Please write at least one question, or cancel.";
        }

        return wrong.Count > 0 ? null : questions;
    }

    /// <summary>The lesson that holds them.</summary>
    public static Lesson LessonOf(Talk talk, string owner, IReadOnlyList<Question> questions) => new(
        QuizStore.LessonOf(talk.TalkId),
        Excerpt.Of(talk.Title, LongestTitle),
        LessonFormat.Join,
        talk.Skills,
        string.Join("\n\n", talk.TakeAwayLines),
        SafeUrl.Of(talk.Recording, null),
        talk.Minutes,
        null,
        owner,
        null,
        questions);

    private static string Line(StateValues state, string field) => PlainLine.Of(state.Text(field, field));
}
