using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Programmes;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Programmes;

/// <summary>The report on a programme that is not saved yet: what is wrong, or what it is and what it changes.</summary>
internal static class DraftView
{
    public const string Save = "programme.save";
    public const string Discard = "programme.discard";

    private const int MostFindings = 8;
    private const int MostSteps = 30;
    private const int MostChanges = 15;

    public static SlackMessage Gone { get; } = Remarks.Say(Mrkdwn.Of($"I no longer have this draft: it was saved, discarded, or waited for more than 30 days. Nothing was changed."));

    public static SlackMessage Discarded { get; } = Remarks.Say(Mrkdwn.Of($"I have forgotten the draft. Nothing that was saved has changed."));

    public static Mrkdwn ChangedMeanwhile { get; } = Mrkdwn.Of($"*Changed meanwhile:* somebody saved this programme since you looked, so nothing was changed. This is how it is now.");

    public static SlackMessage Of(DraftLook look, Mrkdwn? remark = null)
    {
        var headline = Headline(look);
        List<Block> blocks = [.. remark is null ? [] : new Block[] { new Section(remark) }, new Section(headline)];
        blocks.AddRange(look.Verdict switch
        {
            ProgrammeVerdict.Good good => [.. Steps(good.Programme), .. Findings(FindingLines.Of([], good.Warnings)), .. Changes(look, good.Programme)],
            ProgrammeVerdict.Refused refused => Findings(FindingLines.Of(refused.Errors, refused.Warnings)),
            _ => throw new InvalidOperationException("A verdict is neither good nor refused."),
        });
        blocks.Add(new Actions(Buttons(look)));
        blocks.Add(new Context([Mrkdwn.Of($"Nobody is asked before you choose people and say so. The draft waits 30 days.")]));
        return new SlackMessage(headline, blocks);
    }

    public static SlackMessage Saved(Programme programme, int version, int running)
    {
        var under = running > 0 ? Mrkdwn.Of($" {Groups(running)} under way {(running == 1 ? "goes" : "go")} on with it from the next step.") : Mrkdwn.Empty;
        var text = Mrkdwn.Of($"💾 *{StepWords.Bold(programme.Title)}* is saved as version {version}.{under}");
        return new SlackMessage(text, [new Section(text), new Actions([CohortView.StartButton(programme.Id)])]);
    }

    private static Mrkdwn Headline(DraftLook look) => look.Verdict switch
    {
        ProgrammeVerdict.Refused { Errors.Count: var count } => Mrkdwn.Of(
            $"❌ *{StepWords.Count(count, "thing", "things")} to correct* in this programme before it can be saved. Correct {(count == 1 ? "it" : "them")} in the file, and drop it here once more."),
        ProgrammeVerdict.Good when look.BreaksTheirDays => Mrkdwn.Of(
            $"❌ {Groups(look.Running)} under way {(look.Running == 1 ? "counts" : "count")} the days from {(look.Before!.Programme.Session is null ? "the start" : "the session")}, and this version from {(look.Before.Programme.Session is null ? "a session" : "a start")}. Give it another id:, so that it is another programme."),
        ProgrammeVerdict.Good { Programme: var programme } => Mrkdwn.Of(
            $"✅ *{StepWords.Bold(programme.Title)}*: {StepWords.Steps(programme.Size)} {(programme.Session is { } session ? $"around a session of {session.Minutes} minutes" : "from a start on")}."),
        _ => throw new InvalidOperationException("A verdict is neither good nor refused."),
    };

    private static string Groups(int count) => count == 1 ? "A group" : $"{count} groups";

    private static IEnumerable<Block> Steps(Programme programme)
    {
        var lines = programme.Steps.Take(MostSteps).Select(step => Line(step, programme.Session is not null));
        return lines.Chunk(10).Select(some => new Section(Mrkdwn.Join("\n", some).Truncate(SlackLimits.SectionText)));
    }

    private static Mrkdwn Line(ProgrammeStep step, bool hasSession)
    {
        var forms = step.Options.Count > 1 ? $" (or {string.Join(", ", step.Options.Skip(1).Select(StoredStep.NameOf))})" : "";
        var whom = step.Audience == StepAudience.Manager ? " · for the manager" : "";
        return Mrkdwn.Of($"• {StepWords.Days(step, hasSession)}: {StepWords.What(step)}{forms}{whom}");
    }

    private static IEnumerable<Block> Findings(IReadOnlyList<Mrkdwn> lines)
    {
        if (lines.Count > 0)
        {
            yield return new Section(Mrkdwn.Join("\n", lines.Take(MostFindings)).Truncate(SlackLimits.SectionText));
        }

        if (lines.Count > MostFindings)
        {
            yield return new Context([Mrkdwn.Of($"… and {lines.Count - MostFindings} more.")]);
        }
    }

    /// <summary>Before it is saved: what those who are in the middle of it would notice.</summary>
    private static IEnumerable<Block> Changes(DraftLook look, Programme after)
    {
        if (look.Before is not { } before)
        {
            yield break;
        }

        if (look.Changes.Count == 0)
        {
            yield return new Section(Mrkdwn.Of($"It is the same as version {before.Version}, so saving it changes nothing."));
            yield break;
        }

        Mrkdwn[] lines = [.. look.Changes.Take(MostChanges).Select(change => Line(change, after.Session is not null))];
        var more = look.Changes.Count > MostChanges ? Mrkdwn.Of($"\n… and {look.Changes.Count - MostChanges} more.") : Mrkdwn.Empty;
        yield return new Section((Mrkdwn.Of($"*What changes against version {before.Version}:*\n{Mrkdwn.Join("\n", lines)}") + more).Truncate(SlackLimits.SectionText));
        if (look.Running > 0)
        {
            var told = ProgrammeEdit.ChangesTheInvitation(before.Programme, after, place: null) ? " Whoever was invited to a session that is ahead hears once that its place or its length is another." : "";
            yield return new Context([Mrkdwn.Of(
                $"{Groups(look.Running)} under way: it applies from each person's next step. What came stays as it came, and no step comes twice; a new step whose day has passed for somebody is left out for them.{told}")]);
        }
    }

    private static Mrkdwn Line(ProgrammeChange change, bool hasSession) => change switch
    {
        ProgrammeChange.Renamed renamed => Mrkdwn.Of($"• it is called or described otherwise: _{renamed.Title.Replace('_', ' ')}_"),
        ProgrammeChange.Added { Step: var step } => Mrkdwn.Of($"• new: _{step.Title.Replace('_', ' ')}_, {StepWords.Days(step, hasSession)}"),
        ProgrammeChange.Removed { Step: var step } => Mrkdwn.Of($"• gone: _{step.Title.Replace('_', ' ')}_; whoever had it keeps it"),
        ProgrammeChange.Moved { Step: { Kind: StepKind.Session } step } => Mrkdwn.Of($"• _{step.Title.Replace('_', ' ')}_ is the session now"),
        ProgrammeChange.Moved { Step: var step, DaysBefore: var was } => Mrkdwn.Of($"• _{step.Title.Replace('_', ' ')}_ comes {StepWords.Days(step, hasSession)} instead of {StepWords.Days(was, hasSession)}"),
        ProgrammeChange.Rewritten { Step: var step } => Mrkdwn.Of($"• _{step.Title.Replace('_', ' ')}_ says something else"),
        ProgrammeChange.Readdressed { Step: var step } => Mrkdwn.Of($"• _{step.Title.Replace('_', ' ')}_ goes to the {(step.Audience == StepAudience.Manager ? "manager" : "participant")}"),
        _ => throw new ArgumentOutOfRangeException(nameof(change)),
    };

    private static List<Element> Buttons(DraftLook look)
    {
        List<Element> buttons = [];
        if (look is { Verdict: ProgrammeVerdict.Good, BreaksTheirDays: false } && (look.Before is null || look.Changes.Count > 0))
        {
            buttons.Add(new Button(look.Before is null ? "Save the programme" : "Save this version", Save, ProgrammesJson.Draft(look.Draft.DraftId, look.Basis), Style: ButtonStyle.Primary));
        }

        buttons.Add(new Button("Discard", Discard, ProgrammesJson.Draft(look.Draft.DraftId, look.Basis)));
        return buttons;
    }
}
