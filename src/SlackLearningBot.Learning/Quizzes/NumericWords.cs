using System.Globalization;
using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Learning.Quizzes;

/// <summary>The right answer of a numeric question in words.</summary>
internal static class NumericWords
{
    /// <summary>With its unit, and the range when one is allowed.</summary>
    public static string Of(Numeric question) => question switch
    {
        { Exact: { } exact } when question.Low == question.High => Put(Show(exact), question.Unit),
        { Exact: { } exact } => $"{Put(Show(exact), question.Unit)} (from {Show(question.Low)} to {Show(question.High)})",
        _ => $"from {Put(Show(question.Low), question.Unit)} to {Put(Show(question.High), question.Unit)}",
    };

    public static string Put(string number, string? unit) => unit switch
    {
        null => number,
        "%" or "°" => number + unit,
        "$" or "£" or "€" or "¥" => unit + number,
        _ => $"{number} {unit}",
    };

    private static string Show(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);
}
