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
    public const string TakeBackName = "assessment.take-back";
    public const string FileName = "assessment.file";

    /// <summary>Each is counted anew when somebody looks.</summary>
    public const int PageSize = 10;

    private const int MostItems = 40;

    /// <summary>With fewer answers a question may look bad by chance.</summary>
    private const int LeastToJudge = 20;

    public static SlackMessage NotUnderstood(string words) => Remarks.Say(Mrkdwn.Of(
        $"{(words.Length == 0 ? Mrkdwn.Of($"What about assessments?") : Mrkdwn.Of($"I cannot read “{Excerpt.Of(words, 60)}”. Nothing was changed."))} `/learn assess new` makes one, `/learn assess assign` gives it to people, `/learn assess status` shows how it goes and takes it back."));

    public static SlackMessage Gone { get; } = Remarks.Say(Mrkdwn.Of($"I know nothing of this assessment any more. `/learn assess status` shows those there are."));

    public static SlackMessage NotTheirsToTakeBack { get; } = Remarks.Say(Mrkdwn.Of(
        $"Another owner gave this to people, so nothing was changed. Ask them to take it back: `/learn assess status`."));

    public static SlackMessage FileOnItsWay { get; } = Remarks.Say(Mrkdwn.Of($"The file is on its way: you find it in our direct message in a moment."));

    public const string FileComment = "Who stands where, as you asked.";

    /// <summary>The file could not be handed over.</summary>
    public static SlackMessage FileFailed(string error) => Remarks.Say(Mrkdwn.Of(
        $"I could not hand over the file with who stands where: Slack did not take it (`{error}`). Please tell whoever runs me; `doctor` shows them what is missing. Then press *Names as CSV* again. Until then `/learn assess status` shows the same, a page at a time."));

    public static ModalView List(
        IReadOnlyList<Assignment> assignments, ILookup<Guid, StandingGroup> groups, IReadOnlyDictionary<Guid, StandingCounts> results, int page, bool isMore, DateTimeOffset now, string zone)
    {
        if (assignments.Count == 0 && page == 0)
        {
            return MessageView.Of(Remarks.Say(Mrkdwn.Of($"No assessment was given to anybody yet. `/learn assess assign` gives one.")));
        }

        Element[] turn =
        [
            .. page > 0 ? [Turn("Newer", page - 1)] : Array.Empty<Element>(),
            .. isMore ? [Turn("Older", page + 1)] : Array.Empty<Element>(),
        ];
        return new ModalView(
            "Assessments",
            [
                .. assignments.Select(assignment => new Section(
                    (Head(assignment, now, zone) + Mrkdwn.Of($"\n") + Counts(assignment, [.. groups[assignment.AssignmentId]], results, now)).Truncate(SlackLimits.SectionText),
                    Accessory: new Button(
                        new PlainText("Details"), DetailsName, AssessmentsJson.Value(assignment.AssignmentId),
                        AccessibilityLabel: SlackText.Truncate($"Details of {assignment.Title}", SlackLimits.AccessibilityLabel)))),
                .. assignments.Count == 0 ? [new Section(Mrkdwn.Of($"No older one was given."))] : Array.Empty<Block>(),
                .. turn.Length > 0 ? [new Actions(turn)] : Array.Empty<Block>(),
            ],
            close: "Close");

        static Button Turn(string words, int to) => new(new PlainText(words), ActionId.Of(ListName, to), AssessmentsJson.Write(new PageValue(to)));
    }

    public static ModalView Details(
        Assignment assignment, IReadOnlyList<StandingGroup> groups, IReadOnlyDictionary<Guid, StandingCounts> results, IReadOnlyList<StandingNames> names,
        IReadOnlyList<(string Ask, ItemFigures Figures)> items, bool mayTakeBack, DateTimeOffset now, string zone) => new(
        "How it goes",
        [
            new Section(Head(assignment, now, zone).Truncate(SlackLimits.SectionText)),
            new Section(Counts(assignment, groups, results, now)),
            .. names.Select(some => PeopleView.First(assignment, some)),
            new Divider(),
            .. Items(items),
            new Actions(
            [
                new Button(new PlainText("Back to all"), ListName, AssessmentsJson.Write(new PageValue(0))),
                .. names.Count > 0 ? [new Button(new PlainText("Names as CSV"), FileName, AssessmentsJson.Value(assignment.AssignmentId))] : Array.Empty<Element>(),
                .. mayTakeBack && assignment.State == "open" ? [TakeBack(assignment, groups, now)] : Array.Empty<Element>(),
            ]),
        ],
        close: "Close");

    private static Button TakeBack(Assignment assignment, IReadOnlyList<StandingGroup> groups, DateTimeOffset now)
    {
        // Beside how many have begun, how many are through would tell who passed.
        var people = groups.Where(group => group.StandingAt(now) is Standing.NotStarted or Standing.Underway or Standing.MayTryAgain).Sum(group => group.People);
        var whom = !groups.All(group => group.HasNames) ? "It ends for everybody who is not through with it"
            : people == 1 ? "1 person is not through with it" : $"{PeopleView.Count(people)} people are not through with it";
        return new Button(
            new PlainText("Take it back…"), TakeBackName, AssessmentsJson.Value(assignment.AssignmentId), Style: ButtonStyle.Danger,
            Confirm: new Confirm(
                new PlainText("Take it back?"),
                new PlainText($"{whom}. Attempts under way end without a result, nobody is told or reminded any more, and the messages about it say so. Results and certificates stand. This cannot be undone."),
                new PlainText("Take it back"), new PlainText("Leave it"), ButtonStyle.Danger));
    }

    private static Mrkdwn Head(Assignment assignment, DateTimeOffset now, string zone) => Mrkdwn.Of(
        $"*{AssessmentText.Bold(assignment.Title)}*  ·  {OfferView.Whom(assignment)}  ·  {(assignment.State == "taken_back" ? "taken back" : AssessmentText.Deadline(assignment.Deadline, now, zone))}");

    private static Mrkdwn Counts(
        Assignment assignment, IReadOnlyList<StandingGroup> groups, IReadOnlyDictionary<Guid, StandingCounts> results, DateTimeOffset now)
    {
        var still = assignment switch
        {
            { Walking: false } => "",
            { State: "open" } => " More are just being given it.",
            _ => " They are just being told that it was taken back.",
        };
        if (groups.Count == 0)
        {
            return Mrkdwn.Of($"Nobody has it yet.{still}");
        }

        if (results.TryGetValue(assignment.AssignmentId, out var counts))
        {
            return counts is { Passed: { } passed, Failed: { } failed }
                ? Mrkdwn.Of($"{AssessmentText.People(counts.People)}: {counts.Begun} have begun, about {passed} passed, about {failed} did not pass.{still} This workspace shows no names, and results in steps of {StandingCounts.LeastGroup}.")
                : Mrkdwn.Of($"{AssessmentText.People(counts.People)}: {counts.Begun} {(counts.Begun == 1 ? "has" : "have")} begun.{still} This workspace shows no names, and results only when {StandingCounts.LeastGroup} or more passed and {StandingCounts.LeastGroup} or more did not.");
        }

        List<StandingTally> tallies = [.. groups.Select(group => group.At(now))];
        var words = tallies.GroupBy(tally => tally.Standing).OrderBy(alike => alike.Key).Select(alike => $"{PeopleView.Count(alike.Sum(tally => tally.People))} {StandingWords.Of(alike.Key)}");
        return Mrkdwn.Of($"{AssessmentText.People(tallies.Sum(tally => tally.People))}: {string.Join(", ", words)}.{still}");
    }

    private static IReadOnlyList<Block> Items(IReadOnlyList<(string Ask, ItemFigures Figures)> items) => items.Count == 0
        ? [new Context([Mrkdwn.Of($"How each question does in people's first attempts shows here once {StandingCounts.LeastGroup} or more people answered it.")])]
        :
        [
            new Section(Mrkdwn.Of($"*How the questions do in people's first attempts*, the hardest first")),
            .. items.Take(MostItems).Select(item => new Section(Item(item.Ask, item.Figures))),
            new Context([Mrkdwn.Of($"_Tells_ says how well a question tells those who do well in the others from those who do not: 1 perfectly, 0 not at all; below 0 something is wrong with it. Of more than {PeopleView.Count(ItemStore.MostAttempts)} people the newest {PeopleView.Count(ItemStore.MostAttempts)} are looked at.{(items.Count > MostItems ? $" {items.Count - MostItems} easier ones are left out." : "")}")]),
        ];

    private static Mrkdwn Item(string ask, ItemFigures figures)
    {
        var tells = figures.Discrimination is { } discrimination ? $"tells {discrimination:0.00}" : "tells: not known yet";
        var time = figures.MedianSeconds is { } seconds ? $", {seconds:0} s in the median" : "";
        var flag = figures.Answers >= LeastToJudge && figures.Discrimination < 0.1 ? "⚠️ " : "";
        return Mrkdwn.Of($"{flag}{Excerpt.Of(ask.ReplaceLineEndings(" "), 150)}\n{figures.Right * 100:0} % right, {tells}{time}, {AssessmentText.Count(figures.Answers, "answer")}");
    }
}
