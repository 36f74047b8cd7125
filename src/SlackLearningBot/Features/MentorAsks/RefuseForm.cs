using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.MentorAsks;

/// <summary>How a mentor says no: with a ready text, own words, or a colleague's name.</summary>
internal static class RefuseForm
{
    public const string DeclineId = "mentor_ask.decline";
    public const string ProposeId = "mentor_ask.propose";
    public const string TextBlock = "mentor_ask_text";
    public const string Text = "mentor_ask.text";
    public const string WordsBlock = "mentor_ask_words";
    public const string Words = "mentor_ask.words";
    public const string ColleagueBlock = "mentor_ask_colleague";
    public const string Colleague = "mentor_ask.colleague";
    public const int LongestWords = 300;

    /// <summary>By the value of their option.</summary>
    public static IReadOnlyList<(string Value, string Text)> Ready { get; } =
    [
        ("time", "I would like to, but I have no time for it at the moment."),
        ("topic", "Somebody else can help you better with this than I can."),
        ("later", "Please ask me again in a few months."),
        ("thanks", "Thank you for asking me. It does not suit me now."),
    ];

    public static ModalView Decline(Wish wish, ChoiceValue value) => new(
        "Not now",
        [
            new Section(Mrkdwn.Of($"{new SlackUser(wish.UserId)} reads what you choose here, and then I ask somebody else of their choice.")),
            new Input("What may I tell them?", new RadioButtons(Text, Options, InitialOption: Options[0]), BlockId: TextBlock),
            OwnWords("Or in your own words", "They go to this person only, instead of the text above."),
        ],
        submit: "Send",
        close: "Cancel",
        callbackId: DeclineId,
        privateMetadata: AsksJson.Write(value));

    public static ModalView Proposal(Wish wish, ChoiceValue value) => new(
        "Propose a colleague",
        [
            new Section(Mrkdwn.Of($"{new SlackUser(wish.UserId)} decides whether I ask your colleague. Until then the colleague hears nothing.")),
            new Input("Who would suit?", new UsersSelect(Colleague, Placeholder: "Choose a person"), BlockId: ColleagueBlock),
            OwnWords("A word to go with it", "It goes to the one who asked you."),
        ],
        submit: "Propose",
        close: "Cancel",
        callbackId: ProposeId,
        privateMetadata: AsksJson.Write(value));

    private static Option[] Options { get; } = [.. Ready.Select(one => Option.Plain(one.Text, one.Value))];

    private static Input OwnWords(string label, string hint) => new(
        label, new PlainTextInput(Words, Multiline: true, MaxLength: LongestWords), Hint: hint, Optional: true, BlockId: WordsBlock);
}
