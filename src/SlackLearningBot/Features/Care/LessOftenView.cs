using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Care;

/// <summary>The words of "Shall I come less often?".</summary>
internal static class LessOftenView
{
    public const string Answer = "care.less";
    public const string Undo = "care.undo";

    public static SlackMessage Ask(Guid delivery, LearningDays days)
    {
        var text = Mrkdwn.Of($"*Three lessons came and you had no time for them; that is fine.* Shall I come less often?");
        return new SlackMessage(text,
        [
            new Section(text),
            new Actions([Keep(delivery), .. Rarer(delivery, days), Pause(delivery), Stop(delivery)]),
            new Section(Mrkdwn.Of($"Or take a lesson now; they all waited for you."), Accessory: CommonButtons.Today),
            new Context([Mrkdwn.Of($"Why this? {Reason}")]),
        ]);
    }

    /// <summary>Why it came, in one line, with what happens when it is left alone.</summary>
    public static Mrkdwn Reason { get; } = Mrkdwn.Of(
        $"Lessons came on three days in a row, and I heard nothing from you. If you say nothing now either, lessons go on as they are, and I do not ask again for at least two months.");

    public static Mrkdwn Name { get; } = Mrkdwn.Of($"My question whether to come less often");

    /// <param name="answer">What was chosen.</param>
    /// <param name="rhythm">How things are now; null for somebody who is not learning.</param>
    /// <param name="delivery">The message it stands in.</param>
    /// <param name="now">Calendar time.</param>
    public static SlackMessage Answered(LessOftenAnswer answer, RhythmNow? rhythm, Guid delivery, DateTimeOffset now) => (answer, rhythm) switch
    {
        ({ Choice: LessOftenChoice.Stop }, null) => StoppedAnd(Mrkdwn.Of($"Programmes you were in have ended for you, too. When you start again, I offer what is still under way.")),
        (_, null) => NotLearning,
        ({ Choice: LessOftenChoice.Stop }, _) => Say(
            Mrkdwn.Of($"You stopped here once and began again since. {Lessons(rhythm)}. {Next(rhythm, now)}"), CommonButtons.Today),
        ({ Undone: true }, _) => Say(Mrkdwn.Of($"*As before:* {char.ToLowerInvariant(Lessons(rhythm)[0])}{Lessons(rhythm)[1..]}. {Next(rhythm, now)}"), CommonButtons.Today),
        ({ Choice: LessOftenChoice.FewerDays }, _) => Say(
            Mrkdwn.Of($"*Done.* {Lessons(rhythm)} now. {Next(rhythm, now)}"), UndoButton(delivery), CommonButtons.Today),
        ({ Choice: LessOftenChoice.Pause }, _) => Say(
            Mrkdwn.Of($"*Paused for two weeks.* {Next(rhythm, now)} Back earlier? Undo it, or type `/learn pause off`."), UndoButton(delivery)),
        _ => Say(Mrkdwn.Of($"*All right, nothing changes.* {Lessons(rhythm)}. {Next(rhythm, now)}"), CommonButtons.Today),
    };

    /// <param name="ended">What else ended with it, by title.</param>
    public static SlackMessage Stopped(IReadOnlyList<string> ended) => ended.Count > 0 ? StoppedAnd(EndedText.Words(ended)) : StoppedAnd();

    private static SlackMessage StoppedAnd(params Mrkdwn[] also)
    {
        var text = Mrkdwn.Of($"*Stopped.* Nothing more comes from me. Your tracks and answers are kept; whenever you like, choose an hour and go on.");
        return new SlackMessage(text, [new Section(text), .. also.Select(one => new Section(one)), new Actions([CommonButtons.Welcome]), HowTo]);
    }

    public static SlackMessage NotLearning { get; } = Say(
        Mrkdwn.Of($"You are not learning at the moment, so nothing was changed. Choose your hour, and lessons begin again."), CommonButtons.Welcome);

    /// <summary>What was chosen here is not how things are any more.</summary>
    public static SlackMessage ChangedSince(RhythmNow rhythm, DateTimeOffset now) => Say(
        Mrkdwn.Of($"You changed that since, so nothing was undone. {Lessons(rhythm)}. {Next(rhythm, now)}"), CommonButtons.Today);

    private static SlackMessage Say(Mrkdwn text, params Element[] buttons) => new(text,
    [
        new Section(text),
        new Actions(buttons),
        HowTo,
    ]);

    private static Context HowTo => new([Mrkdwn.Of($"`/learn time 08:30 mon-thu` says when lessons come, `/learn pause 3d` when they do not.")]);

    private static string Lessons(RhythmNow rhythm) => $"{(rhythm.NoMessages is null ? "Lessons come" : "Your hour is kept:")} {RhythmText.Words(rhythm.Rhythm)}";

    private static Mrkdwn Next(RhythmNow rhythm, DateTimeOffset now) => rhythm.NoMessages is { } by
        ? Mrkdwn.Of($"{NoMessagesText.Words(by)}")
        : Mrkdwn.Of($"Your next one comes {LessonCardMoments.Words(rhythm.NextLessonAt, now, rhythm.Rhythm.Zone, rhythm.Within)}.");

    private static Button Keep(Guid delivery) => Button("Keep it as it is", "keep", new LessOftenChoice(delivery, LessOftenChoice.Keep));

    private static IEnumerable<Button> Rarer(Guid delivery, LearningDays days)
    {
        if (FewerDays.Half(days) is not LearningDays.None and var half)
        {
            yield return Button(DaysText.Words(half), "half", new LessOftenChoice(delivery, LessOftenChoice.FewerDays, (short)half));
        }

        if (FewerDays.One(days) is not LearningDays.None and var one)
        {
            yield return Button($"Once a week, on {DaysText.Words(one)}", "one", new LessOftenChoice(delivery, LessOftenChoice.FewerDays, (short)one));
        }
    }

    private static Button Pause(Guid delivery) => Button("Pause for two weeks", "pause", new LessOftenChoice(delivery, LessOftenChoice.Pause));

    private static Button Stop(Guid delivery) => Button("Stop", "stop", new LessOftenChoice(delivery, LessOftenChoice.Stop), new Confirm(
        "Stop learning?",
        Mrkdwn.Of($"Nothing more will come from me, and programmes you are in end for you. Your tracks and answers are kept, and `/learn` brings everything back."),
        "Stop",
        "Keep learning",
        ButtonStyle.Danger));

    private static Button UndoButton(Guid delivery) => new("Undo", Undo, Value(new LessOftenChoice(delivery, LessOftenChoice.Keep)));

    private static Button Button(string text, string suffix, LessOftenChoice choice, Confirm? confirm = null) =>
        new(text, ActionId.Of(Answer, suffix), Value(choice), Confirm: confirm);

    private static string Value(LessOftenChoice choice) => ActionValue.Write(choice, CareJson.Default.LessOftenChoice, CareJson.Version);
}
