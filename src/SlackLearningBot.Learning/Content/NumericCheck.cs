namespace SlackLearningBot.Learning.Content;

/// <summary>The rules for numeric questions.</summary>
internal sealed class NumericCheck(Notes notes)
{
    private const int MostWrong = 20;

    private readonly NumberCheck numbers = new(notes);
    private readonly WeightCheck weights = new(notes);

    /// <returns>The question; null when its numbers cannot be used.</returns>
    public Numeric? Check(QuestionDraft draft, string id, string ask)
    {
        var unit = CheckUnit(draft.Unit);
        var why = notes.OptionalText("question-why", draft.Why, 300);
        if (numbers.Read(draft.At, draft.Answer, draft.Tolerance, draft.Range) is not { } right)
        {
            return null;
        }

        var question = new Numeric(id, ask, right.Low, right.High, right.Exact, unit, why);
        return draft.Wrong.Count == 0 ? question : question with { Wrong = CheckWrong(draft, right) };
    }

    private List<WrongNumber> CheckWrong(QuestionDraft draft, NumberSpan right)
    {
        if (draft.Wrong.Count > MostWrong)
        {
            notes.Error(draft.Wrong[MostWrong].At, "question-wrong-count", $"Found {draft.Wrong.Count} wrong answers, expected at most {MostWrong}. Remove some.");
        }

        var (wrong, spans) = (new List<WrongNumber>(), new List<NumberSpan>());
        foreach (var item in draft.Wrong)
        {
            if (item.Text is { } stray)
            {
                notes.Error(stray.At, "wrong-key-misplaced", "Found text: at a wrong number, expected answer: or range:. Write the number in answer:.");
            }
            else if (numbers.Read(item.At, item.Answer, item.Tolerance, item.Range) is { } span)
            {
                CheckReach(item.At, span, right, spans);
                spans.Add(span);
                wrong.Add(new WrongNumber(span.Low, span.High, span.Exact, notes.OptionalText("wrong-why", item.Why, 300)) { Weight = weights.ReadWrong(item.Weight) });
            }
        }

        return wrong;
    }

    /// <summary>One that lies in what is taken before it would never be taken.</summary>
    private void CheckReach(At at, NumberSpan span, NumberSpan right, List<NumberSpan> before)
    {
        if (right.Covers(span))
        {
            notes.Error(at, "wrong-accepted", $"Found the wrong number {span.Exact ?? span.Low}, which is right by this question's own answer. Remove it.");
        }
        else if (before.Exists(other => other.Covers(span)))
        {
            notes.Error(at, "wrong-repeated", $"Found the wrong number {span.Exact ?? span.Low}, which one before it holds already. Remove it, or put the narrower one first.");
        }
    }

    private string? CheckUnit(Raw? raw)
    {
        var unit = notes.OptionalText("question-unit", raw, 20);
        if (unit is not null && (char.IsDigit(unit[0]) || unit[0] is '+' or '-' or '.' or ','))
        {
            notes.Error(raw!.At, "question-unit", $"Found the unit '{Notes.Show(raw)}', expected something that is no number, such as kg or %. Write the number alone in answer:.");
        }

        return unit;
    }
}
