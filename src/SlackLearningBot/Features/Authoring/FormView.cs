using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Authoring;

/// <summary><c>/learn new</c>: one lesson and its question.</summary>
internal static class FormView
{
    public const string Callback = "lesson.new";
    public const string Anew = "lesson.new_anew";

    public const string NoTrack = "Choose a track, or a new one.";

    /// <param name="draft">Whose fields are filled as far as they are.</param>
    /// <param name="tracks">To choose from.</param>
    /// <param name="isContinued">Whether it was begun before.</param>
    public static ModalView Of(Draft draft, IReadOnlyList<TrackName> tracks, bool isContinued = false)
    {
        var form = draft.Form;
        List<Block> blocks = [];
        if (isContinued)
        {
            blocks.Add(new Section(
                Mrkdwn.Of($"You began this earlier, and it is as you left it."),
                Accessory: new Button("Begin anew", Anew, DraftValues.Write(new DraftValue(draft.DraftId)), Confirm: new Confirm(
                    "Begin anew?", Mrkdwn.Of($"What stands in this form is forgotten."), "Begin anew", "Go on with it"))));
        }

        blocks.Add(Line(form, FormFields.Title, "Title", 120));
        blocks.Add(Menu(FormFields.Track, "Track", TrackMenu.Of(FormFields.Element(FormFields.Track), tracks, form.GetValueOrDefault(FormFields.Track)), decides: true));
        if (form.GetValueOrDefault(FormFields.Track) == TrackMenu.New)
        {
            blocks.Add(Line(form, FormFields.TrackTitle, "Title of the new track", 120));
        }

        blocks.Add(Choice(form, FormFields.Format, "What do learners do?", Formats, decides: true));
        blocks.Add(Lines(form, FormFields.Text, "Text", "Markdown. What people read in a minute is 1,200 characters at most.", optional: true));
        blocks.Add(new Input("Link", new UrlInput(FormFields.Element(FormFields.Link), Address(form, FormFields.Link)), Optional: true, BlockId: FormFields.Link));
        if (form.GetValueOrDefault(FormFields.Format, "read") != "read")
        {
            blocks.Add(Line(form, FormFields.Minutes, "How many minutes does it take?", 3, optional: true));
        }

        blocks.Add(Line(form, FormFields.Skills, "Skills", 400, "Separated by commas, such as: sql, performance", optional: true));
        blocks.Add(Choice(form, FormFields.Origin, "Who wrote it?", Origins, decides: true));
        blocks.AddRange(Source(form));
        blocks.Add(new Divider());
        blocks.Add(Choice(form, FormFields.Type, "Question", FormQuestionView.Types, decides: true));
        blocks.AddRange(FormQuestionView.Fields(form));
        return new ModalView(
            "New lesson", blocks, submit: "Check it", close: "Later", callbackId: Callback, privateMetadata: $"{draft.DraftId:N}", notifyOnClose: true);
    }

    private static readonly (string Value, string Label)[] Formats =
    [
        ("read", "Read a text"), ("watch", "Watch a video"), ("listen", "Listen to something"), ("do", "Try something at work"), ("play", "Play a game"), ("join", "Join a session"),
    ];

    private static readonly (string Value, string Label)[] Origins = [(FormFields.Ours, "It is our own"), (FormFields.Others, "It comes from somebody else")];

    private static IEnumerable<Block> Source(IReadOnlyDictionary<string, string> form) => form.GetValueOrDefault(FormFields.Origin) != FormFields.Others
        ? []
        :
        [
            Line(form, FormFields.SourceTitle, "Title of the work", 200, optional: true),
            new Input("Its address", new UrlInput(FormFields.Element(FormFields.SourceUrl), Address(form, FormFields.SourceUrl)), Optional: true, BlockId: FormFields.SourceUrl),
            Line(form, FormFields.SourceLicence, "Licence", 100, "Such as CC-BY-4.0"),
            Line(form, FormFields.SourceAttribution, "Words the licence asks to be shown", 300, optional: true),
        ];

    public static Input Line(IReadOnlyDictionary<string, string> form, string field, string label, int longest, string? hint = null, bool optional = false) => new(
        new PlainText(label), new PlainTextInput(FormFields.Element(field), Cut(Filled(form, field), longest), MaxLength: longest), Hint: Text(hint), Optional: optional ? true : null, BlockId: field);

    public static Input Lines(IReadOnlyDictionary<string, string> form, string field, string label, string? hint = null, bool optional = false) => new(
        new PlainText(label), new PlainTextInput(FormFields.Element(field), Filled(form, field), Multiline: true, MaxLength: SlackLimits.PlainTextInputLength), Hint: Text(hint), Optional: optional ? true : null, BlockId: field);

    public static Input Choice(IReadOnlyDictionary<string, string> form, string field, string label, IReadOnlyList<(string Value, string Label)> choices, bool decides = false)
    {
        Option[] options = [.. choices.Select(choice => Option.Plain(choice.Label, choice.Value))];
        var chosen = options.FirstOrDefault(option => option.Value == form.GetValueOrDefault(field)) ?? options[0];
        return Menu(field, label, new StaticSelect(FormFields.Element(field), options, InitialOption: chosen), decides);
    }

    private static Input Menu(string field, string label, Element element, bool decides) =>
        new(new PlainText(label), element, DispatchAction: decides ? true : null, BlockId: field);

    private static PlainText? Text(string? text) => text is null ? null : new PlainText(text);

    private static string? Filled(IReadOnlyDictionary<string, string> form, string field) =>
        form.GetValueOrDefault(field) is { Length: > 0 } value ? value : null;

    /// <summary>Slack refuses a whole form for half an address.</summary>
    private static string? Address(IReadOnlyDictionary<string, string> form, string field) =>
        Filled(form, field) is { } text && Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https") ? text : null;

    private static string? Cut(string? text, int longest) => text is null ? null : Excerpt.Of(text, longest);
}
