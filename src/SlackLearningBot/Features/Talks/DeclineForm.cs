using SlackLearningBot.Blocks;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Talks;

/// <summary>"Not for us": the form in which an owner may say why.</summary>
internal static class DeclineForm
{
    public const string Open = "talk.decline";
    public const string Callback = "talk.decline_form";
    public const string Reason = "talk_reason";
    public const int LongestReason = 500;

    public static ModalView Render(Talk talk) => new(
        "Not for us",
        [
            new Section(Mrkdwn.Of($"“{talk.Title}” leaves the list of proposed talks. Whoever proposed it, and whoever was to speak, hears so once.")),
            new Input("Why?", new PlainTextInput(Reason, Multiline: true, MaxLength: LongestReason), Hint: "They read it word by word, without your name.", Optional: true, BlockId: Reason),
        ],
        submit: "Not for us",
        close: "Cancel",
        callbackId: Callback,
        privateMetadata: TalkValues.Of(talk.TalkId));

    public static SlackMessage Declined(Talk talk) => Remarks.Say(Mrkdwn.Of($"“{talk.Title}” is not on the list any more. Whoever proposed it hears so from me."));

    public static SlackMessage TooLate { get; } = Remarks.Say(Mrkdwn.Of($"This talk is not proposed any more: it has a date, or was taken back. Nothing was changed."));
}
