using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Authoring;

/// <summary>What publishing would do, or has done.</summary>
internal static class PlanView
{
    private const int MostNamed = 8;

    public static Mrkdwn Lines(ContentPlan plan) => plan.ChangesNothing
        ? Mrkdwn.Of($"*Publishing* would change nothing: everything is there already, word for word.")
        : Mrkdwn.Of($"*Publishing* would change this:\n{Mrkdwn.Join("\n", Changes(plan))}");

    public static Mrkdwn Done(ContentPlan plan) => plan.ChangesNothing
        ? Mrkdwn.Of($"✅ *Published.* Everything was there already, word for word.")
        : Mrkdwn.Of($"✅ *Published.*\n{Mrkdwn.Join("\n", Changes(plan))}");

    private static IEnumerable<Mrkdwn> Changes(ContentPlan plan)
    {
        Mrkdwn?[] lines =
        [
            Titles("New", plan.New),
            Titles("Changed", plan.Changed),
            Titles("Retired", plan.Retired),
            Titles("Moved here", plan.Moved, quoted: true),
            plan.Unchanged > 0 ? Mrkdwn.Of($"• Unchanged: {ReportView.Count(plan.Unchanged, "lesson")}") : null,
            plan.Questions is (0, 0, 0) ? null : Mrkdwn.Of($"• Questions: {plan.Questions.Added} new, {plan.Questions.Changed} changed, {plan.Questions.Retired} retired"),
        ];
        return lines.OfType<Mrkdwn>();
    }

    private static Mrkdwn? Titles(string what, IReadOnlyList<string> titles, bool quoted = false)
    {
        if (titles.Count == 0)
        {
            return null;
        }

        var named = string.Join(", ", titles.Take(MostNamed).Select(title => quoted ? Excerpt.Of(title, 120) : $"“{Excerpt.Of(title, 60)}”"));
        return Mrkdwn.Of($"• {what}: {ReportView.Count(titles.Count, quoted ? "place" : "lesson")}: {named}{(titles.Count > MostNamed ? " …" : "")}");
    }
}
