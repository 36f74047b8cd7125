using SlackLearningBot.Blocks.Markdown;
using SlackLearningBot.Learning.Wording;

namespace SlackLearningBot.Features.Authoring;

/// <summary>The form of <c>/learn new</c> with a colleague's message in it.</summary>
internal static class WishForm
{
    private const int LongestTitle = 80;

    public static IReadOnlyDictionary<string, string> Of(Wish wish)
    {
        var first = MarkdownBlocks.Plain(wish.Text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault() ?? "";
        var form = new Dictionary<string, string>
        {
            [FormFields.Title] = Excerpt.OfWords(first, LongestTitle),
            [FormFields.Text] = wish.Text ?? "",
        };
        if (wish is { State: WishState.Named, AuthorName: { Length: > 0 } name })
        {
            form[FormFields.Origin] = FormFields.Others;
            form[FormFields.SourceTitle] = wish.IsMessage ? "A message in our Slack" : "Take-aways of a colleague";
            form[FormFields.SourceLicence] = "For our own use";
            form[FormFields.SourceAttribution] = $"By {name}";
        }

        return form;
    }
}
