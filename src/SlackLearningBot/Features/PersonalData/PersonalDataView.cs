using SlackLearningBot.Blocks;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.PersonalData;

/// <summary>What is said about a person's data.</summary>
internal static class PersonalDataView
{
    public const string ExportName = "data.export";
    public const string EraseName = "data.erase";
    public const string EraseCallback = "data.erase.confirm";
    public const string WordBlock = "data.erase.word";
    public const string WordField = "data.erase.word";
    public const string Word = "ERASE";
    public const string WrongWord = "Type ERASE to go on, or close this to keep everything.";

    public const string About =
        "Everything SlackLearningBot keeps about you, one list for each table of its database. Times are in UTC. "
        + "Messages in Slack itself are kept by Slack and are not in this file.";

    public const string FileComment =
        "Here is everything I keep about you, as a JSON file that any text editor opens. If you would rather have it gone, my Home tab has *Erase me*.";

    private static readonly Mrkdwn Kept = Mrkdwn.Of(
        $"I keep your name and zone from Slack, your hour and days, the tracks you joined, and your lessons and answers, so that the right lesson comes at the right time. It stays in your company's own database; nobody is shown your single answers.");

    private static readonly Actions Buttons = new(
        [
            new Button("Export my data", ExportName),
            new Button("Erase me", EraseName, Style: ButtonStyle.Danger, Confirm: new Confirm(
                "Erase me?", Mrkdwn.Of($"Your settings, tracks, lessons and answers go, for good. You can export them first."), "Go on", "Keep them", ButtonStyle.Danger)),
        ],
        BlockId: "data.buttons");

    public static IReadOnlyList<Block> Home { get; } = [new Header("Your data"), new Section(Kept), Buttons];

    /// <summary>The same as an answer.</summary>
    public static SlackMessage Shown { get; } = new(Kept, [new Section(Kept), Buttons]);

    public static SlackMessage OnItsWay { get; } = Remarks.Say(Mrkdwn.Of(
        $"Your file is on its way to our direct message; it takes a few seconds."));

    public static SlackMessage ExportFailed(string error) => Remarks.Say(Mrkdwn.Of(
        $"I could not hand over the file with your data: Slack did not take it (`{error}`). Nothing was changed. Please tell whoever runs me; `doctor` shows them what is missing. Then ask again with `/learn data export`."));

    public static ModalView AskForWord { get; } = new(
        "Erase me",
        [
            new Section(Mrkdwn.Of(
                $"This erases everything I keep about you: settings, tracks, lessons and answers. It cannot be undone, and I send you nothing from then on. To have a copy, close this and choose *Export my data* first.")),
            new Input(
                $"Type {Word} to confirm",
                new PlainTextInput(WordField, MaxLength: 20, Placeholder: Word, FocusOnLoad: true),
                BlockId: WordBlock),
        ],
        submit: "Erase everything",
        close: "Keep it",
        callbackId: EraseCallback);

    public static ModalView Erased(IReadOnlyList<ErasedRows> rows) => new(
        "Erased",
        [
            new Section(rows.Count == 0
                ? Mrkdwn.Of($"There was nothing left to erase: I keep nothing about you.")
                : Mrkdwn.Of($"Done. I have erased:\n{Mrkdwn.Join("\n", rows.Select(Line))}")),
            new Section(Mrkdwn.Of(
                $"The messages in our conversation are kept by Slack, not by me. To have them deleted, ask an administrator of your workspace; to put them out of sight, close the conversation.")),
            new Section(Mrkdwn.Of($"You hear nothing more from me. Should you want to begin again, open my *Home* tab or type `/learn`.")),
        ],
        close: "Close");

    public static string FileName(string userId, DateTimeOffset now) => $"learning-data-{userId}-{now:yyyy-MM-dd}.json";

    private static Mrkdwn Line(ErasedRows rows) => Mrkdwn.Of($"• {InWords(rows)}");

    private static string InWords(ErasedRows rows) => rows.Table switch
    {
        "contact" => "the address of our conversation",
        "delivery" => Count(rows, "note of what I sent or was to send", "notes of what I sent or was to send"),
        "inbound_event" => Count(rows, "note of something you did in Slack", "notes of something you did in Slack"),
        "person" => "your name, e-mail, zone and place in the company",
        "role_grant" => Count(rows, "role", "roles"),
        "learner" => "your hour, days and zone for lessons",
        "enrolment" => Count(rows, "track you joined", "tracks you joined"),
        "lesson_turn" => Count(rows, "lesson you were given", "lessons you were given"),
        "lesson" => $"your name on {Count(rows, "lesson", "lessons")}",
        "review" => Count(rows, "answer", "answers"),
        "draft" => Count(rows, "draft of a lesson", "drafts of lessons"),
        "lesson_wish" => Count(rows, "message that was to become a lesson", "messages that were to become lessons"),
        "draft_file" => Count(rows, "file of a draft", "files of drafts"),
        "near_miss" => Count(rows, "answer you were asked about", "answers you were asked about"),
        "unclear" => Count(rows, "question you called unclear", "questions you called unclear"),
        "home_view" => "the time I last showed your Home tab",
        _ => Count(rows, $"row of {rows.Table}", $"rows of {rows.Table}"),
    };

    private static string Count(ErasedRows rows, string one, string many) => rows.Count == 1 ? $"1 {one}" : $"{rows.Count} {many}";
}
