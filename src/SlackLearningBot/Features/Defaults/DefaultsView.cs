using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Defaults;

/// <summary>The words about a workspace's decisions.</summary>
internal static class DefaultsView
{
    public const string Save = "defaults.save";

    public static ModalView Modal(WorkspaceDefault now, IReadOnlyList<CalendarChoice> calendars, int most) => new(
        "Workspace defaults",
        [.. DefaultsForm.Fields(now, calendars, most)],
        submit: "Save",
        close: "Leave as it is",
        callbackId: Save);

    /// <summary>What changed, and for whom.</summary>
    public static SlackMessage Saved(WorkspaceDefault decided, IReadOnlyList<CalendarChoice> calendars, PeopleWithoutChoice people)
    {
        var title = calendars.FirstOrDefault(calendar => calendar.Name == decided.Peace.Calendar)?.Title;
        Mrkdwn[] lines =
        [
            Mrkdwn.Of($"*Saved.* Newcomers are proposed {RhythmText.Words(decided.Rhythm)}, or their own zone when Slack knows it."),
            Mrkdwn.Of($"• {Quiet(decided)}: for {Count(people.Quiet)} who chose no quiet hours, and for newcomers."),
            decided.Peace.NudgesADay == 0
                ? Mrkdwn.Of($"• Nothing by itself, no lessons either: for everybody. `/learn today` still brings them one.")
                : Mrkdwn.Of($"• {Nudges(decided)}: for everybody; whoever chose less keeps less ({Count(people.Nudges)} chose nothing)."),
            title is null
                ? Mrkdwn.Of($"• No public holidays: for {Count(people.Holidays)} who chose no calendar; whoever has a country with a calendar keeps that one's.")
                : Mrkdwn.Of($"• Public holidays of {title}: for {Count(people.Holidays)} who chose no calendar; whoever has a country with a calendar keeps that one's."),
            decided.ShowsNames
                ? Mrkdwn.Of($"• Owners see who passed an assessment.")
                : Mrkdwn.Of($"• Owners see how many passed an assessment, without names."),
            Mrkdwn.Of($"Nobody's own choice was changed. `/learn defaults reset` goes back to the bot's settings."),
        ];
        return Remarks.Say(Mrkdwn.Join("\n", lines));
    }

    public static SlackMessage Reset(WorkspaceDefault now) => Remarks.Say(Mrkdwn.Of(
        $"*Done.* The bot's own settings hold again for newcomers and for people who chose nothing: {RhythmText.Words(now.Rhythm)}; {Lower(Quiet(now))}; {Lower(Nudges(now))}; no public holidays but their country's; owners see who passed an assessment. Nobody's own choice was changed."));

    public static SlackMessage NotUnderstood(string words) => Remarks.Say(Mrkdwn.Of(
        $"I cannot read “{Excerpt.Of(words, 100)}”. Nothing was changed; `/learn defaults` opens the form, and `/learn defaults reset` goes back to the bot's settings."));

    public static SlackMessage NoOwner { get; } = Remarks.Say(Mrkdwn.Of($"This is for the owners of this workspace's learning, so nothing was changed."));

    private static string Quiet(WorkspaceDefault decided) =>
        decided.Peace.Quiet is { } hours && hours.From != hours.Until ? $"Quiet hours {PeaceFields.Words(hours)}" : "No quiet hours";

    private static string Nudges(WorkspaceDefault decided)
    {
        var words = PeaceFields.NudgeWords(decided.Peace.NudgesADay ?? 0);
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];

    private static string Count(int people) => people == 1 ? "1 learner" : $"{people} learners";
}
