using NUnit.Framework;
using SlackLearningBot.Learning.Mentoring.People;
using SlackLearningBot.Learning.Mentoring.Ranking;
using static SlackLearningBot.Learning.Mentoring.People.MentorshipKind;
using static SlackLearningBot.Learning.Tests.Mentoring.People;

namespace SlackLearningBot.Learning.Tests.Mentoring;

internal sealed class ExclusionsTests
{
    private static readonly PairRules Rules = new(Classic, Monday);

    [Test]
    public void Two_who_may_have_each_other() => Assert.That(Find(Anna, Ben), Is.Null);

    [Test]
    public void Whoever_nothing_is_known_of_is_held_back_by_nothing() =>
        Assert.That(Find(new MentoringProfile("a"), new MentoringProfile("b") { Capacity = new Capacity(1) }, rules: Rules with { LeastSharedMinutes = 60 }), Is.Null);

    [Test]
    public void Nobody_mentors_themselves() => Assert.That(Find(Ben, Ben), Is.EqualTo(Exclusion.Same));

    [Test]
    public void Whoever_takes_a_rest_is_never_offered_to_anybody_nor_anybody_to_them()
    {
        Assert.That(Find(Anna, Ben with { IsPaused = true }), Is.EqualTo(Exclusion.Paused));
        Assert.That(Find(Anna with { IsPaused = true }, Ben), Is.EqualTo(Exclusion.Paused));
    }

    [Test]
    public void Only_kinds_that_both_are_open_for()
    {
        var flash = new HashSet<MentorshipKind> { Flash };

        Assert.That(Find(Anna, Ben with { Kinds = flash }), Is.EqualTo(Exclusion.Kind));
        Assert.That(Find(Anna with { Kinds = flash }, Ben), Is.EqualTo(Exclusion.Kind));
        Assert.That(Find(Anna, Ben with { Kinds = flash }, rules: Rules with { Kind = Flash }), Is.Null);
    }

    [Test]
    public void What_is_between_the_two()
    {
        Assert.That(Find(Anna, Ben, new PairFacts(IsOwnLine: true)), Is.EqualTo(Exclusion.ReportingLine));
        Assert.That(Find(Anna, Ben, new PairFacts(IsBlocked: true)), Is.EqualTo(Exclusion.Blocked));
        Assert.That(Find(Anna, Ben, new PairFacts(IsVetoed: true)), Is.EqualTo(Exclusion.Vetoed));
    }

    [TestCase("2026-11-23", 12, true)]
    [TestCase("2025-11-24", 12, true, Description = "a year less a day ago")]
    [TestCase("2025-11-23", 12, false, Description = "a year ago")]
    [TestCase("2026-11-23", 0, false)]
    [TestCase("2001-01-01", null, true, Description = "never again")]
    public void Not_somebody_they_had_lately(string lastHad, int? months, bool isExcluded) =>
        Assert.That(Find(Anna, Ben, new PairFacts(LastHadOn: Cadence.Instants.Day(lastHad)), Rules with { RepeatAfterMonths = months }), Is.EqualTo(isExcluded ? Exclusion.Met : (Exclusion?)null));

    [TestCase("Platform", "platform", Exclusion.Team)]
    [TestCase("Platform", "Design", null)]
    [TestCase(null, "Design", null)]
    [TestCase("Platform", null, null)]
    public void Only_people_of_different_teams_where_that_is_wished(string? mine, string? theirs, Exclusion? expected)
    {
        Assert.That(Find(Anna with { Team = mine }, Ben with { Team = theirs }, rules: Rules with { IsAcrossTeams = true }), Is.EqualTo(expected));
        Assert.That(Find(Anna with { Team = mine }, Ben with { Team = theirs }), Is.Null);
    }

    [TestCase(1, 3, null)]
    [TestCase(2, 3, Exclusion.Level)]
    [TestCase(4, 3, Exclusion.Level)]
    [TestCase(null, 3, null)]
    [TestCase(2, null, null)]
    public void Only_mentors_far_enough_above_where_that_is_wished(int? mine, int? theirs, Exclusion? expected) =>
        Assert.That(Find(Anna with { Level = mine }, Ben with { Level = theirs }, rules: Rules with { LeastLevelsAbove = 2 }), Is.EqualTo(expected));

    [TestCase("English", "English", null)]
    [TestCase("English", "Swedish", Exclusion.Language)]
    [TestCase("", "English", Exclusion.Language)]
    [TestCase("", "", Exclusion.Language)]
    public void Only_people_who_name_a_language_in_common_where_that_is_wished(string mine, string theirs, Exclusion? expected) => Assert.That(
        Find(Anna with { Languages = [.. mine.Split(',')] }, Ben with { Languages = [.. theirs.Split(',')] }, rules: Rules with { IsLanguageNeeded = true }), Is.EqualTo(expected));

    [TestCase(2, 3, null)]
    [TestCase(3, 3, Exclusion.NotJunior)]
    [TestCase(4, 3, Exclusion.NotJunior)]
    [TestCase(null, 3, null)]
    [TestCase(4, null, null)]
    public void In_reverse_mentoring_the_mentor_is_the_junior(int? mentor, int? mentee, Exclusion? expected) =>
        Assert.That(Find(Anna with { Level = mentee }, Ben with { Level = mentor }, rules: Rules with { Kind = Reverse }), Is.EqualTo(expected));

    [TestCase(2, null, 1, Classic, null)]
    [TestCase(2, null, 2, Classic, Exclusion.Full)]
    [TestCase(0, null, 0, Classic, Exclusion.Full)]
    [TestCase(5, 5, 1, Classic, null, Description = "five hours are two people")]
    [TestCase(5, 5, 2, Classic, Exclusion.Full)]
    [TestCase(5, 1, 0, Classic, null, Description = "an hour is one, who meet less often")]
    [TestCase(5, 1, 1, Classic, Exclusion.Full)]
    [TestCase(5, 0, 0, Classic, Exclusion.Full)]
    [TestCase(5, 1, 4, MentorshipKind.Group, null, Description = "a group shares its hours")]
    [TestCase(9, 1, 5, MentorshipKind.Group, Exclusion.Full, Description = "and has five places at most")]
    [TestCase(5, 0, 0, MentorshipKind.Group, Exclusion.Full)]
    [TestCase(1, 0, 0, Flash, null, Description = "one talk is over soon")]
    [TestCase(0, null, 0, Peer, null, Description = "peers take no places")]
    public void Only_a_mentor_with_a_place_left(int people, int? hours, int taken, MentorshipKind kind, Exclusion? expected) =>
        Assert.That(Find(Anna, Ben with { Capacity = new Capacity(people, hours, taken) }, rules: Rules with { Kind = kind }), Is.EqualTo(expected));

    [Test]
    public void Who_may_wait_is_offered_mentors_without_a_place() =>
        Assert.That(Find(Anna, Ben with { Capacity = new Capacity(2, Taken: 2) }, rules: Rules with { MayWait = true }), Is.Null);

    [TestCase("en,sv", "SV,de", null)]
    [TestCase("en", "de", Exclusion.Language)]
    [TestCase("", "de", null)]
    [TestCase("en", "", null)]
    public void A_language_in_common(string mine, string theirs, Exclusion? expected) =>
        Assert.That(Find(Anna with { Languages = Split(mine) }, Ben with { Languages = Split(theirs) }), Is.EqualTo(expected));

    [TestCase(MeetingFormat.Video, MeetingFormat.Video, null)]
    [TestCase(MeetingFormat.Video, MeetingFormat.InPerson, Exclusion.Format)]
    [TestCase(MeetingFormat.Video, null, null)]
    public void A_way_to_meet_in_common(MeetingFormat? mine, MeetingFormat? theirs, Exclusion? expected) => Assert.That(
        Find(Anna with { Formats = Set(mine) }, Ben with { Formats = Set(theirs) }), Is.EqualTo(expected));

    [TestCase("America/New_York", 600, null)]
    [TestCase("America/New_York", 601, Exclusion.Hours)]
    [TestCase("Australia/Sydney", 1, Exclusion.Hours)]
    [TestCase("Australia/Sydney", 0, null, Description = "not asked for")]
    public void Enough_hours_in_common_where_that_is_asked_for(string zone, int least, Exclusion? expected) =>
        Assert.That(Find(Anna, Ben with { Zone = zone }, rules: Rules with { LeastSharedMinutes = least }), Is.EqualTo(expected));

    [Test]
    public void What_lies_between_two_people_is_told_as_one() =>
        Assert.That(Enum.GetValues<Exclusion>().Where(why => Exclusions.Told(why) == ToldExclusion.BetweenThem), Is.EqualTo(new[]
        {
            Exclusion.Same, Exclusion.ReportingLine, Exclusion.Blocked, Exclusion.Vetoed, Exclusion.Met,
        }));

    private static Exclusion? Find(MentoringProfile mentee, MentoringProfile mentor, PairFacts facts = default, PairRules? rules = null) =>
        Exclusions.Find(mentee.Ready(), mentor.Ready(), facts, rules ?? Rules);

    private static string[] Split(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries);

    private static HashSet<MeetingFormat> Set(MeetingFormat? one) => one is { } only ? [only] : [];
}
