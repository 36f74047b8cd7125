using SlackLearningBot.Blocks;
using SlackLearningBot.Blocks.Markdown;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Programmes;

/// <summary>All words about a programme's session.</summary>
internal static class SessionView
{
    public const string Calendar = "programme.calendar";
    public const string There = "programme.there";
    public const string Missed = "programme.missed";
    public const string Move = "programme.move";
    public const string Record = "programme.record";
    public const string MoveCallback = "programme.moved";
    public const string RecordCallback = "programme.recorded";
    public const string RecordingField = "programme_recording";

    private const int MostMissing = 5;

    public static SlackMessage FileComes { get; } = Remarks.Say(Mrkdwn.Of($"The calendar file comes in a moment, here in our direct message."));

    public static SlackMessage Began { get; } = Remarks.Say(Mrkdwn.Of($"The session has begun or is over, so it cannot be moved any more. Nothing was changed."));

    public static string FileComment(bool isOff) => isOff ? "Open this file to take the session out of your calendar." : "Open this file to put the session into your calendar.";

    public static SlackMessage FileFailed(string error) => Remarks.Say(Mrkdwn.Of(
        $"Slack did not take the calendar file ({error}). The session stands in App Home; press *Put it into my calendar* once more later."));

    /// <summary>When and where it is, in the first word of the programme.</summary>
    public static IEnumerable<Block> Told(SessionCard card) => [new Section(WhenIs(card)), .. What(card)];

    public static Button CalendarButton(Cohort cohort) => new("Put it into my calendar", Calendar, ProgrammesJson.Cohort(cohort.CohortId), Style: ButtonStyle.Primary);

    private static Mrkdwn WhenIs(SessionCard card) =>
        Mrkdwn.Of($"📅 *{StepWords.Bold(card.Step.Title)}* of _{StepWords.Bold(card.Cohort.Title)}_: {StepWords.Moment(card.StartsAt)}, {card.Step.Minutes} minutes.");

    private static IEnumerable<Block> What(SessionCard card) =>
        [.. Where(card), .. card.Step.Text is { } text ? [new Section(Mrkdwn.Escaped(text).Truncate(SlackLimits.SectionText))] : Array.Empty<Block>()];

    public static SlackMessage Invitation(SessionCard card)
    {
        var headline = card.Cohort.Sequence == 0
            ? WhenIs(card)
            : Mrkdwn.Of($"📅 *Changed:* {StepWords.Bold(card.Step.Title)} of _{StepWords.Bold(card.Cohort.Title)}_ is now on {StepWords.Moment(card.StartsAt)}, {card.Step.Minutes} minutes.");
        return new SlackMessage(headline, [
            new Section(headline),
            .. What(card),
            new Actions([CalendarButton(card.Cohort), StepView.LeaveButton(card.Cohort.CohortId)]),
        ]);
    }

    public static SlackMessage Off(SessionCard card)
    {
        var text = Mrkdwn.Of($"📅 *Called off:* {StepWords.Bold(card.Step.Title)} of _{StepWords.Bold(card.Cohort.Title)}_, which was to be on {StepWords.Moment(card.StartsAt)}.");
        return new SlackMessage(text, [new Section(text), new Actions([new Button("Take it out of my calendar", Calendar, ProgrammesJson.Cohort(card.Cohort.CohortId))])]);
    }

    public static SlackMessage Starts(SessionCard card)
    {
        var text = Mrkdwn.Of($"⏱️ *{StepWords.Bold(card.Step.Title)}* of _{StepWords.Bold(card.Cohort.Title)}_ starts at {new SlackDate(card.StartsAt, "{time}", card.StartsAt.ToString("HH:mm 'UTC'", System.Globalization.CultureInfo.InvariantCulture))}.");
        return new SlackMessage(text, [new Section(text), .. Where(card)]);
    }

    /// <summary>"Were you there?", and after an answer what it came to.</summary>
    public static SlackMessage After(SessionCard card)
    {
        var text = card.Part.Attended switch
        {
            true => Mrkdwn.Of($"✅ You were at *{StepWords.Bold(card.Step.Title)}* of _{StepWords.Bold(card.Cohort.Title)}_. What follows comes by itself."),
            false when card.Cohort.Recording is not null => Mrkdwn.Of($"You missed *{StepWords.Bold(card.Step.Title)}* of _{StepWords.Bold(card.Cohort.Title)}_. Here is the recording; what follows comes by itself."),
            false => Mrkdwn.Of($"You missed *{StepWords.Bold(card.Step.Title)}* of _{StepWords.Bold(card.Cohort.Title)}_. The recording comes here when there is one; what follows comes by itself."),
            _ => Mrkdwn.Of($"Were you at *{StepWords.Bold(card.Step.Title)}* of _{StepWords.Bold(card.Cohort.Title)}_?"),
        };
        var value = ProgrammesJson.Cohort(card.Cohort.CohortId);
        return new SlackMessage(text, [
            new Section(text),
            .. card.Part.Attended is false ? RecordingLink(card.Cohort) : [],
            new Actions(card.Part.Attended switch
            {
                true => [new Button("I missed it after all", Missed, value)],
                false => [new Button("I was there after all", There, value)],
                _ => [new Button("I was there", There, value, Style: ButtonStyle.Primary), new Button("I missed it", Missed, value)],
            }),
        ]);
    }

    public static SlackMessage Recording(SessionCard card)
    {
        var text = Mrkdwn.Of($"🎬 In case you missed *{StepWords.Bold(card.Step.Title)}* of _{StepWords.Bold(card.Cohort.Title)}_: here is the recording.");
        return new SlackMessage(text, [
            new Section(text), .. RecordingLink(card.Cohort), new Actions([new Button("I was there", There, ProgrammesJson.Cohort(card.Cohort.CohortId))]),
            new Context([Mrkdwn.Of($"It comes to everybody of the group who did not say that they were there.")]),
        ]);
    }

    /// <summary>The recording, where there is one.</summary>
    public static IReadOnlyList<Block> RecordingLink(Cohort cohort) => SafeUrl.Of(cohort.Recording, null) is { } safe
        ? [new Section(Mrkdwn.Of($"*{new SlackLink(safe, "Watch the recording")}* ({new Uri(safe).Host})"))]
        : [];

    public static SlackMessage Missing(SessionCard card, IReadOnlyList<(string StepId, string Title)> missing)
    {
        var text = Mrkdwn.Of($"⏰ *{StepWords.Bold(card.Step.Title)}* of _{StepWords.Bold(card.Cohort.Title)}_ is on {StepWords.Moment(card.StartsAt)}, and this is still open:");
        return new SlackMessage(text, [
            new Section(text),
            .. missing.Take(MostMissing).Select(one => new Section(
                Mrkdwn.Of($"• {StepWords.Bold(one.Title)}"), Accessory: StepView.OpenButton(new StepSlot(card.Cohort.CohortId, one.StepId, card.Part.UserId), one.Title))),
            new Context([Mrkdwn.Of($"I remind you twice at most. Without it you can come all the same.")]),
        ]);
    }

    /// <summary>What owners can do about the session of a group that is under way.</summary>
    public static IEnumerable<Element> OwnersButtons(Cohort cohort, DateTimeOffset now)
    {
        var value = ProgrammesJson.Cohort(cohort.CohortId);
        if (cohort.SessionAt is { } at)
        {
            yield return at > now ? new Button("Move the session…", Move, value) : new Button(cohort.Recording is null ? "Add the recording…" : "Change the recording…", Record, value);
        }
    }

    public static ModalView MoveForm(Cohort cohort, string? where) => new(
        "Move the session",
        [
            new Input("When does it begin?", new DateTimePicker(CohortForm.SessionAt, cohort.SessionAt!.Value), Hint: "Everybody who was invited hears of it once.", BlockId: CohortForm.SessionAt),
            new Input("Where?", new PlainTextInput(CohortForm.Place, InitialValue: where, MaxLength: CohortForm.LongestLink), Optional: true, BlockId: CohortForm.Place),
        ],
        submit: "Move it",
        close: "Cancel",
        callbackId: MoveCallback,
        privateMetadata: ProgrammesJson.Cohort(cohort.CohortId));

    public static ModalView RecordForm(Cohort cohort) => new(
        "The recording",
        [new Input("Where is it?", new UrlInput(RecordingField, InitialValue: cohort.Recording), Hint: "Those who did not say that they were there get it, once.", BlockId: RecordingField)],
        submit: "Save",
        close: "Cancel",
        callbackId: RecordCallback,
        privateMetadata: ProgrammesJson.Cohort(cohort.CohortId));

    private static IEnumerable<Block> Where(SessionCard card)
    {
        if (card.Where is { } where)
        {
            yield return SafeUrl.Of(where, null) is { } safe
                ? new Section(Mrkdwn.Of($"*{new SlackLink(safe, "Join here")}* ({new Uri(safe).Host})"))
                : new Section(Mrkdwn.Of($"Where: {where}").Truncate(SlackLimits.SectionText));
        }
    }
}
