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
                yaml.Items("options", choice.Options, option => yaml.Text("text", option.Text).Word("right", option.Right ? "true" : null).Word("weight", Share(option.Weight)).Text("why", option.Why));
                break;
            case Typed typed:
                yaml.Texts("accept", typed.Accepted)
                    .Word("case", Flag(typed.Rules.CaseMatters))
                    .Word("spaces", Flag(typed.Rules.SpacesMatter))
                    .Word("diacritics", Flag(typed.Rules.DiacriticsMatter))
                    .Items("wrong", typed.Wrong, wrong => yaml.Text("text", wrong.Text).Word("weight", Share(wrong.Weight)).Text("why", wrong.Why))
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
        Write(yaml, numeric.Low, numeric.High, numeric.Exact)
            .Text("unit", numeric.Unit)
            .Items("wrong", numeric.Wrong, wrong => Write(yaml, wrong.Low, wrong.High, wrong.Exact).Word("weight", Share(wrong.Weight)).Text("why", wrong.Why))
            .Text("why", numeric.Why);
    }

    private static YamlWriter Write(YamlWriter yaml, decimal low, decimal high, decimal? exact) => exact is { } number
        ? yaml.Word("answer", Number(number)).Word("tolerance", high == number ? null : Number(high - number))
        : yaml.Word("range", $"[{Number(low)}, {Number(high)}]");

    private static string? Share(decimal? weight) => weight is { } share ? $"{Number(share * 100)}%" : null;

    private static string Number(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    private static string? Flag(bool flag) => flag ? "true" : null;
}
