using NUnit.Framework;
using SlackLearningBot.Learning.Mentoring.People;
using SlackLearningBot.Learning.Mentoring.Ranking;
using static SlackLearningBot.Learning.Mentoring.People.MentorshipKind;
using static SlackLearningBot.Learning.Tests.Mentoring.People;

namespace SlackLearningBot.Learning.Tests.Mentoring;

public sealed class FitTests
{
    [Test]
    public void Each_part_says_how_many_points_it_has_and_why()
    {
        var fit = FitOfThem(Anna with { Team = "blue", Site = "Lund", Wishes = Difference.Team | Difference.Site }, Ben with { Team = "red", Site = "lund" });

        Assert.That(fit[FitName.Goals], Has.Property("Points").EqualTo(300), "half of the first goal's words, all of the second's");
        Assert.That(((FitReason.Goals)fit[FitName.Goals].Reason).Met, Is.EqualTo(new[] { "SQL performance", "Public speaking" }));
        Assert.That(fit[FitName.Level], Is.EqualTo(new FitPart(FitName.Level, 150, 150, new FitReason.Level(2))));
        Assert.That(fit[FitName.Hours], Is.EqualTo(new FitPart(FitName.Hours, 150, 150, new FitReason.Hours(5 * 8 * 60))));
        Assert.That(fit[FitName.Difference], Is.EqualTo(new FitPart(FitName.Difference, 75, 150, new FitReason.Different(Difference.Team | Difference.Site, Difference.Team))));
        Assert.That(fit[FitName.Load], Is.EqualTo(new FitPart(FitName.Load, 100, 100, new FitReason.Load(2, 2))));
        Assert.That(((FitReason.Language)fit[FitName.Language].Reason).Shared, Is.EqualTo(new[] { "en" }));
        Assert.That(fit.Total, Is.EqualTo(300 + 150 + 150 + 75 + 100 + 50));
    }

    [Test]
    public void Of_what_is_not_known_half_counts()
    {
        var fit = FitOfThem(new MentoringProfile("a"), new MentoringProfile("b"));

        Assert.That(fit.Parts.Select(part => part.Reason), Is.All.TypeOf<FitReason.NotKnown>());
        Assert.That(fit.Parts.Select(part => 2 * part.Points), Is.EqualTo(fit.Parts.Select(part => part.Most)));
        Assert.That(fit.Total, Is.EqualTo(Fit.Most / 2));
    }

    [TestCase("sql", "SQL", 400)]
    [TestCase("sql", "Advanced SQL tuning", 400, Description = "the topic may be more than the goal")]
    [TestCase("sql tuning", "sql", 200)]
    [TestCase("sql", "nosql", 0)]
    [TestCase("c#", "C", 0)]
    [TestCase("c#", "C#", 400)]
    [TestCase("node.js", "Node.js", 400)]
    [TestCase("Vorträge", "vortrage", 400)]
    [TestCase("how to be a lead", "Lead", 200, Description = "the smallest words do not count; 'be' does")]
    [TestCase("public-speaking", "Public speaking", 400, Description = "a tag and words")]
    public void A_goal_is_met_as_far_as_one_topic_has_its_words(string goal, string topic, int points) =>
        Assert.That(FitOfThem(Anna with { Goals = [goal] }, Ben with { Gives = ["cooking", topic] })[FitName.Goals].Points, Is.EqualTo(points));

    [TestCase(Classic, new[] { 0, 0, 40, 80, 100, 100, 70, 40, 40 })]
    [TestCase(MentorshipKind.Group, new[] { 0, 0, 40, 80, 100, 100, 70, 40, 40 })]
    [TestCase(Flash, new[] { 0, 0, 40, 80, 100, 100, 70, 40, 40 })]
    [TestCase(Reverse, new[] { 80, 50, 0, 0, 0, 0, 0, 0, 0 })]
    [TestCase(Peer, new[] { 40, 80, 100, 80, 40, 0, 0, 0, 0 })]
    public void The_distance_of_levels_suits_the_kind(MentorshipKind kind, int[] shares)
    {
        var points = Enumerable.Range(-2, 9).Select(above => FitOfThem(Anna with { Level = 10 }, Ben with { Level = 10 + above }, kind)[FitName.Level].Points);

        Assert.That(points, Is.EqualTo(shares.Select(share => 150 * share / 100)));
    }

    [TestCase("Asia/Kolkata", 1050, Description = "17:00 there is 12:30 here: 3.5 hours a day, more than plenty")]
    [TestCase("America/New_York", 600, Description = "9:00 there is 15:00 here: 2 hours a day")]
    [TestCase("Australia/Sydney", 0)]
    public void The_hours_are_those_of_both_clocks(string zone, int minutes)
    {
        var part = FitOfThem(Anna, Ben with { Zone = zone })[FitName.Hours];

        Assert.That(part.Reason, Is.EqualTo(new FitReason.Hours(minutes)));
        Assert.That(part.Points, Is.EqualTo(Math.Min(150, 150 * minutes / 600)));
    }

    [Test]
    public void In_the_weeks_when_only_one_clock_has_changed_an_hour_is_more()
    {
        // New York changes on 8 March 2026, Stockholm on 29 March: between them five hours lie, not six.
        var (anna, ben) = (Candidate.Of(Anna, new DateOnly(2026, 3, 16)), Candidate.Of(Ben with { Zone = "America/New_York" }, new DateOnly(2026, 3, 16)));

        Assert.That(FitOf.Pair(anna, ben, Classic)[FitName.Hours].Reason, Is.EqualTo(new FitReason.Hours(5 * 3 * 60)));
    }

    [Test]
    public void Whoever_has_more_places_free_is_the_better_choice()
    {
        var free = Enumerable.Range(0, 4).Select(taken => FitOfThem(Anna, Ben with { Capacity = new Capacity(3, null, taken) })[FitName.Load].Points);

        Assert.That(free, Is.EqualTo(new[] { 100, 66, 33, 0 }));
    }

    [Test]
    public void Peers_may_go_for_the_same_together_and_that_counts_half()
    {
        var (one, other) = (new MentoringProfile("a") { Goals = ["sql"] }, new MentoringProfile("b") { Goals = ["sql"] });

        Assert.That(FitOfThem(one, other, Peer)[FitName.Goals].Points, Is.EqualTo(200));
        Assert.That(FitOfThem(one, other)[FitName.Goals].Points, Is.EqualTo(0), "a mentor has to know it");
    }

    [TestCase(Difference.Function, "it", "IT", 0)]
    [TestCase(Difference.Function, "it", "sales", 150)]
    [TestCase(Difference.Function, "it", null, 75)]
    [TestCase(Difference.None, "it", "it", 75)]
    public void A_wish_counts_whoever_has_it(Difference wish, string mine, string? theirs, int points)
    {
        Assert.That(FitOfThem(Anna with { Function = mine, Wishes = wish }, Ben with { Function = theirs })[FitName.Difference].Points, Is.EqualTo(points));
        Assert.That(FitOfThem(Anna with { Function = mine }, Ben with { Function = theirs, Wishes = wish })[FitName.Difference].Points, Is.EqualTo(points));
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public void The_sum_alone_is_the_sum_of_the_parts_and_no_part_leaves_its_range(Guid seed)
    {
        var chance = Seeds.Chance(seed);
        var (mentee, mentor, kind) = (Anybody("a", chance).Ready(), Anybody("b", chance).Ready(), (MentorshipKind)chance.Next(5));

        var fit = FitOf.Pair(mentee, mentor, kind);

        Assert.That(FitOf.Total(mentee, mentor, kind), Is.EqualTo(fit.Total).And.InRange(0, Fit.Most));
        Assert.That(fit.Parts.All(part => part.Points >= 0 && part.Points <= part.Most), Is.True);
        Assert.That(fit.Parts.Sum(part => part.Most), Is.EqualTo(Fit.Most));
        Assert.That(FitOf.Peers(mentee, mentor), Is.EqualTo(FitOf.Peers(mentor, mentee)));
    }
}
