using SlackLearningBot.Blocks.Markdown;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Quizzes;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Blocks;

/// <summary>What became of a question: what was answered, whether it was right and why, and the right answer when it was not.</summary>
internal static class QuestionResult
{
    /// <summary>What the reasons of a multiple choice may take together, so that they stay one block.</summary>
    private const int MostReasons = 1200;

    public static IReadOnlyList<Block> Render(Question question, GivenAnswer given)
    {
        var today = Today(question, given);
        List<Run> runs = [new(question.Ask, Marks.Bold)];
        runs.AddRange((question, today) switch
        {
            (MultipleChoice multiple, { } result) => Ticked(multiple, given, result),
            (Typed, { } result) => Written(given, result),
            (Matching matching, { } result) => Matched(matching, given, result),
            (Ordering ordering, { } result) => Ordered(ordering, given, result),
            (_, { } result) => One(given, result),
            (_, null) => [.. Headed(given, given.ChosenText), .. Verdict(given, null), .. RightOf(question, given)],
        });
        return QuestionText.Exactly(runs);
    }

    /// <summary>As it was graded then; details only where the question of today would still say the same of it. What was asked back and not meant is wrong.</summary>
    private static QuizResult.Graded? Today(Question question, GivenAnswer given)
    {
        var result = given.Raw.On(question) is { } answer ? Quiz.Grade(question, answer) : null;
        if (result is QuizResult.NearMiss near && question is Typed typed)
        {
            result = AskedBack.Grade(typed, given.Raw.Written!, near.Meant, isMeant: false);
        }

        return result is QuizResult.Graded graded && graded.Right == given.IsRight ? graded : null;
    }

    private static IEnumerable<Run> One(GivenAnswer given, QuizResult.Graded result) =>
        [.. Headed(given, given.ChosenText), .. Verdict(given, result.Why), .. given.IsRight ? [] : TheRight("The right answer: ", result)];

    private static IEnumerable<Run> Written(GivenAnswer given, QuizResult.Graded result) => given.Raw.Meant is { } meant && given.IsRight
        ? [.. Headed(given, given.ChosenText), .. Verdict(given, result.Why), Run.Break, new Run("It is spelled "), new Run(meant, Marks.Bold), new Run(".")]
        : One(given, result);

    private static IEnumerable<Run> Ticked(MultipleChoice question, GivenAnswer given, QuizResult.Graded result)
    {
        var most = MostReasons / question.Options.Count;
        foreach (var option in question.Options.Where(option => given.Raw.Chosen!.Contains(option.Text)))
        {
            yield return Run.Break;
            yield return new Run($"{(option.Right ? "✅" : "❌")} {option.Text}{Reason(option, most)}");
        }

        foreach (var missed in result.Missed)
        {
            yield return Run.Break;
            yield return new Run("Missed: ");
            yield return new Run(missed.Text, Marks.Bold);
            yield return new Run(Reason(missed, most));
        }

        foreach (var run in Verdict(given, null))
        {
            yield return run;
        }
    }

    private static IEnumerable<Run> Matched(Matching question, GivenAnswer given, QuizResult.Graded result)
    {
        foreach (var (left, chosen) in given.Raw.Pairs!)
        {
            var right = question.Pairs.First(pair => pair.Left == left).Right;
            yield return Run.Break;
            yield return new Run(right == chosen ? $"✅ {left} → {chosen}" : $"❌ {left} → {chosen}; right: ");
            yield return right == chosen ? new Run("") : new Run(right, Marks.Bold);
        }

        foreach (var run in Tallied(given, result))
        {
            yield return run;
        }
    }

    private static IEnumerable<Run> Ordered(Ordering question, GivenAnswer given, QuizResult.Graded result)
    {
        foreach (var (item, at) in given.Raw.Order!.Select((item, at) => (item, at)))
        {
            yield return Run.Break;
            yield return new Run($"{(question.Items[at] == item ? "✅" : "❌")} {QuestionForm.PlaceName(at)}: {item}");
        }

        if (!given.IsRight)
        {
            yield return Run.Break;
            yield return new Run("The right order: ");
            yield return new Run(result.RightAnswer, Marks.Bold);
        }

        foreach (var run in Tallied(given, result))
        {
            yield return run;
        }
    }

    private static IEnumerable<Run> Tallied(GivenAnswer given, QuizResult.Graded result) => given.IsRight || result.Tally is not { } tally
        ? Verdict(given, result.RightWhy)
        : Verdict(given, string.Join(' ', new[] { $"{tally.Right} of {tally.Of} stand right.", result.RightWhy }.Where(part => part is not null)));

    private static IEnumerable<Run> TheRight(string words, QuizResult.Graded result) =>
        [Run.Break, new Run(words), new Run(result.RightAnswer, Marks.Bold), .. result.RightWhy is { Length: > 0 } why ? new[] { Run.Break, new Run(why) } : []];

    /// <summary>What counts today, for an answer to what was asked before.</summary>
    private static IEnumerable<Run> RightOf(Question question, GivenAnswer given) =>
        !given.IsRight && question is SingleChoice or TrueFalse && ((ChoiceQuestion)question).Options.FirstOrDefault(option => option.Right) is { } right && right.Text != given.ChosenText
            ? [Run.Break, new Run("The right answer: "), new Run(right.Text, Marks.Bold), .. right.Why is { Length: > 0 } why ? new[] { Run.Break, new Run(why) } : []]
            : [];

    private static IEnumerable<Run> Headed(GivenAnswer given, string words) => [Run.Break, new Run(given.IsRight ? "✅ " : "❌ "), new Run(words)];

    private static IEnumerable<Run> Verdict(GivenAnswer given, string? why) =>
        [Run.Break, new Run(given.IsRight ? "Right." : "Not quite.", Marks.Bold), .. given.IsGuess ? new[] { new Run(" You guessed, so it comes again sooner.") } : [], .. why is { Length: > 0 } ? new[] { new Run(" " + why) } : []];

    private static string Reason(AnswerOption option, int most) => option.Why is { Length: > 0 } why ? $" – {SlackText.Truncate(why, most)}" : "";
}
