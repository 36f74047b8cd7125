using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Exchange;
using SlackLearningBot.Learning.Exchange.Gift;

namespace SlackLearningBot.Features.Content;

/// <summary>A file of questions from another system: GIFT (.gift) or, in a .txt, GIFT or Aiken, known by what is in it.</summary>
internal static class QuestionFile
{
    public static bool IsOne(string file) => IsGift(file) || IsText(file);

    /// <summary>Whether a text is a question file, whatever its name says.</summary>
    public static bool Recognises(string text) => AikenReader.Recognises(text) || LooksLikeGift(text);

    /// <returns>Its lessons; none for a text that is no question file, which is nothing to tell in a folder where notes may lie.</returns>
    public static IReadOnlyList<LessonDraft> Read(string file, string text, List<ContentError> errors, List<ContentWarning> warnings)
    {
        if (!IsGift(file) && !Recognises(text))
        {
            return [];
        }

        var read = AikenReader.Recognises(text) && !LooksLikeGift(text) ? AikenReader.Read(text) : GiftReader.Read(text);
        var found = new List<ContentWarning>();
        var lessons = QuestionSet.Lessons(file, read, ForeignWords.Of, found);
        if (lessons.Count > 0)
        {
            warnings.AddRange(found);
            return lessons;
        }

        // Nothing of it can be used, so what is wrong with it is what must be corrected.
        errors.AddRange(found.Select(warning => new ContentError(warning.File, warning.Line, warning.Rule, warning.Message)));
        errors.Add(new ContentError(file, 1, "no-question", "Found no question that can be asked. A GIFT file has questions with their answers in braces, such as: Is ice cold?{TRUE}"));
        return [];
    }

    private static bool IsGift(string file) => file.EndsWith(".gift", StringComparison.OrdinalIgnoreCase);

    private static bool IsText(string file) => file.EndsWith(".txt", StringComparison.OrdinalIgnoreCase);

    private static bool LooksLikeGift(string text) =>
        text.IndexOf('{', StringComparison.Ordinal) is var open and >= 0 && text.IndexOf('}', open) > open && GiftReader.Read(text).Questions.Any(question => question is not ForeignQuestion.Description);
}
