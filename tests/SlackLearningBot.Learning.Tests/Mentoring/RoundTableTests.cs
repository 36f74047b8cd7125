using NUnit.Framework;
using SlackLearningBot.Learning.Mentoring.People;
using SlackLearningBot.Learning.Mentoring.Ranking;
using SlackLearningBot.Learning.Mentoring.Rounds;
using SlackLearningBot.Learning.Mentoring.Solving;
using static SlackLearningBot.Learning.Tests.Mentoring.People;

namespace SlackLearningBot.Learning.Tests.Mentoring;

public sealed class RoundTableTests
{
    private static readonly PairRules Rules = new(MentorshipKind.Classic, Monday);

    [TestCase(1, 500)]
    [TestCase(2, 400)]
    [TestCase(5, 100)]
    [TestCase(6, 0)]
    [TestCase(0, 0)]
    [TestCase(null, 0)]
    public void A_wish_is_worth_less_the_less_dear_it_is(int? rank, int bonus) => Assert.That(RoundPreferences.Bonus(rank), Is.EqualTo(bonus));

    [Test]
    public void A_pair_has_its_fit_and_what_the_wish_adds_and_a_veto_forbids_it()
    {
        var preferences = new RoundPreferences(
            new Dictionary<string, IReadOnlyList<string>> { ["anna"] = ["carl", "ben"] }, new HashSet<(string, string)> { ("carl", "anna") });
        MentoringProfile[] mentors = [Ben, Ben with { Key = "carl" }, Ben with { Key = "dora" }];

        var table = RoundTable.Of([Anna.Ready()], [.. mentors.Select(mentor => mentor.Ready())], (_, _) => default, Rules, preferences);

        var fit = FitOfThem(Anna, Ben).Total;
        Assert.That(table[0, 0], Is.EqualTo(PairVerdict.Allowed(fit + 400)));
        Assert.That(table[0, 1], Is.EqualTo(PairVerdict.Forbidden(Exclusion.Vetoed)));
        Assert.That(table[0, 2], Is.EqualTo(PairVerdict.Allowed(fit)));
    }

    [Test]
    public void A_mentor_has_as_many_places_as_are_free_and_a_group_five_at_most()
    {
        var ben = Ben with { Capacity = new Capacity(9, null, 2) };

        Assert.That(RoundTable.Of([], [ben.Ready()], (_, _) => default, Rules, RoundPreferences.None).Mentors.Single().Places, Is.EqualTo(7));
        Assert.That(RoundTable.Of([], [ben.Ready()], (_, _) => default, Rules with { Kind = MentorshipKind.Group }, RoundPreferences.None).Mentors.Single().Places, Is.EqualTo(3));
    }

    [Test]
    public void Of_two_who_want_the_same_mentor_the_one_who_said_so_first_among_their_wishes_has_them()
    {
        var preferences = new RoundPreferences(
            new Dictionary<string, IReadOnlyList<string>> { ["anna"] = ["carl", "ben"], ["axel"] = ["ben"] }, new HashSet<(string, string)>());
        MentoringProfile[] mentors = [Ben with { Capacity = new Capacity(1) }, Ben with { Key = "carl", Capacity = new Capacity(1) }];

        var round = BestRound.Of(RoundTable.Of([Anna.Ready(), (Anna with { Key = "axel" }).Ready()], [.. mentors.Select(mentor => mentor.Ready())], (_, _) => default, Rules, preferences), "round");

        Assert.That(round.Pairs.Select(pair => (pair.Mentee, pair.Mentor)), Is.EqualTo(new[] { ("anna", "carl"), ("axel", "ben") }));
    }

    [FsCheck.NUnit.Property(MaxTest = 50)]
    public void Nobody_gets_the_same_person_in_both_directions_and_the_better_one_stays(Guid seed)
    {
        var chance = Seeds.Chance(seed);
        var people = Enumerable.Range(0, 14).Select(at => Anybody($"p{at}", chance).Ready()).ToList();
        var wishes = people.ToDictionary(one => one.Profile.Key, _ => (IReadOnlyList<string>)[$"p{chance.Next(14)}"]);
        var both = RoundTable.Of(people, people, (_, _) => default, Rules, new RoundPreferences(wishes, new HashSet<(string, string)>()));

        var table = RoundTable.OneWay(both, $"{seed}");
        var pairs = BestRound.Of(table, $"{seed}").Pairs.Select(pair => (pair.Mentee, pair.Mentor)).ToHashSet();

        Assert.That(pairs.Where(pair => pairs.Contains((pair.Mentor, pair.Mentee))), Is.Empty);
        for (var one = 0; one < people.Count; one++)
        {
            for (var other = 0; other < one; other++)
            {
                var (here, there) = (both[one, other], both[other, one]);
                var closed = new[] { table[one, other], table[other, one] }.Count(verdict => verdict.Why == Exclusion.OtherWay);
                var wanted = here.Why is null && there.Why is null && both.Mentors[one].Places > 0 && both.Mentors[other].Places > 0 ? 1 : 0;
                Assert.That(closed, Is.EqualTo(wanted), "where both could, one is closed, and else none");
                Assert.That(wanted == 1 && here.Fit != there.Fit && (table[one, other].Why is null) != (here.Fit > there.Fit), Is.False);
            }
        }
    }

    [Test]
    public void As_it_is_shown_a_fit_does_not_tell_who_wished_for_whom()
    {
        var wishes = new RoundPreferences(new Dictionary<string, IReadOnlyList<string>> { ["anna"] = ["carl"] }, new HashSet<(string, string)> { ("dora", "anna") });
        MentoringProfile[] mentors = [Ben, Ben with { Key = "carl" }, Ben with { Key = "dora" }];
        PairTable Table(RoundPreferences said) => RoundTable.Of([Anna.Ready()], [.. mentors.Select(mentor => mentor.Ready())], (_, _) => default, Rules, said);

        var plain = RoundTable.Plain(Table(wishes), wishes);

        Assert.That(Table(wishes)[0, 1].Fit, Is.EqualTo(plain[0, 1].Fit + 500));
        Assert.That((plain[0, 0], plain[0, 1]), Is.EqualTo((Table(RoundPreferences.None)[0, 0], Table(RoundPreferences.None)[0, 1])));
        Assert.That(plain[0, 2].Why, Is.EqualTo(Exclusion.Vetoed));
    }

    [FsCheck.NUnit.Property(MaxTest = 50)]
    public void Nobody_gets_somebody_they_may_not_have_and_no_mentor_more_than_they_have_time_for(Guid seed)
    {
        var chance = Seeds.Chance(seed);
        var mentees = Enumerable.Range(0, 12).Select(at => Anybody($"p{at}", chance).Ready()).ToList();
        var mentors = Enumerable.Range(6, 12).Select(at => at < 12 ? mentees[at] : Anybody($"p{at}", chance).Ready()).ToList();
        PairFacts Facts(MentoringProfile one, MentoringProfile other) => new(IsOwnLine: (one.Key + other.Key).Length == 6, IsBlocked: one.Key == "p3");

        var table = RoundTable.Of(mentees, mentors, Facts, Rules, RoundPreferences.None);
        var round = BestRound.Of(table, $"{seed}");

        Assert.That(SomeTable.Wrong(table, round), Is.Null);
        foreach (var pair in round.Pairs)
        {
            var (mentee, mentor) = (mentees.Single(one => one.Profile.Key == pair.Mentee), mentors.Single(one => one.Profile.Key == pair.Mentor));
            Assert.That(Exclusions.Find(mentee, mentor, Facts(mentee.Profile, mentor.Profile), Rules), Is.Null);
        }

        Assert.That(round.Pairs.CountBy(pair => pair.Mentor).All(one => one.Value <= mentors.Single(mentor => mentor.Profile.Key == one.Key).Profile.Capacity.FreeFor(Rules.Kind)), Is.True);
    }
}
