using System.Text.RegularExpressions;
using SlackLearningBot.Learning.Exchange.Gift;

namespace SlackLearningBot.Learning.Exchange;

/// <summary>Tells by what is in a text which question format it is in.</summary>
public static partial class QuestionText
{
    /// <summary>Whether it holds questions in GIFT or Aiken.</summary>
    public static bool Recognises(string text) => AikenReader.Recognises(text) || IsGift(text);

    /// <summary>Reads it as what it is; as GIFT when it is neither.</summary>
    public static ForeignFile Read(string text) => AikenReader.Recognises(text) && !IsGift(text) ? AikenReader.Read(text) : GiftReader.Read(text);

    /// <summary>Answers with their signs tell GIFT from a text that merely has braces.</summary>
    private static bool IsGift(string text) =>
        Answers().IsMatch(text) && GiftReader.Read(text).Questions.Any(question => question is not (ForeignQuestion.Description or ForeignQuestion.Essay));

    [GeneratedRegex(@"\{\s*([=~#]|(T|F|TRUE|FALSE)\s*[}#])", RegexOptions.NonBacktracking)]
    private static partial Regex Answers();
}
