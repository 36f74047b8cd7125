using SlackLearningBot.Learning.Quizzes;
using SlackLearningBot.Learning.Wording;

namespace SlackLearningBot.Learning.Content;

/// <summary>The rules for typed questions.</summary>
internal sealed class TypedCheck(Notes notes)
{
    private const int LongestText = 150;
    private const int MostTexts = 20;

    private readonly WeightCheck weights = new(notes);

    public Typed Check(QuestionDraft draft, string id, string ask)
    {
        var rules = new TypedRules(
            notes.OptionalFlag("question-case", "case", draft.Case),
            notes.OptionalFlag("question-spaces", "spaces", draft.Spaces),
            notes.OptionalFlag("question-diacritics", "diacritics", draft.Diacritics));
        var accepted = CheckAccepted(draft, rules);
        return new Typed(id, ask, accepted, rules, notes.OptionalText("question-why", draft.Why, 300)) { Wrong = CheckWrong(draft, accepted, rules) };
    }

    private List<string> CheckAccepted(QuestionDraft draft, TypedRules rules)
    {
        if (draft.Answer is not null && draft.Accept.Count > 0)
        {
            notes.Error(draft.Answer.At, "question-answer-misplaced", "Found both answer: and accept:, expected one of them. Move the answer to the front of accept:.");
        }

        var given = draft.Accept.Count > 0 ? draft.Accept : draft.Answer is { } only ? [only] : [];
        if (given.Count is 0 or > MostTexts)
        {
            notes.Error(draft.At, "question-accept-count", $"Found {given.Count} accepted answers, expected 1 to {MostTexts}. Write accept: [one, another].");
        }

        var accepted = new List<string>();
        foreach (var raw in given)
        {
            var text = notes.Text("accept-text", raw, draft.At, LongestText);
            if (text.Length > 0 && TypedText.Fold(text, rules).Length == 0)
            {
                notes.Error(raw.At, "accept-text-missing", "Found an accepted answer without a letter that counts. Write a word.");
            }
            else if (accepted.Exists(other => TypedText.Fold(other, rules) == TypedText.Fold(text, rules)))
            {
                notes.Warning(raw.At, "accept-repeated", $"'{Excerpt.Of(text, 60)}' is the same answer as one before it, by the rules of this question. Remove it, or set case:, spaces: or diacritics:.");
            }

            accepted.Add(text);
        }

        if (accepted.Count > 0 && accepted.TrueForAll(text => NumberText.Read(text).Count > 0))
        {
            notes.Warning(given[0].At, "typed-number", "The answer is a number. Use type: numeric, which reads 1000, 1,000 and 1e3 alike.");
        }

        return accepted;
    }

    private List<WrongAnswer> CheckWrong(QuestionDraft draft, List<string> accepted, TypedRules rules)
    {
        if (draft.Wrong.Count > MostTexts)
        {
            notes.Error(draft.Wrong[MostTexts].At, "question-wrong-count", $"Found {draft.Wrong.Count} wrong answers, expected at most {MostTexts}. Remove some.");
        }

        var wrong = new List<WrongAnswer>();
        foreach (var item in draft.Wrong)
        {
            var text = notes.Text("wrong-text", item.Text, item.At, LongestText);
            var folded = TypedText.Fold(text, rules);
            if (folded.Length > 0 && accepted.Exists(other => TypedText.Fold(other, rules) == folded))
            {
                notes.Error(item.At, "wrong-accepted", $"Found the wrong answer '{Excerpt.Of(text, 60)}', which is accepted by the rules of this question. Remove it, or set case:, spaces: or diacritics: true.");
            }
            else if (folded.Length > 0 && wrong.Exists(other => TypedText.Fold(other.Text, rules) == folded))
            {
                notes.Error(item.At, "wrong-repeated", $"Found the wrong answer '{Excerpt.Of(text, 60)}' twice. Remove one of them.");
            }

            if ((item.Answer ?? item.Tolerance ?? (item.Range.Count > 0 ? item.Range[0] : null)) is { } stray)
            {
                notes.Error(stray.At, "wrong-key-misplaced", "Found answer:, tolerance: or range: at a wrong text, expected text:. Write the answer there, or use type: numeric.");
            }

            wrong.Add(new WrongAnswer(text, notes.OptionalText("wrong-why", item.Why, 300)) { Weight = weights.ReadWrong(item.Weight) });
        }

        return wrong;
    }
}
