using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Assessments;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Assessments;

/// <summary>A person's assessments, and those of a manager's people.</summary>
internal static class ListView
{
    /// <summary>More than a message has room for.</summary>
    public const int Most = 12;

    /// <param name="mine">The person's own.</param>
    /// <param name="team">Those of their people, for a manager.</param>
    /// <param name="now">Calendar time.</param>
    /// <param name="zoneOf">The zone of one of the person's own.</param>
    public static SlackMessage Message(IReadOnlyList<Assigned> mine, IReadOnlyList<TeamRow> team, DateTimeOffset now, Func<Assigned?, string> zoneOf)
    {
        if (mine.Count == 0 && team.Count == 0)
        {
            return Remarks.Say(Mrkdwn.Of($"Nobody gave you an assessment, so there is nothing to do."));
        }

        var open = mine.Count(assigned => assigned.IsAhead(now));
        var head = mine.Count == 0 ? Mrkdwn.Of($"Nobody gave you an assessment.")
            : open == 0 ? Mrkdwn.Of($"No assessment is ahead of you.")
            : Mrkdwn.Of($"{(open == 1 ? "One assessment is" : $"{open} assessments are")} ahead of you.");
        return new SlackMessage(head,
        [
            new Section(head),
            .. mine.SelectMany(assigned => One(assigned, now, zoneOf(assigned))),
            .. Team(team, now, zoneOf(null)),
            new Context([Mrkdwn.Of($"Only you see this.")]),
        ]);
    }

    /// <summary>What is ahead, in App Home; nothing when nothing is.</summary>
    public static IReadOnlyList<Block> Home(IReadOnlyList<Assigned> mine, DateTimeOffset now, Func<Assigned?, string> zoneOf) =>
        mine.Where(assigned => assigned.IsAhead(now)).ToList() is { Count: > 0 } ahead
            ? [new Header(new PlainText("Assessments")), .. ahead.SelectMany(assigned => One(assigned, now, zoneOf(assigned)))]
            : [];

    private static IReadOnlyList<Block> One(Assigned assigned, DateTimeOffset now, string zone)
    {
        var standing = assigned.Standing(now);
        var until = AssessmentText.Moment(assigned.Deadline, now, zone);
        var attempts = AssessmentText.Attempts(assigned.Allowed - assigned.Used);
        var reached = assigned.LastPercent is { } percent ? $"{percent} % of {assigned.PassMark} % needed" : "";
        var words = standing switch
        {
            Standing.NotStarted => $"{AssessmentText.Questions(assigned.Questions)}, until {until}",
            Standing.Underway => $"under way, until {AssessmentText.Moment(assigned.OpenUntil ?? assigned.Deadline, now, zone)}",
            Standing.MayTryAgain => $"not passed yet: {reached}; {attempts} left, until {until}",
            Standing.Passed => $"passed: {reached}",
            Standing.TakenBack => reached.Length > 0 ? $"taken back; you had reached {reached}" : "taken back",
            Standing.Failed => assigned.LastPercent is null ? "not passed" : $"not passed: {reached}",
            _ => $"not done; it ended {LessonCardMoments.Words(assigned.Deadline, now, zone)}",
        };
        var left = assigned.HasLeft && assigned.IsAhead(now) ? $"\nYou do not learn {assigned.TrackTitle} any more, so I do not remind you of it; take it if you like." : "";
        var text = Mrkdwn.Of($"*{AssessmentText.Bold(assigned.Title)}*\n{words}{left}").Truncate(SlackLimits.SectionText);
        Element[] buttons =
        [
            .. standing is Standing.NotStarted or Standing.Underway or Standing.MayTryAgain ? [BriefView.BriefButton(assigned)] : Array.Empty<Element>(),
            .. assigned.LastAttempt is { } last && standing != Standing.Underway ? [MistakesView.Open(last)] : Array.Empty<Element>(),
        ];
        return buttons.Length > 1 ? [new Section(text), new Actions(buttons)] : [new Section(text, Accessory: buttons.FirstOrDefault())];
    }

    private static IEnumerable<Block> Team(IReadOnlyList<TeamRow> team, DateTimeOffset now, string zone) => team.Count == 0
        ? []
        :
        [
            new Divider(),
            new Section(Mrkdwn.Of($"*Your team*: who has done what. How it went is theirs.")),
            .. team.GroupBy(row => (row.AssignmentId, row.Title, row.Deadline)).Take(Most).Select(group => new Section(
                Mrkdwn.Of($"*{AssessmentText.Bold(group.Key.Title)}*, {AssessmentText.Deadline(group.Key.Deadline, now, zone)}\nDone: {People(group.Where(row => row.IsDone))}  ·  not yet: {People(group.Where(row => !row.IsDone))}")
                    .Truncate(SlackLimits.SectionText))),
        ];

    private static Mrkdwn People(IEnumerable<TeamRow> rows) => rows.ToList() is { Count: > 0 } people
        ? Mrkdwn.Join(", ", people.Select(row => Mrkdwn.Of($"{new SlackUser(row.UserId)}")))
        : Mrkdwn.Of($"nobody");
}
