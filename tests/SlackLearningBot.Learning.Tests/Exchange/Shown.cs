using System.Globalization;
using SlackLearningBot.Learning.Exchange;

namespace SlackLearningBot.Learning.Tests.Exchange;

/// <summary>Foreign questions as short lines, for tables.</summary>
internal static class Shown
{
    public static string Of(ForeignQuestion question) => question switch
    {
        ForeignQuestion.Choice choice => $"{(choice.IsSingle ? "single" : "multiple")} {Words(question.Stem)}: {string.Join(" | ", choice.Options.Select(Of))}{General(question)}",
        ForeignQuestion.TrueFalse statement => $"{statement.Answer.ToString().ToLowerInvariant()} {Words(question.Stem)}{Mark("wrong", statement.WhyWrong)}{Mark("right", statement.WhyRight)}{General(question)}",
        ForeignQuestion.ShortAnswer typed => $"short {Words(question.Stem)}: {string.Join(" | ", typed.Answers.Select(Of))}{General(question)}",
        ForeignQuestion.Numerical numbers => $"number {Words(question.Stem)}: {string.Join(" | ", numbers.Answers.Select(Of))}{General(question)}",
        ForeignQuestion.Matching matching => $"matching {Words(question.Stem)}: {string.Join(" | ", matching.Pairs.Select(pair => $"{Words(pair.Left)}={pair.Right}"))}{General(question)}",
        _ => $"{question.GetType().Name.ToLowerInvariant()} {Words(question.Stem)}",
    };

    public static string Of(ForeignRemark remark) => $"{remark.Line} {remark.Rule}";

    private static string Of(ForeignOption option) => $"{Percent(option.Percent)}{Words(option.Text)}{Mark("why", option.Feedback)}";

    private static string Of(ForeignNumber number) =>
        $"{Percent(number.Percent)}{(number.Low is null ? "*" : $"{Show(number.Low)}..{Show(number.High)}")}{(number.Exact is null ? "" : $" ({Show(number.Exact)})")}{Mark("why", number.Feedback)}";

    private static string Percent(decimal percent) => $"{Show(percent)}% ";

    private static string General(ForeignQuestion question) => Mark("general", question.GeneralFeedback);

    private static string Mark(string name, ForeignText? text) => text is null ? "" : $" [{name}: {Words(text)}]";

    private static string Words(ForeignText text) => (text.Format == ForeignFormat.Moodle ? "" : $"<{text.Format.ToString().ToLowerInvariant()}>") + text.Text.Replace("\n", "⏎", StringComparison.Ordinal);

    private static string Show(decimal? number) => number!.Value.ToString("0.#####", CultureInfo.InvariantCulture);
}
