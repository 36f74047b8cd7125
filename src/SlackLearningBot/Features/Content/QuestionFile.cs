using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Exchange;
using SlackLearningBot.Learning.Exchange.Gift;

namespace SlackLearningBot.Features.Content;

/// <summary>A file of questions from another system: GIFT (.gift) or, in a .txt, GIFT or Aiken, known by what is in it.</summary>
internal static class QuestionFile
{
    public static bool IsOne(string file) => IsGift(file) || IsText(file);

    /// <returns>Its lessons; none for a text that is no question file, which is nothing to tell in a folder where notes may lie.</returns>
    public static IReadOnlyList<LessonDraft> Read(string file, string text, List<ContentError> errors, List<ContentWarning> warnings)
    {
        if (!IsGift(file) && !QuestionText.Recognises(text))
        {
            return [];
        }

        var found = new List<ContentWarning>();
        var lessons = QuestionSet.Lessons(file, IsGift(file) ? GiftReader.Read(text) : QuestionText.Read(text), ForeignWords.Of, found);
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
}
