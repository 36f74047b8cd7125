using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Authoring;

/// <summary>The title of a track that is not there yet.</summary>
internal static class NewTrackView
{
    public const string Callback = "draft.new_track";
    public const string Block = "track_title";
    public const string Field = "track_title";
    public const int Longest = 120;

    public const string Empty = "Write a title with at least one letter or digit.";

    public static ModalView Of(Guid draft) => new(
        "A new track",
        [
            new Input(
                "Its title",
                new PlainTextInput(Field, MaxLength: Longest, Placeholder: "How we review code", FocusOnLoad: true),
                Hint: "People see it in the catalogue. It is made when you publish.",
                BlockId: Block),
        ],
        submit: "Choose it",
        close: "Cancel",
        callbackId: Callback,
        privateMetadata: $"{draft:N}");
}
