using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Assessments;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Assessments;

/// <summary>How assessments go, for owners.</summary>
internal static class StatusView
{
    public const string DetailsName = "assessment.details";
    public const string ListName = "assessment.status";

    /// <summary>More than anybody looks at in a dialog.</summary>
    public const int MostAssignments = 20;

    private const int MostNames = 60;
    private const int MostItems = 40;

    /// <summary>With fewer answers a question may look bad by chance.</summary>
    private const int LeastToJudge = 20;

    public static SlackMessage NotUnderstood(string words) => Remarks.Say(Mrkdwn.Of(
        $"{(words.Length == 0 ? Mrkdwn.Of($"What about assessments?") : Mrkdwn.Of($"I cannot read “{Excerpt.Of(words, 60)}”. Nothing was changed."))} `/learn assess new` makes one, `/learn assess assign` gives it to people, `/learn assess status` shows how it goes."));

    public static ModalView List(IReadOnlyList<Assignment> assignments, ILookup<Guid, StandingGroup> groups, DateTimeOffset now, string zone) => assignments.Count == 0
        ? MessageView.Of(Remarks.Say(Mrkdwn.Of($"No assessment was given to anybody yet. `/learn assess assign` gives one.")))
        : new ModalView(
            "Assessments",
            [
                .. assignments.Select(assignment => new Section(
                    (Mrkdwn.Of($"*{AssessmentText.Bold(assignment.Title)}*  ·  {OfferView.Whom(assignment)}  ·  {AssessmentText.Deadline(assignment.Deadline, now, zone)}\n") + Counts(groups[assignment.AssignmentId], now)).Truncate(SlackLimits.SectionText),
                    Accessory: new Button(
                        new PlainText("Details"), DetailsName, AssessmentsJson.Value(assignment.AssignmentId),
                        AccessibilityLabel: SlackText.Truncate($"Details of {assignment.Title}", SlackLimits.AccessibilityLabel)))),
            ],
            close: "Close");

    public static ModalView Details(
        Assignment assignment, IReadOnlyCollection<StandingGroup> groups, IReadOnlyList<(string UserId, Standing Standing)> people,
        IReadOnlyList<(string Ask, ItemFigures Figures)> items, DateTimeOffset now, string zone) => new(
        "How it goes",
        [
            new Section(Mrkdwn.Of($"*{AssessmentText.Bold(assignment.Title)}*  ·  {OfferView.Whom(assignment)}  ·  {AssessmentText.Deadline(assignment.Deadline, now, zone)}").Truncate(SlackLimits.SectionText)),
            new Section(Counts(groups, now)),
            .. people.GroupBy(one => one.Standing).OrderBy(group => group.Key).Select(group => new Section(Names(group.Key, [.. group.Select(one => one.UserId)]))),
            new Divider(),
            .. Items(items),
            new Actions([new Button(new PlainText("Back to all"), ListName)]),
        ],
        close: "Close");

    private static Mrkdwn Counts(IEnumerable<StandingGroup> groups, DateTimeOffset now)
    {
        var all = groups.ToList();
        List<Standing> standings = [.. all.SelectMany(group => group.Standings(now))];
        if (standings.Count == 0)
        {
            return Mrkdwn.Of($"Nobody has it yet.");
        }

        if (!all.TrueForAll(group => group.Results == "names"))
        {
            var counts = StandingCounts.Of(standings);
            return counts is { Passed: { } passed, Failed: { } failed }
                ? Mrkdwn.Of($"{AssessmentText.People(counts.People)}: {counts.Begun} have begun, {passed} passed, {failed} did not pass. This workspace shows no names.")
                : Mrkdwn.Of($"{AssessmentText.People(counts.People)}: {counts.Begun} {(counts.Begun == 1 ? "has" : "have")} begun. This workspace shows no names, and results only when {StandingCounts.LeastGroup} or more have one and they are not all alike.");
        }

        return Mrkdwn.Of($"{AssessmentText.People(standings.Count)}: {string.Join(", ", standings.GroupBy(one => one).OrderBy(group => group.Key).Select(group => $"{group.Count()} {Words(group.Key)}"))}.");
    }

    private static Mrkdwn Names(Standing standing, IReadOnlyList<string> users)
    {
        var words = Words(standing);
        var more = users.Count > MostNames ? $" and {users.Count - MostNames} more" : "";
        return Mrkdwn.Of($"*{char.ToUpperInvariant(words[0])}{words[1..]}:* {Mrkdwn.Join(", ", users.Take(MostNames).Select(user => Mrkdwn.Of($"{new SlackUser(user)}")))}{more}");
    }

    private static string Words(Standing standing) => standing switch
    {
        Standing.NotStarted => "not started",
        Standing.Underway => "under way",
        Standing.MayTryAgain => "not passed yet, may try again",
        Standing.Passed => "passed",
        Standing.Failed => "not passed",
        _ => "never started",
    };

    /// <summary>Few answers would tell whose they are.</summary>
    private static IEnumerable<Block> Items(IReadOnlyList<(string Ask, ItemFigures Figures)> items)
    {
        var told = items.Where(item => item.Figures.Answers >= StandingCounts.LeastGroup).OrderBy(item => item.Figures.Right).ToList();
        if (told.Count == 0)
        {
            return [new Context([Mrkdwn.Of($"How each question does in people's first attempts shows here once {StandingCounts.LeastGroup} or more people answered it.")])];
        }

        return
        [
            new Section(Mrkdwn.Of($"*How the questions do in people's first attempts*, the hardest first")),
            .. told.Take(MostItems).Select(item => new Section(Item(item.Ask, item.Figures))),
            new Context([Mrkdwn.Of($"_Tells_ says how well a question tells those who do well in the others from those who do not: 1 perfectly, 0 not at all; below 0 something is wrong with it.{(told.Count > MostItems ? $" {told.Count - MostItems} easier ones are left out." : "")}")]),
        ];
    }

    private static Mrkdwn Item(string ask, ItemFigures figures)
    {
        var tells = figures.Discrimination is { } discrimination ? $"tells {discrimination:0.00}" : "tells: not known yet";
        var time = figures.MedianSeconds is { } seconds ? $", {seconds:0} s in the median" : "";
        var flag = figures.Answers >= LeastToJudge && figures.Discrimination < 0.1 ? "⚠️ " : "";
        return Mrkdwn.Of($"{flag}{Excerpt.Of(ask.ReplaceLineEndings(" "), 150)}\n{figures.Right * 100:0} % right, {tells}{time}, {AssessmentText.Count(figures.Answers, "answer")}");
    }
}
