using System.Globalization;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Features.Content;

/// <summary>A question as the keys that <see cref="QuestionFields"/> reads.</summary>
internal static class QuestionYaml
{
    public static void Write(YamlWriter yaml, Question question)
    {
        yaml.Text("id", question.Id).Word("type", question is SingleChoice ? null : StoredQuestion.TypeOf(question)).Text("ask", question.Ask);
        if (question.Image is { } image)
        {
            yaml.Below("image", () => yaml.Text("url", image.Url).Text("alt", image.Alt));
        }

        switch (question)
        {
            case TrueFalse statement when statement.Options.All(option => option.Right || option.Why is null):
                var right = statement.Options.First(option => option.Right);
                yaml.Word("answer", right.Text.ToLowerInvariant()).Text("why", right.Why);
                break;
            case ChoiceQuestion choice:
                yaml.Items("options", choice.Options, option => yaml.Text("text", option.Text).Word("right", option.Right ? "true" : null).Text("why", option.Why));
                break;
            case Typed typed:
                yaml.Texts("accept", typed.Accepted)
                    .Word("case", Flag(typed.Rules.CaseMatters))
                    .Word("spaces", Flag(typed.Rules.SpacesMatter))
                    .Word("diacritics", Flag(typed.Rules.DiacriticsMatter))
                    .Items("wrong", typed.Wrong, wrong => yaml.Text("text", wrong.Text).Text("why", wrong.Why))
                    .Text("why", typed.Why);
                break;
            case Numeric numeric:
                Write(yaml, numeric);
                break;
            case Matching matching:
                yaml.Items("pairs", matching.Pairs, pair => yaml.Text("left", pair.Left).Text("right", pair.Right)).Texts("decoys", matching.Decoys).Text("why", matching.Why);
                break;
            case Ordering ordering:
                yaml.Texts("items", ordering.Items).Text("why", ordering.Why);
                break;
        }
    }

    private static void Write(YamlWriter yaml, Numeric numeric)
    {
        if (numeric.Exact is { } exact)
        {
            yaml.Word("answer", Number(exact)).Word("tolerance", numeric.High == exact ? null : Number(numeric.High - exact));
        }
        else
        {
            yaml.Word("range", $"[{Number(numeric.Low)}, {Number(numeric.High)}]");
        }

        yaml.Text("unit", numeric.Unit).Text("why", numeric.Why);
    }

    private static string Number(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    private static string? Flag(bool flag) => flag ? "true" : null;
}
