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
        "The report as a sheet. A row says how many of the answers of one age were right until its day, with the 95 % interval; rows without numbers are of groups that are too small to be told of.";

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
                    $"From real answers until {Day(report.Until)}, at that age the first of each person to each question; a lesson counts under each of its skills. The range in brackets holds the truth in 95 of 100 such reports; it counts people, not only answers. A lesson's new answers are added once at least {SmallGroups.Fewest} people have given some, and completion moves by {SmallGroups.Fewest} people at a time, so that nobody is found by taking one report or skill from another.")]),
                new Actions([new Button(
                    new PlainText("Download as CSV"), File, ActionValue.Write(new ReportValue(report.Track.TrackId), ReportJson.Default.ReportValue, ReportJson.Version))]),
            ]);
    }

    private static IEnumerable<Block> Age(RetentionReport report)
    {
        yield return new Section(Mrkdwn.Of(
            $"*About {report.Age.Days} days after* ({report.Age.From} to {report.Age.To} days after somebody's first answer to a question)\n{Long(report.Whole)}"));
        if (report.Whole is not null)
        {
            yield return new Section(Mrkdwn.Join("\n", report.Skills.Take(MostSkills).Select(Skill)).Truncate(3000));
        }
    }

    private static Mrkdwn Skill(SkillShare skill) => skill.Right is { } share
        ? Mrkdwn.Of($"• {Name(skill)}: *{Whole(share.Share)} of 100* ({Range(share)}), {Count(share.People, "person", "people")}")
        : Mrkdwn.Of($"• {Name(skill)}: too few people to tell");

    private static Mrkdwn Long(ToldShare? share) => share is null
        ? Mrkdwn.Of($"Not enough people have answered a lesson's questions at that age yet.")
        : Mrkdwn.Of($"{TextBar.Of(Whole(share.Share), 100)}  *{Whole(share.Share)} of 100* right ({Range(share)}), {Count(share.Answers, "answer", "answers")} of {Count(share.People, "person", "people")}, the last of them added for {Day(LastDay(share))}");

    private static string Short(ToldShare? share) => share is null ? "too few people to tell" : $"{Whole(share.Share)} of 100 right ({Range(share)})";

    private static Mrkdwn Finished(Completion completion) => (completion.People, completion.Finished) switch
    {
        (null, _) => Mrkdwn.Of($"Too few people are in the track to tell."),
        ({ } people, null) => Mrkdwn.Of($"About {people} people are in the track; how many of them have finished would point at somebody."),
        ({ } people, { } finished) => Mrkdwn.Of($"{finished} of {people} people in the track have finished it."),
    };

    /// <summary>The last day whose answers are in it (UTC).</summary>
    public static DateOnly LastDay(ToldShare share) => DateOnly.FromDateTime(share.Until.UtcDateTime).AddDays(-1);

    private static string Day(DateOnly day) => day.ToString("dddd d MMMM", CultureInfo.InvariantCulture);

    public static SlackMessage Which(IReadOnlyList<TrackName> tracks) => Remarks.Say(tracks.Count == 0
        ? Mrkdwn.Of($"There is no track yet to report on. `/learn new` writes the first lesson.")
        : Mrkdwn.Of($"Which track? Type one of these:\n{Lines(tracks)}"));

    public static SlackMessage DidYouMean(string words, IReadOnlyList<TrackName> tracks) => Remarks.Say(
        Mrkdwn.Of($"I found no track called exactly “{Excerpt.Of(words.Trim(), MostName)}”. Did you mean one of these?\n{Lines(tracks)}"));

    public static SlackMessage NotFound(string words) => Remarks.Say(
        Mrkdwn.Of($"I found no track called “{Excerpt.Of(words.Trim(), MostName)}”. `/learn report` lists them all."));

    public static SlackMessage OnItsWay { get; } = Remarks.Say(Mrkdwn.Of($"Your sheet is on its way to our direct message; it takes a few seconds."));

    /// <summary>The sheet could not be handed over.</summary>
    public static SlackMessage FileFailed(string track, string error) => Remarks.Say(Mrkdwn.Of(
        $"I could not hand over the report of {Bold(track)} as a sheet: Slack did not take it (`{error}`). Please tell whoever runs me; `doctor` shows them what is missing. Then press *Download as CSV* again. Until then `/learn report {track.Replace('`', '\'')}` shows the same numbers."));

    public static SlackMessage OwnersOnly { get; } = Remarks.Say(Mrkdwn.Of($"Reports are for the owners of this workspace's learning, so nothing was made."));

    private static Mrkdwn Lines(IReadOnlyList<TrackName> tracks) => Mrkdwn.Join(
        "\n", tracks.Take(MostTracks).Select(track => Mrkdwn.Of($"• `/learn report {track.TrackId.Replace('`', '\'')}` ({Excerpt.Of(track.Title, MostName)})")));

    private static string Name(SkillShare skill) => skill.Skill is { } name ? Excerpt.Of(name, 40).ReplaceLineEndings(" ") : "without a skill";

    private static string Range(ToldShare share) => $"{share.Range.Low} to {share.Range.High}";

    private static int Whole(double share) => (int)Math.Round(share * 100, MidpointRounding.AwayFromZero);

    private static string Count(int number, string one, string many) => number == 1 ? $"1 {one}" : $"{number} {many}";

    private static string Bold(string title) => Excerpt.Of(title, MostName).ReplaceLineEndings(" ");
}
