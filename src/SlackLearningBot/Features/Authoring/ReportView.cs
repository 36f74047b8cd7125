using SlackLearningBot.Blocks;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Authoring;

/// <summary>The report on a draft: what was found, what is wrong with it, what publishing would do, and what to do next.</summary>
internal static class ReportView
{
    public const string Preview = "draft.preview";
    public const string Publish = "draft.publish";
    public const string Discard = "draft.discard";
    public const string Findings = "draft.findings";
    public const string Track = "draft.track";
    public const string Template = "draft.template";
    private const int MostFindings = 6;

    public static SlackMessage Of(DraftLook look, IReadOnlyList<TrackName> tracks, Mrkdwn? remark = null)
    {
        var headline = Headline(look);
        List<Block> blocks = [];
        if (remark is not null)
        {
            blocks.Add(new Section(remark));
        }

        blocks.Add(new Section(headline));
        blocks.AddRange(Found(look));
        if (look.Loose > 0 && look.Errors.Count == 0)
        {
            blocks.Add(new Section(
                Mrkdwn.Of($"{(look.Chosen is null ? "*Which track* shall" : "*Track* for")} {Count(look.Loose, "lesson")} that {(look.Loose == 1 ? "names" : "name")} none{(look.Chosen is null ? " go into?" : "")}"),
                Accessory: TrackMenu.Of(ActionId.Of(Track, $"{look.Draft.DraftId:N}"), Offered(look, tracks), look.Chosen?.Id)));
        }

        if (look.Plan is { } plan)
        {
            blocks.Add(new Section(PlanView.Lines(plan).Truncate(SlackLimits.SectionText)));
        }

        blocks.Add(new Actions(Buttons(look)));
        blocks.Add(new Context([Mrkdwn.Of($"Nothing is changed before you publish. The draft waits 30 days.")]));
        return new SlackMessage(headline, blocks);
    }

    public static Mrkdwn ChangedMeanwhile { get; } = Mrkdwn.Of(
        $"*Changed meanwhile:* somebody changed these lessons or this draft since you looked, so nothing was published. This is how it is now.");

    public static SlackMessage Published(ContentPlan plan)
    {
        var text = PlanView.Done(plan).Truncate(SlackLimits.SectionText);
        return new SlackMessage(text, [new Section(text), new Context([Mrkdwn.Of($"Learners get it from their next lesson on; `/learn catalog` shows the tracks.")])]);
    }

    private static Mrkdwn Headline(DraftLook look) => look switch
    {
        { Errors.Count: > 0 } => Mrkdwn.Of($"❌ *{Count(look.Errors.Count, "thing")} to correct* before this can be published. Correct {(look.Errors.Count == 1 ? "it" : "them")} in your files and drop them here once more."),
        _ => Mrkdwn.Of($"✅ *Read without an error:* {Count(look.Lessons.Count, "lesson")} with {Count(look.Lessons.Sum(one => one.Lesson.Questions.Count), "question")} in {Count(look.Parcel!.Tracks.Count, "track")}."),
    };

    private static IEnumerable<Block> Found(DraftLook look)
    {
        var lines = Lines(look);
        if (lines.Count == 0)
        {
            yield break;
        }

        yield return new Section(Mrkdwn.Join("\n", lines.Take(MostFindings)).Truncate(SlackLimits.SectionText));
        if (lines.Count > MostFindings)
        {
            yield return new Context([Mrkdwn.Of($"… and {lines.Count - MostFindings} more.")]);
        }
    }

    /// <summary>Errors first, then warnings, each with file and line, rule, and what was found and expected.</summary>
    public static IReadOnlyList<Mrkdwn> Lines(DraftLook look) => FindingLines.Of(look.Errors, look.Warnings);

    private static List<Element> Buttons(DraftLook look)
    {
        var id = look.Draft.DraftId;
        List<Element> buttons = [];
        if (look.Parcel is not null)
        {
            buttons.Add(new Button("Preview", Preview, DraftValues.Write(new DraftValue(id))));
        }

        if (look.Plan is { } plan)
        {
            buttons.Add(PublishButton(id, plan));
        }

        if (Lines(look).Count > MostFindings)
        {
            buttons.Add(new Button(new PlainText($"All {Lines(look).Count} remarks"), Findings, DraftValues.Write(new DraftValue(id))));
        }

        if (look.Errors.Count > 0)
        {
            buttons.Add(new Button("CSV template", Template));
        }

        buttons.Add(DiscardButton(id));
        return buttons;
    }

    public static Button DiscardButton(Guid draft) => new(
        "Discard", Discard, DraftValues.Write(new DraftValue(draft)), Style: ButtonStyle.Danger, Confirm: new Confirm(
            "Discard the draft?", Mrkdwn.Of($"I forget what stands in it. Nothing that is published changes."), "Discard", "Keep it", ButtonStyle.Danger));

    public static Button PublishButton(Guid draft, ContentPlan plan) => new(
        "Publish", Publish, DraftValues.Write(new DraftValue(draft, plan.Basis)), Style: ButtonStyle.Primary,
        Confirm: plan.Retired.Count == 0 ? null : new Confirm(
            "Publish and retire?", Mrkdwn.Of($"{Count(plan.Retired.Count, "lesson")} would no longer come to anybody."), "Publish", "Not yet"));

    /// <summary>A new track that was chosen stands in the menu although it is not there yet.</summary>
    private static IReadOnlyList<TrackName> Offered(DraftLook look, IReadOnlyList<TrackName> tracks) =>
        look.Chosen is { } chosen && tracks.All(track => track.Id != chosen.Id) ? [chosen, .. tracks] : tracks;

    public static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
