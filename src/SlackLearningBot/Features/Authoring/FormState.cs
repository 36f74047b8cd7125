using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Authoring;

/// <summary>What stands in the form, by field; fields that another choice hides keep their value.</summary>
internal static class FormState
{
    /// <param name="before">What stood there.</param>
    /// <param name="state">What the client sends.</param>
    /// <param name="clears">Whether an empty field empties the value. A closed form tells only of fields that were told before, so there it does not.</param>
    public static IReadOnlyDictionary<string, string> Merge(IReadOnlyDictionary<string, string> before, StateValues state, bool clears)
    {
        var form = new Dictionary<string, string>(before);
        foreach (var field in FormFields.All)
        {
            if (state.Find(field, FormFields.Element(field)) is { } element && (ValueOf(element) is var value && (value.Length > 0 || clears)))
            {
                form[field] = value;
            }
        }

        return form;
    }

    private static string ValueOf(ElementState element)
    {
        var value = element.Value ?? element.Selected ?? string.Join(' ', element.SelectedMany);
        return value.Length > SlackLimits.PlainTextInputLength ? value[..SlackLimits.PlainTextInputLength] : value;
    }
}
