using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Authoring;

/// <summary>What the check finds, at the fields it is about. A few rules speak of files; here they speak of fields.</summary>
internal static class FormErrors
{
    private const int Longest = 250;

    private static readonly Dictionary<string, string> InAForm = new(StringComparer.Ordinal)
    {
        ["lesson-empty"] = "Write a text, or give a link below.",
        ["lesson-link-missing"] = "Something to watch or listen to needs its link.",
        ["source-licence-missing"] = "Say under which licence it may be used, such as CC-BY-4.0.",
        ["question-options-count"] = "Give a right answer and at least one wrong one.",
        ["question-pairs-count"] = "Write 2 to 6 pairs, one a line: France = Paris.",
        ["question-items-count"] = "Write 3 to 6 things in the right order, one a line.",
        ["question-accept-count"] = "Write at least one right answer, and at most 20, one a line.",
        ["question-answer"] = "Write a number, such as 3.14, or a range, such as 1 … 5.",
    };

    /// <param name="errors">At least one.</param>
    /// <param name="shown">The form as it is shown: an error about a field that is not there stands at the title.</param>
    public static IReadOnlyDictionary<string, string> ByField(IReadOnlyList<ContentError> errors, ModalView shown)
    {
        var fields = shown.Blocks.OfType<Input>().Select(input => input.BlockId!).ToHashSet(StringComparer.Ordinal);
        return errors
            .GroupBy(error => FieldOf(error) is var field && fields.Contains(field) ? field : FormFields.Title)
            .ToDictionary(field => field.Key, field => Excerpt.OfWords(string.Join(' ', field.Select(Words).Distinct()), Longest));
    }

    private static string FieldOf(ContentError error) => error.Rule == "lesson-link-missing" ? FormFields.Link : error.File;

    private static string Words(ContentError error) => InAForm.GetValueOrDefault(error.Rule, error.Message);
}
