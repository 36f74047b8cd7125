using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Learners;

/// <summary>A learner's settings: their part of App Home and the dialogs behind its buttons.</summary>
internal static class SettingsView
{
    public const string Open = "settings.open";
    public const string Save = "settings.save";
    public const string Pause = "settings.pause";
    public const string Resume = "settings.resume";
    public const string Stop = "settings.stop";
    public const string FollowSlack = "settings.zone";
    public const string PauseSave = "pause.save";
    public const string PauseBlock = "pause_until";
    public const string PauseDay = "pause.day";

    /// <param name="learner">How things are.</param>
    /// <param name="slackZone">The zone of the person's Slack profile, if known.</param>
    /// <param name="peace">Quiet hours, messages a day and holidays, in words.</param>
    /// <param name="now">Calendar time.</param>
    public static IReadOnlyList<Block> Home(LearnerRow learner, string? slackZone, Mrkdwn peace, DateTimeOffset now)
    {
        var paused = learner.PauseAt(now) is not null;
        return
        [
            new Header("Settings"),
            new Section(Mrkdwn.Of($"{(learner.NoMessages is null ? "Lessons come" : "Your hour is kept:")} *{LearnerWords.Rhythm(learner)}*.\n{WhenNext(learner, now)}")),
            new Context([peace]),
            .. ZoneHint(learner, slackZone),
            new Actions(
            [
                new Button("Change", Open),
                paused ? new Button("Resume", Resume) : new Button("Pause", Pause),
                new Button("Stop", Stop, Confirm: StopConfirm),
            ], BlockId: "settings_buttons"),
        ];
    }

    /// <summary>The learner's zone stays the one they said yes to; when Slack's differs, one click follows it.</summary>
    private static IEnumerable<Block> ZoneHint(LearnerRow learner, string? slackZone) => slackZone is null || slackZone == learner.Zone
        ? []
        :
        [
            new Section(
                Mrkdwn.Of($"Slack has you on {RhythmText.CityOf(slackZone)} time now; your lessons still follow {RhythmText.CityOf(learner.Zone)} time."),
                Accessory: new Button(new PlainText(SlackText.Truncate($"Use {RhythmText.CityOf(slackZone)} time", 75)), FollowSlack),
                BlockId: "settings_zone"),
        ];

    public static ModalView Modal(LearnerRow learner, IEnumerable<Block> peace) => new(
        "Settings",
        [RhythmForm.HourField(learner.Rhythm), RhythmForm.EachDayField(learner.Rhythm.Days), RhythmForm.ZoneField(learner.Zone), .. peace],
        submit: "Save",
        close: "Leave as it is",
        callbackId: Save);

    public static ModalView PauseModal(DateOnly proposed) => new(
        "Pause or leave",
        [
            new Section(Mrkdwn.Of($"Nothing comes by itself until the day you choose: no lesson, no reminder, no question. Nothing piles up meanwhile.")),
            new Input("Back on", new DatePicker(PauseDay, proposed), Hint: $"At most {PauseWish.LongestDays} days ahead.", BlockId: PauseBlock),
        ],
        submit: "Pause",
        close: "Not now",
        callbackId: PauseSave);

    public static SlackMessage Changed(LearnerRow learner, DateTimeOffset now) =>
        Said(Mrkdwn.Of($"*Saved.* {LearnerWords.Lessons(learner)} {WhenNext(learner, now)}"));

    /// <summary>The same with what else the dialog changes.</summary>
    public static SlackMessage Changed(LearnerRow learner, Mrkdwn peace, DateTimeOffset now)
    {
        var changed = Changed(learner, now);
        return new SlackMessage(changed.Text, [.. changed.Blocks, new Context([peace])]);
    }

    public static SlackMessage Paused(LearnerRow learner, DateTimeOffset now) =>
        Said(Mrkdwn.Of($"{WhenNext(learner, now)} Back earlier? Type `/learn pause off`."));

    public static SlackMessage Resumed(LearnerRow learner, bool wasPaused, DateTimeOffset now) => Said(wasPaused
        ? Mrkdwn.Of($"*Welcome back.* {WhenNext(learner, now)}")
        : Mrkdwn.Of($"There was no pause. {WhenNext(learner, now)}"));

    /// <param name="ended">What else ended with it, by title; null when there was nothing to stop.</param>
    public static SlackMessage Stopped(IReadOnlyList<string>? ended)
    {
        var text = ended is not null
            ? Mrkdwn.Of($"*Stopped.* Nothing more comes from me. Your tracks and answers are kept; `/learn` brings everything back, and App Home lets you take your data with you or erase it.")
            : Mrkdwn.Of($"There is nothing to stop: no lessons are coming to you. `/learn` starts them.");
        return new SlackMessage(text, [new Section(text), .. ended is { Count: > 0 } ? [new Section(EndedText.Words(ended))] : Array.Empty<Block>()]);
    }

    public static SlackMessage TooEarlyOrLate(RhythmWish.TooEarlyOrLate wish) => Said(Mrkdwn.Of(
        $"Lessons come from {wish.Earliest:HH:mm} to {wish.Latest:HH:mm}, and you asked for {wish.Asked:HH:mm}. Nothing was changed; try `/learn time 08:30 mon-thu`."));

    public static SlackMessage TimeNotUnderstood(RhythmWish.NotUnderstood wish) => Said(Mrkdwn.Of(
        $"I cannot read “{wish.Wish}” as an hour or days. Nothing was changed; try `/learn time 08:30 mon-thu`, or `/learn time` for a form."));

    public static SlackMessage PauseRefused(PauseWish wish, DateOnly today) => Said(wish switch
    {
        PauseWish.TooLong too => Mrkdwn.Of(
            $"The longest pause is {PauseWish.LongestDays} days, until {LearnerWords.Day(too.LatestDayBack, today)}. Nothing was changed; to end lessons for good, type `/learn stop`."),
        PauseWish.NotAhead past => Mrkdwn.Of(
            $"{LearnerWords.Day(past.Asked, today)} is not in the future. Nothing was changed; try `/learn pause 3d` or `/learn pause until 2027-01-10`."),
        PauseWish.NotUnderstood not => Mrkdwn.Of(
            $"I cannot read “{not.Wish}” as a pause. Nothing was changed; try `/learn pause 3d`, `/learn pause until 2027-01-10` or `/learn pause off`."),
        _ => throw new ArgumentOutOfRangeException(nameof(wish), wish, "Expected a pause that is not possible."),
    });

    /// <summary>The same beside the field it is about.</summary>
    public static string PauseError(PauseWish wish, DateOnly today) => wish is PauseWish.TooLong too
        ? $"Please choose {LearnerWords.Day(too.LatestDayBack, today)} or a day before it."
        : "Please choose a day after today.";

    /// <summary>The pause, if there is one, the next lesson, and the holidays that it waits for; or that none comes by itself.</summary>
    public static string WhenNext(LearnerRow learner, DateTimeOffset now)
    {
        var next = learner.NoMessages is { } by
            ? NoMessagesText.Words(by)
            : $"Your next lesson comes {LearnerWords.Next(learner, now)}{LearnerWords.Between(learner, now)}.";
        return learner.PauseAt(now) is { } back ? $"Paused until {LearnerWords.Day(back, LocalDay.Of(now, learner.Zone))}: nothing before then. {next}" : next;
    }

    private static SlackMessage Said(Mrkdwn text) => Remarks.Say(text);

    private static Confirm StopConfirm { get; } = new(
        "Stop learning?",
        Mrkdwn.Of($"Nothing more will come from me. Your tracks and answers are kept, and `/learn` brings everything back."),
        "Stop",
        "Keep learning",
        ButtonStyle.Danger);
}
