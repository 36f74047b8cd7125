using System.Globalization;
using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Memory;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Memory;

/// <summary>What a learner knows, in plain words: nobody is compared with anybody, and no number of overdue things is shown.</summary>
internal static class KnownView
{
    /// <summary>The button that shows all skills, not only the first.</summary>
    public const string All = "memory.skills";

    private const int MostSkills = 8;
    private const int MostSkill = 40;

    /// <summary>So many lines stay below the text of a section, however long and strange the names are.</summary>
    private const int SkillsASection = 8;

    /// <summary>So many stay below the blocks and bytes of a dialog.</summary>
    private const int MostInDialog = 400;

    /// <summary>App Home, which shows no charts.</summary>
    public static IReadOnlyList<Block> Home(KnownPicture picture) => [new Header("What you know"), .. Words(picture)];

    /// <summary>A message, whose chart says the same as the words below it.</summary>
    public static IReadOnlyList<Block> Progress(KnownPicture picture) =>
        [.. Tagged(picture).Count > 0 ? [Chart(picture)] : Array.Empty<Block>(), .. Words(picture)];

    /// <summary>For notifications and screen readers.</summary>
    public static Mrkdwn Spoken(KnownPicture picture) => Mrkdwn.Of($"{Everything(picture.Known.All)} {Coming(picture)}");

    private static IEnumerable<Block> Words(KnownPicture picture)
    {
        yield return new Section(Everything(picture.Known.All));
        if (Tagged(picture) is { Count: > 0 } skills)
        {
            yield return new Section(
                Mrkdwn.Join("\n", skills.Take(MostSkills).Select(Line)),
                Accessory: skills.Count > MostSkills ? new Button(new PlainText($"All {skills.Count} skills"), All) : null,
                BlockId: "memory_skills");
        }

        yield return new Section(
            Mrkdwn.Of($"{Coming(picture)}\n{KeepView.How(picture.Wishes)}"),
            Accessory: picture.Wishes.IsLearning ? new Button(new PlainText("Change"), KeepForm.Open, AccessibilityLabel: "Change how much you want to keep") : null,
            BlockId: "memory_keep");
    }

    /// <summary>All skills, as far as a dialog holds them.</summary>
    public static ModalView Skills(KnownPicture picture)
    {
        var skills = Tagged(picture);
        var shown = Math.Min(skills.Count, MostInDialog);
        return new ModalView(
            "What you know, by skill",
            [
                new Section(Everything(picture.Known.All)),
                .. skills.Take(shown).Chunk(SkillsASection).Select(some => new Section(Mrkdwn.Join("\n", some.Select(Line)))),
                .. shown < skills.Count ? [new Context([Mrkdwn.Of($"The {shown} skills of which you have answered most; there are {skills.Count}.")])] : Array.Empty<Block>(),
            ],
            close: "Close");
    }

    public static ModalView NothingYet { get; } = MessageView.Of(Remarks.Say(Mrkdwn.Of($"You have not answered any question yet. Once you have, what you know shows here.")));

    private static Mrkdwn Everything(SkillKnowledge all)
    {
        var (now, later) = (Right(all.Now, all.Questions), Right(all.Later, all.Questions));
        return all.Questions == 1
            ? Mrkdwn.Of($"You have answered *1 question*. Your chance of getting it right is about *{KeepView.OfHundred(all.Now)}* today, and about *{KeepView.OfHundred(all.Later)}* in {Knowledge.DaysAhead} days if it is not asked until then.")
            : Mrkdwn.Of($"You have answered *{all.Questions} questions*. You would get about *{now}* of them right today, and about *{later}* in {Knowledge.DaysAhead} days if none is asked until then.");
    }

    private static Mrkdwn Line(SkillKnowledge skill) => Mrkdwn.Of(
        $"*{Bold(skill.Skill!)}*\n{TextBar.Of(Hundredths(skill.Now), 100)}  {Hundredths(skill.Now)} of 100 now, {Hundredths(skill.Later)} in {Knowledge.DaysAhead} days ({Count(skill.Questions)})");

    private static Mrkdwn Coming(KnownPicture picture)
    {
        if (picture.Week.Count == 0)
        {
            return picture.Wishes.IsLearning ? Mrkdwn.Of($"Nothing comes again in the next days.") : Mrkdwn.Of($"Nothing comes while you are not learning.");
        }

        var days = picture.Week.Select(day => $"{Count(day.Questions)} {When(day.On, picture.Today)}").ToList();
        var deadline = picture.Week.Select(day => day.Deadline).Min() is { } on
            ? Mrkdwn.Of($" You have an assessment to take by {on.ToString("dddd d MMMM", CultureInfo.InvariantCulture)}: what it may ask comes once more before.")
            : Mrkdwn.Empty;
        return Mrkdwn.Of($"Coming again this week: {(days.Count == 1 ? days[0] : $"{string.Join(", ", days.SkipLast(1))} and {days[^1]}")}.{deadline}");
    }

    /// <summary>Two bars a skill; labels that are too long for Slack are cut, and never the same twice.</summary>
    private static DataVisualization Chart(KnownPicture picture)
    {
        var skills = Tagged(picture).Take(MostSkills).ToList();
        var labels = new List<string>();
        foreach (var skill in skills)
        {
            var label = Excerpt.Of(skill.Skill!, SlackLimits.ChartLabel);
            labels.Add(labels.Contains(label) ? Excerpt.Of($"{labels.Count + 1} {label}", SlackLimits.ChartLabel) : label);
        }

        return new DataVisualization(
            "What you know, by skill",
            new BarChart(
                [
                    new ChartSeries("Now", [.. skills.Zip(labels, (skill, label) => new ChartPoint(label, Hundredths(skill.Now)))]),
                    new ChartSeries($"In {Knowledge.DaysAhead} days", [.. skills.Zip(labels, (skill, label) => new ChartPoint(label, Hundredths(skill.Later)))]),
                ],
                new ChartAxes(labels, YLabel: "right answers of 100")));
    }

    private static List<SkillKnowledge> Tagged(KnownPicture picture) =>
        [.. picture.Known.Skills.Where(skill => !string.IsNullOrWhiteSpace(skill.Skill))];

    /// <summary>A chance is never certain.</summary>
    private static int Hundredths(double chance) => Math.Clamp((int)Math.Round(chance * 100, MidpointRounding.AwayFromZero), 1, 99);

    private static int Right(double chance, int questions) => (int)Math.Round(chance * questions, MidpointRounding.AwayFromZero);

    private static string Count(int questions) => questions == 1 ? "1 question" : $"{questions} questions";

    private static string When(DateOnly day, DateOnly today) => (day.DayNumber - today.DayNumber) switch
    {
        0 => "today",
        1 => "tomorrow",
        _ => "on " + day.ToString("dddd", CultureInfo.InvariantCulture),
    };

    /// <summary>Between asterisks: one of its own would end the bold type too early.</summary>
    private static string Bold(string skill) => Excerpt.Of(skill, MostSkill).Replace('*', '∗').ReplaceLineEndings(" ");
}
