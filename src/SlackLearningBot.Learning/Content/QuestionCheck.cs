using SlackLearningBot.Learning.Wording;

namespace SlackLearningBot.Learning.Content;

/// <summary>The rules for one question: what all types share. Each type has its own check.</summary>
internal sealed class QuestionCheck(Notes notes, IdCheck ids)
{
    private const string Single = "single";
    private const int LongestImageUrl = 3000;
    private static readonly string[] Shared = ["id", "type", "ask", "image"];
    private static readonly string[] Types = [.. ContentKeys.QuestionTypes.Keys];

    private readonly ChoiceCheck choices = new(notes);
    private readonly TypedCheck typed = new(notes);
    private readonly NumericCheck numbers = new(notes);
    private readonly PartsCheck parts = new(notes);

    /// <returns>The question; null when an error keeps it from being one.</returns>
    public Question? Check(QuestionDraft draft)
    {
        var id = ids.Check("question", draft.Id, draft.At);
        var ask = notes.Text("question-ask", draft.Ask, draft.At, 250);
        var image = CheckImage(draft.Image);
        notes.UnknownKeys(draft.UnknownKeys, ContentKeys.Question);
        var type = draft.Type?.Text.Trim() ?? Single;
        RefuseKeysOfOtherTypes(type, draft);
        Question? question = type switch
        {
            Single => choices.Single(draft, id, ask),
            "multiple" => choices.Multiple(draft, id, ask),
            "true-false" => choices.TrueFalse(draft, id, ask),
            "typed" => typed.Check(draft, id, ask),
            "numeric" => numbers.Check(draft, id, ask),
            "matching" => parts.Matching(draft, id, ask),
            "ordering" => parts.Ordering(draft, id, ask),
            _ => RefuseType(type, draft.Type!),
        };
        return question is null ? null : question with { Image = image };
    }

    private QuestionImage? CheckImage(ImageDraft? draft)
    {
        if (draft is null)
        {
            return null;
        }

        var url = draft.Url?.Text.Trim() ?? "";
        if (!IsShown(url))
        {
            notes.Error(
                draft.Url?.At ?? draft.At, "question-image-url", $"Found the image '{Excerpt.Of(url, 60)}', expected a public address of at most {LongestImageUrl} characters that begins with https:// and has no spaces.");
        }

        return new QuestionImage(url, notes.Text("question-image-alt", draft.Alt, draft.At, 2000));
    }

    /// <summary>Whether Slack takes it as the address of an image.</summary>
    public static bool IsShown(string url) =>
        url.Length <= LongestImageUrl && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && !url.Any(char.IsWhiteSpace);

    private void RefuseKeysOfOtherTypes(string type, QuestionDraft draft)
    {
        if (!ContentKeys.QuestionTypes.TryGetValue(type, out var own))
        {
            return;
        }

        foreach (var key in draft.Keys.Where(key => !own.Contains(key.Text) && !Shared.Contains(key.Text) && ContentKeys.Question.Contains(key.Text)))
        {
            var owners = Types.Where(other => ContentKeys.QuestionTypes[other].Contains(key.Text));
            var instead = key.Text == "why" ? "Give each option its own why: instead." : $"Set the type to one of them, or remove {key.Text}:.";
            notes.Error(key.At, "question-key-misplaced", $"Found {key.Text}: in a question of the type {type}; it belongs to {string.Join(", ", owners)}. {instead}");
        }
    }

    private Question? RefuseType(string type, Raw raw)
    {
        var near = Nearest.To(type, Types);
        notes.Error(raw.At, "question-type", $"Found the type '{Notes.Show(raw)}', expected one of {string.Join(", ", Types)}.{(near is null ? "" : $" Did you mean '{near}'?")}");
        return null;
    }
}
