using System.Globalization;
using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Reports;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Reports;

/// <summary>The words of a report. Numbers of small groups are not in it.</summary>
internal static class ReportView
{
    public const string File = "report.file";

    private const int MostSkills = 20;
    private const int MostTracks = 20;
    private const int MostName = 80;

    public const string FileComment =
        "The report as a sheet. A row says how many of the answers of one age were right, with the 95 % interval; rows without numbers are of groups that are too small to be told of, or that would give one away.";

    public static SlackMessage Message(TrackReport report)
    {
        var finished = Finished(report.Completion);
        return new SlackMessage(
            Mrkdwn.Of($"{Bold(report.Track.Title)}: {Mrkdwn.Join(" ", report.Ages.Select(age => Mrkdwn.Of($"About {age.Age.Days} days after, {Short(age.Whole)}.")))} {finished}"),
            [
                new Header(new PlainText(Excerpt.Of($"What people still know: {report.Track.Title}", 150))),
                .. report.Ages.SelectMany(Age),
                new Section(Mrkdwn.Of($"*Completion*\n{finished}")),
                new Context([Mrkdwn.Of(
                    $"From real answers until Sunday {report.Until.ToString("d MMMM", CultureInfo.InvariantCulture)}, at that age the first of each person to each question. The range in brackets holds the truth in 95 of 100 such reports; it counts people, not only answers. Groups of fewer than {SmallGroups.Fewest} people are not told of, nor any group that would give one away.")]),
                new Actions([new Button(
                    new PlainText("Download as CSV"), File, ActionValue.Write(new ReportValue(report.Track.TrackId), ReportJson.Default.ReportValue, ReportJson.Version))]),
            ]);
    }

    private static IEnumerable<Block> Age(RetentionReport report)
    {
        yield return new Section(Mrkdwn.Of(
            $"*About {report.Age.Days} days after* ({report.Age.From} to {report.Age.To} days after somebody's first answer to a question)\n{Long(report.Whole)}"));
        if (report.Skills.Any(skill => skill.Right is not null))
        {
            yield return new Section(Mrkdwn.Join("\n", report.Skills.Take(MostSkills).Select(Skill)).Truncate(3000));
        }
    }

    private static Mrkdwn Skill(SkillShare skill) => skill.Right is { } share
        ? Mrkdwn.Of($"• {Name(skill)}: *{Whole(share.Share)} of 100* ({Range(share)}), {Count(share.People, "person", "people")}")
        : Mrkdwn.Of($"• {Name(skill)}: too few people to tell");

    private static Mrkdwn Long(ShareRight? share) => share is null
        ? Mrkdwn.Of($"Not enough people have answered at that age yet.")
        : Mrkdwn.Of($"{TextBar.Of(Whole(share.Share), 100)}  *{Whole(share.Share)} of 100* right ({Range(share)}), {Count(share.Answers, "answer", "answers")} of {Count(share.People, "person", "people")}");

    private static string Short(ShareRight? share) => share is null ? "too few people to tell" : $"{Whole(share.Share)} of 100 right ({Range(share)})";

    private static Mrkdwn Finished(Completion completion) => completion switch
    {
        { People: null } => Mrkdwn.Of($"Fewer than {SmallGroups.Fewest} people are in the track now."),
        { People: { } people, Finished: null } => Mrkdwn.Of($"{people} people are in the track now; how many of them have finished would point at somebody."),
        { People: { } people, Finished: { } finished } => Mrkdwn.Of($"{finished} of {people} people in the track have finished it."),
    };

    public static SlackMessage Which(IReadOnlyList<TrackName> tracks) => Remarks.Say(tracks.Count == 0
        ? Mrkdwn.Of($"There is no track yet to report on. `/learn new` writes the first lesson.")
        : Mrkdwn.Of($"Which track? Type one of these:\n{Lines(tracks)}"));

    public static SlackMessage DidYouMean(string words, IReadOnlyList<TrackName> tracks) => Remarks.Say(
        Mrkdwn.Of($"I found no track called exactly “{Excerpt.Of(words.Trim(), MostName)}”. Did you mean one of these?\n{Lines(tracks)}"));

    public static SlackMessage NotFound(string words) => Remarks.Say(
        Mrkdwn.Of($"I found no track called “{Excerpt.Of(words.Trim(), MostName)}”. `/learn report` lists them all."));

    public static SlackMessage OnItsWay { get; } = Remarks.Say(Mrkdwn.Of($"Your sheet is on its way to our direct message; it takes a few seconds."));

    public static SlackMessage OwnersOnly { get; } = Remarks.Say(Mrkdwn.Of($"Reports are for the owners of this workspace's learning, so nothing was made."));

    private static Mrkdwn Lines(IReadOnlyList<TrackName> tracks) => Mrkdwn.Join(
        "\n", tracks.Take(MostTracks).Select(track => Mrkdwn.Of($"• `/learn report {track.TrackId.Replace('`', '\'')}` ({Excerpt.Of(track.Title, MostName)})")));

    private static string Name(SkillShare skill) => skill.Skill is { } name ? Excerpt.Of(name, 40).ReplaceLineEndings(" ") : "without a skill";

    private static string Range(ShareRight share) => $"{Whole(share.Low)} to {Whole(share.High)}";

    private static int Whole(double share) => (int)Math.Round(share * 100, MidpointRounding.AwayFromZero);

    private static string Count(int number, string one, string many) => number == 1 ? $"1 {one}" : $"{number} {many}";

    private static string Bold(string title) => Excerpt.Of(title, MostName).ReplaceLineEndings(" ");
}
