using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.MentorAsks;

/// <summary>The sentence to a mentor, and whom to ask when they cannot.</summary>
internal static class AskForm
{
    public const string Id = "mentor_find.ask";
    public const string SentenceBlock = "mentor_find_sentence";
    public const string Sentence = "mentor_find.sentence";
    public const string NextBlock = "mentor_find_next";
    public const string Next = "mentor_find.next";
    public const int LongestSentence = 300;

    public static ModalView Render(FoundValue value)
    {
        Option[] others = [.. value.Others.Select(other => new Option(Mrkdwn.Of($"{new SlackUser(other)}"), other))];
        return new ModalView(
            "Ask for mentoring",
            [
                new Section(Mrkdwn.Of($"{new SlackUser(value.Mentor)} reads what you write here, and sees your mentor profile if you wrote one; nobody else does. They have three working days for an answer, and you hear it in any case.")),
                new Input(
                    "What do you want to reach?",
                    new PlainTextInput(Sentence, Multiline: true, MaxLength: LongestSentence, Placeholder: "Speak at our next all-hands without notes."),
                    Hint: "One or two sentences. With a yes it is your goal, which both of you can change.",
                    BlockId: SentenceBlock),
                .. others.Length == 0 ? [] : new Block[]
                {
                    new Input(
                        "If they cannot: whom shall I ask next, in this order?",
                        new Checkboxes(Next, others, others),
                        Hint: "One after the other, never two at once. Nobody learns that others were asked before.",
                        Optional: true,
                        BlockId: NextBlock),
                },
            ],
            submit: "Send",
            close: "Cancel",
            callbackId: Id,
            privateMetadata: AsksJson.Write(value));
    }
}
