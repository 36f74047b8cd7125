using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Features.Authoring;

/// <summary>The question's fields as the draft that a Markdown file would give, so that the same rules judge them.</summary>
internal static class FormQuestion
{
    private static readonly string[] BetweenNumbers = ["…", "...", " to ", " - ", "–"];

    public static QuestionDraft Of(IReadOnlyDictionary<string, string> form)
    {
        var type = FormQuestionView.TypeOf(form);
        var draft = new QuestionDraft
        {
            At = FormLesson.At(PlaceOf(type)),
            Id = new Raw($"{form.GetValueOrDefault(FormFields.Id, "")}-1", FormLesson.At(FormFields.Ask)),
            Type = new Raw(type, FormLesson.At(FormFields.Type)),
            Ask = FormLesson.Value(form, FormFields.Ask) ?? new Raw("", FormLesson.At(FormFields.Ask)),
        };
        var why = FormLesson.Value(form, FormFields.Why);
        return type switch
        {
            "multiple" => draft with { Options = [.. Lines(form, FormFields.RightMany, right: true), .. Lines(form, FormFields.WrongMany, right: false)] },
            "true-false" => draft with { Answer = FormLesson.Value(form, FormFields.IsTrue) ?? new Raw("true", FormLesson.At(FormFields.IsTrue)), Why = why },
            "typed" => Typed(draft, form) with { Why = why },
            "numeric" => Numeric(draft, form) with { Why = why },
            "matching" => draft with { Pairs = [.. FormLesson.Parts(form, FormFields.Pairs, '\n').Select(Pair)], Decoys = [.. FormLesson.Parts(form, FormFields.Decoys, '\n')], Why = why },
            "ordering" => draft with { Items = [.. FormLesson.Parts(form, FormFields.Items, '\n')], Why = why },
            _ => draft with { Options = [.. Single(form, why)] },
        };
    }

    private static string PlaceOf(string type) => type switch
    {
        "single" => FormFields.Wrong(1),
        "multiple" => FormFields.RightMany,
        "true-false" => FormFields.IsTrue,
        "typed" => FormFields.Accept,
        "numeric" => FormFields.Answer,
        "matching" => FormFields.Pairs,
        "ordering" => FormFields.Items,
        _ => FormFields.Ask,
    };

    private static IEnumerable<OptionDraft> Single(IReadOnlyDictionary<string, string> form, Raw? why)
    {
        var at = FormLesson.At(FormFields.Right);
        yield return new OptionDraft(at, FormLesson.Value(form, FormFields.Right), new Raw("true", at), why);
        foreach (var number in Enumerable.Range(1, FormFields.MostWrong))
        {
            var text = FormLesson.Value(form, FormFields.Wrong(number));
            var whyWrong = FormLesson.Value(form, FormFields.WhyWrong(number));
            if ((text ?? whyWrong) is not null)
            {
                yield return new OptionDraft(FormLesson.At(FormFields.Wrong(number)), text, null, whyWrong);
            }
        }
    }

    private static IEnumerable<OptionDraft> Lines(IReadOnlyDictionary<string, string> form, string field, bool right) =>
        FormLesson.Parts(form, field, '\n').Select(line => (Line: line, Parts: Halves(line, '|')))
            .Select(one => new OptionDraft(one.Line.At, one.Parts.First, right ? new Raw("true", one.Line.At) : null, one.Parts.Second));

    private static QuestionDraft Typed(QuestionDraft draft, IReadOnlyDictionary<string, string> form)
    {
        var ticked = form.GetValueOrDefault(FormFields.Rules, "").Split(' ');
        Raw? Flag(string rule) => ticked.Contains(rule) ? new Raw("true", FormLesson.At(FormFields.Rules)) : null;
        return draft with
        {
            Accept = [.. FormLesson.Parts(form, FormFields.Accept, '\n')],
            Wrong = [.. FormLesson.Parts(form, FormFields.WrongMany, '\n').Select(line => (Line: line, Parts: Halves(line, '|'))).Select(one => new WrongDraft(one.Line.At, one.Parts.First, one.Parts.Second))],
            Case = Flag("case"),
            Spaces = Flag("spaces"),
            Diacritics = Flag("diacritics"),
        };
    }

    private static QuestionDraft Numeric(QuestionDraft draft, IReadOnlyDictionary<string, string> form)
    {
        var answer = FormLesson.Value(form, FormFields.Answer);
        var range = answer?.Text.Split(BetweenNumbers, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var numbers = range is { Length: 2 }
            ? draft with { Range = [.. range.Select(number => answer! with { Text = number })] }
            : draft with { Answer = answer };
        return numbers with { Tolerance = FormLesson.Value(form, FormFields.Tolerance), Unit = FormLesson.Value(form, FormFields.Unit) };
    }

    private static PairDraft Pair(Raw line)
    {
        var (left, right) = Halves(line, '=');
        return new PairDraft(line.At, left, right);
    }

    private static (Raw First, Raw? Second) Halves(Raw line, char separator) => line.Text.IndexOf(separator, StringComparison.Ordinal) is var at and >= 0
        ? (line with { Text = line.Text[..at].Trim() }, line.Text[(at + 1)..].Trim() is { Length: > 0 } second ? line with { Text = second } : null)
        : (line, null);
}
