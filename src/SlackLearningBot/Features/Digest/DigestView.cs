using SlackLearningBot.Seams;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Digest;

/// <summary>The words of the weekly note.</summary>
internal static class DigestView
{
    public const string More = "digest.more";
    public const string Off = "digest.off";
    public const string On = "digest.on";
    public const string Why = "why";
    public const string None = "off";

    private const int MostLines = 3;
    private const int MostOfATitle = 100;

    public static SlackMessage Note(WeekNote note)
    {
        if (note.Parts.Count == 0)
        {
            return Say(Mrkdwn.Of($"*Your week:* nothing to tell yet."));
        }

        var buttons = note.Parts.SelectMany(part => part.Buttons).DistinctBy(button => button.ActionId).ToList<Element>();
        return new SlackMessage(
            Name,
            [
                new Header("Your week"),
                .. note.Parts.Select(part => new Section(TextOf(part))),
                new Actions([.. buttons, Menu]),
            ]);
    }

    private static Mrkdwn TextOf(DigestPart part)
    {
        var lines = part.Lines.Take(MostLines).Select(line => Mrkdwn.Of($"\n• {line}")).ToList();
        var rest = part.Lines.Count - MostLines;
        if (rest > 0)
        {
            lines.Add(part.CountsRest ? Mrkdwn.Of($"\n… and {rest} more") : Mrkdwn.Of($"\n… and others"));
        }

        return (Mrkdwn.Of($"*{part.Heading}*") + Mrkdwn.Join("", lines)).Truncate(SlackLimits.SectionText);
    }

    private static Overflow Menu { get; } = new(More, [Option.Plain("Why this?", Why), Option.Plain("No weekly note any more", None)]);

    /// <summary>A title that ends no bold type of ours and fills no screen.</summary>
    public static string Title(string title) => SlackText.Truncate(title.Replace('*', '∗').ReplaceLineEndings(" "), MostOfATitle);

    public static Mrkdwn Reason { get; } = Mrkdwn.Of(
        $"Once a week, on your last learning day, I sum up what you learnt and what waited, when there is something to say. If you skip it, nothing is lost.");

    public static Mrkdwn Name { get; } = Mrkdwn.Of($"Your week");

    public static Button Less { get; } = new("No weekly note", Off, AccessibilityLabel: "No weekly note any more");

    public static SlackMessage WhyThis { get; } = Say(Reason);

    public static SlackMessage SwitchedOff { get; } = Say(
        Mrkdwn.Of($"All right, no weekly note any more. `/learn digest` shows your week whenever you like, `/learn digest on` brings the note back."),
        new Button("Bring it back", On));

    public static SlackMessage SwitchedOn { get; } = Say(
        Mrkdwn.Of($"The weekly note comes on the last of your learning days, when there is something to say. `/learn digest off` ends it."));

    public static SlackMessage NotLearning { get; } = Say(
        Mrkdwn.Of($"You are not learning at the moment, so there is no week to tell of. `/learn` begins."));

    public static SlackMessage NotUnderstood(string words) => Say(Mrkdwn.Of(
        $"I cannot read “{SlackText.Truncate(words.ReplaceLineEndings(" "), 60)}” here, so nothing was changed. Try `/learn digest`, `/learn digest off` or `/learn digest on`."));

    private static SlackMessage Say(Mrkdwn text, params Element[] buttons) =>
        new(text, buttons.Length == 0 ? [new Section(text)] : [new Section(text), new Actions(buttons)]);
}
