using System.Globalization;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Exchange.Gift;
using SlackLearningBot.Learning.Wording;

namespace SlackLearningBot.Learning.Exchange;

/// <summary>
/// A question of another system as a draft of ours, or why it cannot be asked here. What a file says and our questions have no place for is never
/// dropped without a word: it is a warning where the question stays what it was, and a refusal where it would become another one.
/// </summary>
internal sealed class ForeignDraft(string file, PlainWords plain, List<ContentWarning> warnings)
{
    private const int LongestWhy = 300;
    private const int MostAnswers = 50;

    /// <exception cref="NotAskedException">It cannot be asked.</exception>
    public QuestionDraft Of(ForeignQuestion question, string id)
    {
        // More than any type has: what compares each with each is not asked to.
        if (Answers(question) is var count and > MostAnswers)
        {
            throw new NotAskedException("gift-answers-many", $"Found {count} answers, which is more than any question can have here. Divide it.");
        }

        var at = new At(file, question.Line);
        var draft = new QuestionDraft { At = at, Id = new Raw(id, at), Ask = new Raw(Words(question.Stem, "gift-words-stem"), at) };
        return question switch
        {
            ForeignQuestion.Choice choice => Choice(draft, choice),
            ForeignQuestion.TrueFalse statement => draft with
            {
                Type = new Raw("true-false", at),
                Options =
                [
                    new OptionDraft(at, new Raw("True", at), Flag(at, statement.Answer), Why(at, statement.Answer ? [statement.WhyRight, statement.GeneralFeedback] : [statement.WhyWrong])),
                    new OptionDraft(at, new Raw("False", at), Flag(at, !statement.Answer), Why(at, statement.Answer ? [statement.WhyWrong] : [statement.WhyRight, statement.GeneralFeedback])),
                ],
            },
            ForeignQuestion.ShortAnswer words => Typed(draft, words),
            ForeignQuestion.Numerical numbers => Numeric(draft, numbers),
            ForeignQuestion.Matching matching => draft with
            {
                Type = new Raw("matching", at),
                Pairs = [.. matching.Pairs.Where(pair => pair.Left.Text.Length > 0).Select(pair => new PairDraft(at, new Raw(Words(pair.Left, "gift-words-option"), at), new Raw(pair.Right, at)))],
                Decoys = [.. matching.Pairs.Where(pair => pair.Left.Text.Length == 0).Select(pair => new Raw(pair.Right, at))],
                Why = Why(at, [matching.GeneralFeedback]),
            },
            ForeignQuestion.Essay => throw new NotAskedException("gift-essay", "Found an essay ({}), which nobody can grade by rules. Ask for a word, a number or a choice instead."),
            _ => throw new NotAskedException("gift-description", "Found a text without answers in braces, so there is nothing to ask. Write {…} behind a question; put a text to read into a lesson."),
        };
    }

    private static int Answers(ForeignQuestion question) => question switch
    {
        ForeignQuestion.Choice choice => choice.Options.Count,
        ForeignQuestion.ShortAnswer words => words.Answers.Count,
        ForeignQuestion.Numerical numbers => numbers.Answers.Count,
        ForeignQuestion.Matching matching => matching.Pairs.Count,
        _ => 0,
    };

    private QuestionDraft Choice(QuestionDraft draft, ForeignQuestion.Choice choice)
    {
        var right = choice.Options.Where(option => choice.IsSingle ? option.Percent == 100 : option.Percent > 0).ToList();
        if (right.Count == 0)
        {
            throw new NotAskedException("gift-no-right", "Found options of which none is right. Write = before the right one, or a weight such as ~%50% before each of several.");
        }

        if (choice.IsSingle && right.Count > 1)
        {
            throw new NotAskedException("gift-two-right", $"Found {right.Count} options with =, of which learners would choose one. Write ~%50% before each to have all of them ticked.");
        }

        return draft with
        {
            Type = choice.IsSingle ? null : new Raw("multiple", draft.At),
            Options = [.. choice.Options.Select(option => new OptionDraft(
                draft.At,
                new Raw(Words(option.Text, "gift-words-option"), draft.At),
                Flag(draft.At, right.Contains(option)),
                Why(draft.At, ReferenceEquals(option, right[0]) ? [option.Feedback, choice.GeneralFeedback] : [option.Feedback]))
            {
                Weight = choice.IsSingle && right.Contains(option) ? null : Weight(draft.At, option.Percent),
            })],
        };
    }

    private QuestionDraft Typed(QuestionDraft draft, ForeignQuestion.ShortAnswer words)
    {
        var known = words.Answers.Where(answer => answer.Text.Text != "*").ToList();
        if (known.Find(answer => answer.Percent == 100 && HasWildcard(answer.Text.Text)) is { } pattern)
        {
            throw new NotAskedException("gift-wildcard", $"Found “{Excerpt.Of(pattern.Text.Text, 40)}”, where * stands for anything. Write out what is accepted; slips of the fingers are forgiven.");
        }

        WarnOfRest(draft.At, words.Answers.Where(answer => answer.Text.Text == "*").Select(answer => (answer.Percent, answer.Feedback)));
        var right = known.Where(answer => answer.Percent == 100).ToList();
        if (right.Count == 0)
        {
            throw new NotAskedException("gift-no-right", "Found no answer that is fully right. Write = before it, without a weight.");
        }

        if (known.Find(answer => answer.Percent < 100 && HasWildcard(answer.Text.Text)) is { } some)
        {
            Warn(draft.At, "gift-wildcard-wrong", $"Found “{Excerpt.Of(some.Text.Text, 40)}”, where * stands for anything; it was left away, so who types that is wrong without its feedback and weight. Write out what is meant.");
        }

        return draft with
        {
            Type = new Raw("typed", draft.At),
            Accept = [.. right.Select(answer => new Raw(Typeable(answer), draft.At))],
            Wrong = [.. known.Where(answer => answer.Percent < 100 && !HasWildcard(answer.Text.Text)).Select(answer =>
                new WrongDraft(draft.At, new Raw(Typeable(answer), draft.At), Why(draft.At, [answer.Feedback])) { Weight = Weight(draft.At, answer.Percent) })],
            Why = Why(draft.At, [right[0].Feedback, words.GeneralFeedback]),
        };
    }

    private QuestionDraft Numeric(QuestionDraft draft, ForeignQuestion.Numerical numbers)
    {
        var right = numbers.Answers.Where(answer => answer is { Low: not null, Percent: 100 }).ToList();
        if (right.Count != 1)
        {
            throw new NotAskedException("gift-numbers", $"Found {right.Count} numbers that are fully right, expected one. Write a range such as {{#1..5}}, or one number with a tolerance.");
        }

        WarnOfRest(draft.At, numbers.Answers.Where(answer => answer.Low is null).Select(answer => (answer.Percent, answer.Feedback)));
        return draft with
        {
            Type = new Raw("numeric", draft.At),
            Answer = Answer(draft.At, right[0]),
            Tolerance = Tolerance(draft.At, right[0]),
            Range = Range(draft.At, right[0]),
            Wrong = [.. numbers.Answers.Where(answer => answer is { Low: not null, Percent: not 100 }).Select(answer => new WrongDraft(draft.At, null, Why(draft.At, [answer.Feedback]))
            {
                Answer = Answer(draft.At, answer),
                Tolerance = Tolerance(draft.At, answer),
                Range = Range(draft.At, answer),
                Weight = Weight(draft.At, answer.Percent),
            })],
            Why = Why(draft.At, [right[0].Feedback, numbers.GeneralFeedback]),
        };
    }

    private static Raw? Answer(At at, ForeignNumber number) => number.Exact is { } exact ? new Raw(Show(exact), at) : null;

    private static Raw? Tolerance(At at, ForeignNumber number) => number.Exact is { } exact && number.High > exact ? new Raw(Show(number.High.Value - exact), at) : null;

    private static IReadOnlyList<Raw> Range(At at, ForeignNumber number) => number.Exact is null ? [new Raw(Show(number.Low!.Value), at), new Raw(Show(number.High!.Value), at)] : [];

    /// <exception cref="NotAskedException">Whatever is typed would be right.</exception>
    private void WarnOfRest(At at, IEnumerable<(decimal Percent, ForeignText? Feedback)> rest)
    {
        foreach (var (percent, feedback) in rest)
        {
            if (percent == 100)
            {
                throw new NotAskedException("gift-wildcard", "Found * as a right answer, so that whatever is typed would be right. Write out what is accepted.");
            }

            if (percent != 0 || feedback is not null)
            {
                Warn(at, "gift-rest", "Found feedback or a weight for whatever else is typed, which has no place here. Who is wrong reads the right answer and its reason.");
            }
        }
    }

    /// <summary>A text as words, never nothing: what is only mark-up (an option "&lt;b&gt;" in HTML) would be shown empty.</summary>
    private string Words(ForeignText text, string rule)
    {
        var words = plain(text).Trim();
        return words.Length > 0 || text.Text.Length == 0
            ? words
            : throw new NotAskedException(rule, $"Found “{Excerpt.Of(text.Text, 40)}”, of which no words remain without its mark-up. Write &lt; for the sign <, or [plain] before the text.");
    }

    /// <summary>Moodle keeps typed answers as they are, whatever the question's format; only an escaped star is a star.</summary>
    private static string Typeable(ForeignOption answer) => answer.Text.Text.Replace("\\*", "*", StringComparison.Ordinal);

    private static bool HasWildcard(string text) => text.Replace("\\*", "", StringComparison.Ordinal).Contains('*', StringComparison.Ordinal);

    private Raw? Why(At at, IReadOnlyList<ForeignText?> feedback)
    {
        var words = string.Join(' ', feedback.OfType<ForeignText>().Select(text => plain(text).Trim()).Where(text => text.Length > 0));
        if (words.Length > LongestWhy)
        {
            Warn(at, "gift-feedback-cut", $"Found feedback of {words.Length} characters, of which learners see the first {LongestWhy}. Shorten it.");
        }

        return words.Length > 0 ? new Raw(Excerpt.OfWords(words, LongestWhy), at) : null;
    }

    private void Warn(At at, string rule, string message) => warnings.Add(new ContentWarning(at.File, at.Line, rule, message));

    /// <summary>None for what counts nothing in any case.</summary>
    private Raw? Weight(At at, decimal percent)
    {
        if (!GiftWeight.IsListed(percent) && !warnings.Exists(warning => warning.Rule == "gift-weight-unlisted"))
        {
            Warn(at, "gift-weight-unlisted", $"Found the weight %{Show(percent)}%, which is kept here; Moodle's importer refuses it unless told to take the nearest of its own. Is it meant?");
        }

        return percent == 0 ? null : new Raw($"{Show(percent)}%", at);
    }

    private static Raw Flag(At at, bool flag) => new(flag ? "true" : "false", at);

    private static string Show(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);
}

/// <summary>Why a question that was read cannot be asked here.</summary>
internal sealed class NotAskedException(string rule, string message) : Exception(message)
{
    public string Rule { get; } = rule;
}
