using System.Text.Json;
using System.Text.RegularExpressions;
using SlackLearningBot.Learning.Exchange;

namespace SlackLearningBot.Tests.Features.Content;

/// <summary>A question as one line, from our reading and from the reference's, with white space told alike.</summary>
internal static partial class GiftShape
{
    public static string Of(ForeignQuestion question) => string.Join(" | ", Type(question), Say(question.Title), Say(question.Id), string.Join(',', question.Tags), question is ForeignQuestion.Category ? "" : $"{Format(question.Stem)} {Say(question.Stem)}", Say(question.GeneralFeedback), Answers(question));

    private static string Type(ForeignQuestion question) => question switch
    {
        ForeignQuestion.Choice choice => $"multichoice {choice.IsSingle}",
        ForeignQuestion.TrueFalse => "truefalse",
        ForeignQuestion.ShortAnswer => "shortanswer",
        ForeignQuestion.Numerical => "numerical",
        ForeignQuestion.Matching => "matching",
        _ => question.GetType().Name.ToLowerInvariant(),
    };

    private static string Answers(ForeignQuestion question) => question switch
    {
        ForeignQuestion.Choice choice => string.Join(" ; ", choice.Options.Select(Option)),
        ForeignQuestion.ShortAnswer words => string.Join(" ; ", words.Answers.Select(Option)),
        ForeignQuestion.TrueFalse statement => $"{statement.Answer} {Say(statement.WhyWrong)} {Say(statement.WhyRight)}",
        ForeignQuestion.Numerical numbers => string.Join(" ; ", numbers.Answers.Select(one => $"{Number(one.Low)}..{Number(one.High)} {Number(one.Exact)} %{Number(one.Percent)} {Say(one.Feedback)}")),
        ForeignQuestion.Matching matching => string.Join(" ; ", matching.Pairs.Select(pair => $"{Format(pair.Left)} {Say(pair.Left, always: true)} -> {pair.Right}")),
        _ => "",
    };

    private static string Format(ForeignText text) => text.Format.ToString().ToLowerInvariant();

    private static string Option(ForeignOption option) => $"{Format(option.Text)} {Say(option.Text)} %{Number(option.Percent)} {Say(option.Feedback)}";

    private static string Say(ForeignText? text, bool always = false) => text is null || (text.Text.Length == 0 && !always) ? "-" : Say($"{text.Text}");

    private static string Say(string? text) => text is null ? "-" : Gaps().Replace(Spaces().Replace(text.Trim(), " "), "_____");

    private static string Number(decimal? number) => number is { } known ? ((double)known).ToString("0.######", System.Globalization.CultureInfo.InvariantCulture) : "-";

    public static string Of(JsonElement question)
    {
        var type = question.GetProperty("type").GetString()!;
        var isSingle = type == "multichoice" ? $" {question.GetProperty("single").GetBoolean()}" : "";
        var tags = question.TryGetProperty("tags", out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Select(tag => tag.GetString()) : [];
        return string.Join(" | ", type + isSingle, Text(question, "title"), Text(question, "id"), string.Join(',', tags), type == "category" ? "" : $"{Text(question, "format")} {Text(question, "stem")}", Text(question, "generalFeedback"), Answers(type, question));
    }

    private static string Answers(string type, JsonElement question) => type switch
    {
        "multichoice" or "shortanswer" => string.Join(" ; ", question.GetProperty("options").EnumerateArray().Select(option => $"{Text(option, "format")} {Text(option, "text")} %{Number(option, "fraction")} {Text(option, "feedback")}")),
        "truefalse" => $"{question.GetProperty("answer").GetBoolean()} {Text(question, "feedbackWrong")} {Text(question, "feedbackRight")}",
        "numerical" => string.Join(" ; ", question.GetProperty("options").EnumerateArray().Select(one => $"{Number(one, "min")}..{Number(one, "max")} {(one.GetProperty("kind").GetString() == "high-low" ? "-" : Number(one, "number"))} %{Number(one, "fraction")} {Text(one, "feedback")}")),
        "matching" => string.Join(" ; ", question.GetProperty("pairs").EnumerateArray().Select(pair => $"{Text(pair, "leftFormat")} {Say(pair.GetProperty("left").GetString())} -> {pair.GetProperty("right").GetString()}")),
        _ => "",
    };

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? Say(value.GetString()) : "-";

    private static string Number(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? Number(value.GetDecimal()) : "-";

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex(" ?_____ ?", RegexOptions.None, 1000)]
    private static partial Regex Gaps();
}
