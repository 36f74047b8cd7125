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
            "Ask",
            [
                new Section(Mrkdwn.Of($"{new SlackUser(value.Mentor)} reads one sentence of yours and sees your mentor profile, if you wrote one. There are three working days for an answer.")),
                new Input(
                    "What do you want to reach, and why with them?",
                    new PlainTextInput(Sentence, Multiline: true, MaxLength: LongestSentence, Placeholder: "I want to speak at our next all-hands, and I liked how you explained the outage."),
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
            submit: "Ask",
            close: "Cancel",
            callbackId: Id,
            privateMetadata: AsksJson.Write(value));
    }
}
