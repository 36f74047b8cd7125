using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>The form for a note, and the list of one's own.</summary>
internal static class NoteForm
{
    public const string Save = "meet.save_note";
    private const string Note = "meet_note";
    private const string Share = "meet_share";
    private const int Longest = 3000;
    private static readonly Option Shared = Option.Plain("Share it with all of you", "yes", "It then stands in the agenda of your next meeting.");

    public static ModalView Form(MeetUpValue value, (string Note, bool Shared)? before) => new(
        new PlainText("Your note"),
        [
            new Input(
                new PlainText("What do you want to remember?"),
                new PlainTextInput(Note, before?.Note, Multiline: true, MaxLength: Longest),
                Hint: new PlainText("Only you can read it, with /mentor notes, unless you share it below. Who runs the programme never sees it."),
                BlockId: Note),
            new Input(new PlainText("Sharing"), new Checkboxes(Share, [Shared], before is { Shared: true } ? [Shared] : null), Optional: true, BlockId: Share),
        ],
        submit: new PlainText("Keep it"),
        close: new PlainText("Cancel"),
        callbackId: Save,
        privateMetadata: Values.Of(value));

    /// <summary>Null with what is wrong, by block.</summary>
    public static (string Note, bool Shared)? Read(StateValues state, Dictionary<string, string> wrong)
    {
        var note = Words.Tidy(state.Text(Note, Note));
        if (note.Length is 0 or > Longest)
        {
            wrong[Note] = note.Length == 0 ? "There is nothing to keep yet." : $"Please stay below {Longest} letters.";
            return null;
        }

        return (note, state.SelectedMany(Share, Share).Contains(Shared.Value));
    }

    /// <summary>A person's own notes, the newest first.</summary>
    public static ModalView List(IReadOnlyList<OwnNote> notes) => new(
        new PlainText("Your notes"),
        notes.Count == 0
            ? [new Section(Mrkdwn.Of($"You have written no note yet. After a meeting there is a button for it."))]
            :
            [
                .. notes.Select(note => new Section(Mrkdwn.Of(
                    $"*{Words.Moment(note.StartsAt)}*{(note.Shared ? " · shared" : "")}\n{Words.Quote(note.Note)}").Truncate(SlackLimits.SectionText))),
                new Context([Mrkdwn.Of($"Nobody else sees what is not marked as shared. `/learn data` hands all of it over to you, or deletes it.")]),
            ],
        close: new PlainText("Close"));
}
