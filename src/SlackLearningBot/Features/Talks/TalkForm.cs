using SlackLearningBot.Blocks;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Talks;

/// <summary>The forms in which a talk is proposed, logged and changed.</summary>
internal static class TalkForm
{
    public const string Propose = "talk.propose";
    public const string Log = "talk.log";
    public const string Edit = "talk.edit_form";
    public const string Wished = "talk_wished";
    public const string Day = "talk_day";
    public const string Recording = "talk_recording";
    public const string Slides = "talk_slides";
    public const int LongestWish = 300;

    /// <summary>What every form about a talk asks.</summary>
    public static AboutFields About { get; } = new("talk", "talk_speakers", "Who speaks?", "Please choose who speaks.");

    /// <summary>The field of one take-away, from 0.</summary>
    public static string TakeAway(int number) => $"talk_take_away_{number}";

    public static ModalView ForProposal(string speaker) => new(
        "Propose a talk",
        [
            new Section(Mrkdwn.Of($"An owner of our learning finds a date for it and announces it. Until then you can change everything with `/talk mine`.")),
            .. About.Render("", "", [], [speaker]),
            new Input("When would you like it?", new PlainTextInput(Wished, MaxLength: LongestWish, Placeholder: "Thursdays, or any day after 10 January"), Optional: true, BlockId: Wished),
        ],
        submit: "Propose it",
        close: "Cancel",
        callbackId: Propose);

    /// <param name="speaker">Proposed.</param>
    /// <param name="today">Their own day.</param>
    /// <param name="title">Proposed; may be empty.</param>
    /// <param name="recording">The same.</param>
    public static ModalView ForLog(string speaker, DateOnly today, string title = "", string? recording = null) => new(
        "Log a talk",
        [
            new Section(Mrkdwn.Of($"For a talk that was held already: everybody finds it with `/talk find`.")),
            .. About.Render(title, "", [], [speaker]),
            new Input("When was it?", new DatePicker(Day, today), BlockId: Day),
            .. Left(recording, null, []),
        ],
        submit: "Log it",
        close: "Cancel",
        callbackId: Log);

    /// <summary>Of a talk that was held, whoever left the company stays a speaker.</summary>
    public static bool StayNamed(Talk talk, IReadOnlyList<string> gone) => talk.State == TalkStates.Held && gone.Count > 0;

    /// <summary>As it is now; what is left of a talk only stands there once it is planned.</summary>
    /// <param name="talk">The talk.</param>
    /// <param name="gone">Those of its speakers who left the company.</param>
    public static ModalView ForEdit(Talk talk, IReadOnlyList<string> gone) => new(
        "Change the talk",
        [
            .. About.Render(talk.Title, talk.Abstract, talk.Skills, [.. talk.Hosts.Except(gone)], StayNamed(talk, gone)),
            .. talk.State == TalkStates.Proposed ? Array.Empty<Block>() : Left(talk.Recording, talk.Slides, talk.TakeAwayLines),
        ],
        submit: "Save",
        close: "Cancel",
        callbackId: Edit,
        privateMetadata: TalkValues.Of(talk.TalkId));

    private static Block[] Left(string? recording, string? slides, IReadOnlyList<string> takeAways) =>
    [
        new Input("Where can one see it again?", new UrlInput(Recording, Filled(recording)), Optional: true, BlockId: Recording),
        new Input("Where are the slides?", new UrlInput(Slides, Filled(slides)), Optional: true, BlockId: Slides),
        .. Enumerable.Range(0, TalkLog.MostTakeAways).Select(number => new Input(
            number == 0 ? "What should one take away?" : number == 1 ? "And second?" : "And third?",
            new PlainTextInput(TakeAway(number), Filled(takeAways.ElementAtOrDefault(number)), MaxLength: TalkLog.LongestTakeAway),
            Hint: number == 0 ? new PlainText("One sentence each: what somebody should still know in a month.") : null,
            Optional: true,
            BlockId: TakeAway(number))),
    ];

    /// <summary>Slack refuses an initial value that is empty.</summary>
    private static string? Filled(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
