using NUnit.Framework;
using SlackLearningBot.Learning.Mentoring.People;
using SlackLearningBot.Learning.Mentoring.Ranking;
using static SlackLearningBot.Learning.Tests.Mentoring.People;

namespace SlackLearningBot.Learning.Tests.Mentoring;

public sealed class MentorSearchTests
{
    private static readonly PairRules Rules = new(MentorshipKind.Classic, Monday);

    [Test]
    public void Whoever_has_none_of_the_words_is_not_found()
    {
        var found = Find("sql", Mentor("a", "sql"), Mentor("b", "cooking"), Mentor("c", "SQL tuning"));

        Assert.That(Keys(found), Is.EquivalentTo(new[] { "a", "c" }));
        Assert.That(found.Found[0].Words, Is.EqualTo(new[] { "sql" }));
    }

    [Test]
    public void A_topic_of_their_own_comes_before_a_part_of_one_before_a_beginning_before_role_before_bio()
    {
        var found = Find(
            "test",
            Mentor("bio", "x") with { Bio = "I like a good test." }, Mentor("role", "x") with { Role = "Test lead" }, Mentor("begins", "testing"), Mentor("part", "load test"), Mentor("topic", "Test"));

        Assert.That(Keys(found), Is.EqualTo(new[] { "topic", "part", "begins", "role", "bio" }));
    }

    [Test]
    public void Two_words_are_more_than_one()
    {
        var found = Find("sql and hiring", Mentor("one", "sql"), Mentor("both", "sql", "hiring"));

        Assert.That(Keys(found), Is.EqualTo(new[] { "both", "one" }));
        Assert.That(found.Found[0].Words, Is.EqualTo(new[] { "sql", "hiring" }));
    }

    [Test]
    public void What_they_have_is_said_as_they_say_it_and_a_topic_with_two_of_the_words_once()
    {
        var found = Find("public speaking, kubern and terraform", Mentor("a", "Public  Speaking", "cooking", "Kubernetes") with { Bio = "Terraform by night." });

        Assert.That(found.Found[0].Words, Is.EqualTo(new[] { "Public  Speaking", "Kubernetes", "terraform" }));
    }

    [Test]
    public void A_word_of_two_letters_is_not_the_beginning_of_another() => Assert.That(Keys(Find("te", Mentor("a", "testing"))), Is.Empty);

    [Test]
    public void Without_words_everybody_by_fit()
    {
        var anna = Anna with { Goals = ["hiring"] };

        var found = MentorSearch.Find(" ", anna.Ready(), new[] { Mentor("a", "sql"), Mentor("b", "hiring") }.Select(one => one.Ready()), _ => default, Rules, 10);

        Assert.That(Keys(found), Is.EqualTo(new[] { "b", "a" }));
    }

    [Test]
    public void Those_who_cannot_be_offered_are_counted_by_what_may_be_told_and_one_self_is_not()
    {
        var found = MentorSearch.Find(
            "sql", (Anna with { Gives = ["sql"] }).Ready(),
            new[] { Mentor("ok", "sql"), Mentor("blocked", "sql"), Mentor("met", "sql"), Mentor("full", "sql") with { Capacity = new Capacity(1, null, 1) }, Anna with { Gives = ["sql"] }, Mentor("other", "x") with { IsPaused = true } }
                .Select(one => one.Ready()),
            one => new PairFacts(IsBlocked: one.Key == "blocked", LastHadOn: one.Key == "met" ? Monday : null),
            Rules, 10);

        Assert.That(Keys(found), Is.EqualTo(new[] { "ok" }));
        Assert.That(found.Excluded, Is.EqualTo(new Dictionary<ToldExclusion, int> { [ToldExclusion.BetweenThem] = 2, [ToldExclusion.Full] = 1 }));
    }

    [Test]
    public void Of_equals_those_who_have_fewer_come_first()
    {
        // The load is a part of the fit, too: a better level makes up for it here, so that both have the same sum.
        var busy = Mentor("busy", "sql") with { Capacity = new Capacity(5, null, 3), Level = 4 };
        var free = Mentor("free", "sql") with { Capacity = new Capacity(5), Level = 3 };

        var found = Find("sql", busy, free);

        Assert.That(found.Found.Select(one => one.Fit.Total).Distinct().Count(), Is.EqualTo(1), "or else this test shows nothing");
        Assert.That(Keys(found), Is.EqualTo(new[] { "free", "busy" }));
    }

    [Test]
    public void Between_equals_a_lot_decides_that_is_another_one_for_another_mentee()
    {
        var alike = Enumerable.Range(0, 4).Select(at => Mentor($"m{at}", "sql")).ToArray();

        var firsts = Enumerable.Range(0, 60).Select(at => MentorSearch.Find("sql", (Anna with { Key = $"anna{at}" }).Ready(), alike.Select(one => one.Ready()), _ => default, Rules, 1).Found.Single().Mentor.Key);

        Assert.That(firsts.CountBy(key => key).Select(pair => pair.Value), Has.Exactly(4).GreaterThan(4));
    }

    [FsCheck.NUnit.Property(MaxTest = 100)]
    public void The_order_of_the_list_does_not_matter_and_nobody_is_offered_who_may_not_be(Guid seed)
    {
        var chance = Seeds.Chance(seed);
        var mentors = Enumerable.Range(0, 12).Select(at => Anybody($"m{at}", chance).Ready()).ToArray();
        var mentee = Anybody("anna", chance).Ready();
        PairFacts Facts(MentoringProfile mentor) => new(IsBlocked: mentor.Key == "m3");

        var found = MentorSearch.Find("sql career", mentee, mentors, Facts, Rules, 5);
        chance.Shuffle(mentors);

        Assert.That(Keys(MentorSearch.Find("sql career", mentee, mentors, Facts, Rules, 5)), Is.EqualTo(Keys(found)));
        Assert.That(found.Found.Select(one => Exclusions.Find(mentee, one.Mentor.Ready(), Facts(one.Mentor), Rules)), Is.All.Null);
        Assert.That(found.Found, Has.Count.LessThanOrEqualTo(5));
    }

    private static SearchAnswer Find(string words, params MentoringProfile[] mentors) =>
        MentorSearch.Find(words, (Anna with { Goals = [] }).Ready(), mentors.Select(mentor => mentor.Ready()), _ => default, Rules, 10);

    private static MentoringProfile Mentor(string key, params string[] gives) => Ben with { Key = key, Gives = gives };

    private static IEnumerable<string> Keys(SearchAnswer answer) => answer.Found.Select(found => found.Mentor.Key);
}
