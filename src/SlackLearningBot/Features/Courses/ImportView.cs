using SlackLearningBot.Blocks;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Courses;

/// <summary>What a dropped list comes to, before and after its owner's word.</summary>
internal static class ImportView
{
    public const string Save = "courses.import_save";
    public const string Discard = "courses.import_discard";

    private const int MostProblems = 12;
    private const int MostTitles = 10;
    private const int LongestReason = 300;
    private const int LongestFile = 100;

    public static SlackMessage Gone { get; } = Remarks.Say(Mrkdwn.Of($"This list waited for 30 days and is forgotten. Drop the file here once more."));

    public static SlackMessage Preview(CourseImport import, ImportPlan plan)
    {
        var list = import.List;
        var head = plan.Changes > 0
            ? Mrkdwn.Of($"📄 *{Name(import)}* would change the list of what can be learnt elsewhere: {Figures(plan)}.")
            : list.Entries.Count > 0 ? Mrkdwn.Of($"📄 *{Name(import)}*: everything in it stands in the list already, word for word, so there is nothing to save.")
            : Mrkdwn.Of($"📄 *{Name(import)}*: no row of it can be used.");
        return new SlackMessage(
            head,
            [
                new Section(head),
                .. Titles("New", plan.New),
                .. Titles("Changed", plan.Changed),
                .. Problems(list.Problems),
                .. plan.Changes > 0 ? [Buttons(import, plan)] : Array.Empty<Block>(),
                new Context([Mrkdwn.Of($"{(plan.Changes > 0 ? "Nothing is changed before you save. " : "")}What is in the list and not in this file stays. I fetch nothing from these addresses.")]),
            ]);
    }

    public static SlackMessage Saved(CourseImport import, ImportPlan plan) => Remarks.Say(
        Mrkdwn.Of($"Saved from *{Name(import)}*: {Figures(plan)}. `/learn courses` shows the list; the same file once more changes nothing."));

    public static SlackMessage Over(CourseImport import) => Remarks.Say(import.State == "saved"
        ? Mrkdwn.Of($"*{Name(import)}* was saved already. `/learn courses` shows the list.")
        : Mrkdwn.Of($"*{Name(import)}* is discarded; nothing of it was saved."));

    private static string Figures(ImportPlan plan) => $"{plan.New.Count} new, {plan.Changed.Count} changed, {plan.Same} as before";

    private static IEnumerable<Block> Titles(string what, IReadOnlyList<string> titles) => titles.Count == 0
        ? []
        : [new Section(Mrkdwn.Of($"*{what}:* {string.Join(" · ", titles.Take(MostTitles).Select(CourseText.Bold))}{(titles.Count > MostTitles ? $" and {titles.Count - MostTitles} more" : "")}").Truncate(SlackLimits.SectionText))];

    private static IEnumerable<Block> Problems(IReadOnlyList<ImportProblem> problems)
    {
        if (problems.Count == 0)
        {
            yield break;
        }

        var lines = problems.Take(MostProblems).Select(problem => Mrkdwn.Of($"• line {problem.Line}: {SlackText.Truncate(problem.Reason, LongestReason)}"));
        yield return new Section((Mrkdwn.Of($"⚠️ *{(problems.Count == 1 ? "One row" : $"{problems.Count} rows")} cannot be used; all others can:*\n") + Mrkdwn.Join("\n", lines)).Truncate(SlackLimits.SectionText));
        if (problems.Count > MostProblems)
        {
            yield return new Context([Mrkdwn.Of($"… and {problems.Count - MostProblems} more. Correct these first and drop the file again.")]);
        }
    }

    private static Actions Buttons(CourseImport import, ImportPlan plan)
    {
        var value = CoursesJson.Write(new ImportChoice(import.ImportId));
        return new Actions(
        [
            new Button($"Save {plan.Changes}", Save, value, Style: ButtonStyle.Primary),
            new Button("Discard", Discard, value),
        ]);
    }

    private static string Name(CourseImport import) => SlackText.Truncate(CourseText.Bold(import.File), LongestFile);
}
