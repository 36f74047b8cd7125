using NUnit.Framework;
using SlackLearningBot.Learning.Mentoring.Rhythm;

namespace SlackLearningBot.Learning.Tests.Mentoring;

public sealed class MentorshipCareTests
{
    private static readonly DateOnly Start = new(2026, 11, 2);
    private static readonly MentorshipFacts Pair = new("pair-1", Start, 14);
    private static readonly MentorshipFacts Running = Pair with { HasStarted = true, LastSignOn = Start, EndsOn = Start.AddDays(100) };

    [TestCase(0, false)]
    [TestCase(2, false)]
    [TestCase(3, true)]
    [TestCase(9, true)]
    public void On_day_three_one_of_the_two_is_asked_to_start(int day, bool isAsked) =>
        Assert.That(Decide(Pair, day), isAsked ? Is.TypeOf<CareDecision.AskToStart>() : Is.TypeOf<CareDecision.StayQuiet>());

    [Test]
    public void Nobody_is_asked_twice_to_start_nor_after_a_first_meeting_is_agreed()
    {
        Assert.That(Decide(Pair with { WasAskedToStart = true }, 5), Is.TypeOf<CareDecision.StayQuiet>());
        Assert.That(Decide(Pair with { HasStarted = true }, 5), Is.TypeOf<CareDecision.StayQuiet>());
    }

    [Test]
    public void Who_is_asked_is_a_lot_that_stays()
    {
        var asked = Enumerable.Range(0, 200).Select(at => Decide(Pair with { Id = $"pair-{at}" }, 3)).Cast<CareDecision.AskToStart>().ToList();

        Assert.That(asked.Count(one => one.IsMentor), Is.InRange(60, 140));
        Assert.That(Decide(Pair, 7), Is.EqualTo(Decide(Pair, 3)));
    }

    [TestCase(20, false)]
    [TestCase(21, true)]
    [TestCase(30, true)]
    public void Three_weeks_without_a_sign_are_silence(int day, bool isSilence) =>
        Assert.That(Decide(Running, day), isSilence ? Is.EqualTo(new CareDecision.AfterSilence(day)) : Is.TypeOf<CareDecision.StayQuiet>());

    [TestCase(29, false)]
    [TestCase(30, true)]
    public void One_talk_without_a_meeting_is_over_after_thirty_days(int day, bool isOver) =>
        Assert.That(Decide(Pair with { IsOneTalk = true, LastNudgedOn = Start.AddDays(day - 1) }, day), isOver ? Is.TypeOf<CareDecision.AtEnd>() : Is.TypeOf<CareDecision.StayQuiet>());

    [TestCase(46, false)]
    [TestCase(47, true)]
    public void One_talk_of_which_nobody_says_anything_is_over_a_week_after_it(int day, bool isOver) =>
        Assert.That(Decide(Pair with { IsOneTalk = true, HasStarted = true, NextMeetingOn = Start.AddDays(40), LastNudgedOn = Start.AddDays(45) }, day), isOver ? Is.TypeOf<CareDecision.AtEnd>() : Is.TypeOf<CareDecision.StayQuiet>());

    [Test]
    public void A_meeting_ahead_is_no_silence_and_one_silence_is_asked_about_twice_at_most()
    {
        Assert.That(Decide(Running with { NextMeetingOn = Start.AddDays(25) }, 25), Is.TypeOf<CareDecision.StayQuiet>());
        Assert.That(Decide(Running with { NextMeetingOn = Start.AddDays(24) }, 25), Is.TypeOf<CareDecision.AfterSilence>());
        Assert.That(Decide(Running with { AskedAboutSilence = 1 }, 40), Is.TypeOf<CareDecision.AfterSilence>());
        Assert.That(Decide(Running with { AskedAboutSilence = 2 }, 40), Is.TypeOf<CareDecision.StayQuiet>());
        Assert.That(Decide(Running with { LastSignOn = Start.AddDays(20) }, 40), Is.TypeOf<CareDecision.StayQuiet>());
    }

    [TestCase(49, false)]
    [TestCase(50, true)]
    [TestCase(86, true)]
    [TestCase(87, false)]
    public void Half_way_they_are_asked_how_it_goes(int day, bool isAsked) => Assert.That(
        Decide(Running with { LastSignOn = Start.AddDays(day) }, day), isAsked ? Is.TypeOf<CareDecision.MidPoint>() : Is.TypeOf<CareDecision.StayQuiet>());

    [Test]
    public void On_the_last_day_comes_the_end_before_all_else_and_after_it_nothing()
    {
        Assert.That(Decide(Running, 86), Is.TypeOf<CareDecision.AfterSilence>());
        Assert.That(Decide(Running, 87), Is.TypeOf<CareDecision.StayQuiet>(), "the end comes within the cycle");
        Assert.That(Decide(Running with { LastNudgedOn = Start.AddDays(86) }, 100), Is.TypeOf<CareDecision.AtEnd>());
        Assert.That(Decide(Running with { LastNudgedOn = Start.AddDays(99) }, 100), Is.TypeOf<CareDecision.AtEnd>(), "it was agreed on, and does not wait");
        Assert.That(Decide(Running with { WasAskedAtEnd = true }, 150), Is.TypeOf<CareDecision.StayQuiet>());
        Assert.That(Decide(Running with { WasAskedAtMidPoint = true, LastSignOn = Start.AddDays(60) }, 60), Is.TypeOf<CareDecision.StayQuiet>());
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public void Never_more_than_once_a_cycle_and_no_reason_more_often_than_it_may(Guid seed)
    {
        var chance = Seeds.Chance(seed);
        var facts = new MentorshipFacts($"{seed}", Start, chance.Next(1, 30)) { EndsOn = chance.Next(3) == 0 ? null : Start.AddDays(chance.Next(200)) };
        var nudges = new List<(int Day, CareDecision What)>();
        for (var day = 0; day < 250; day++)
        {
            if (chance.Next(20) == 0)
            {
                facts = facts with { LastSignOn = Start.AddDays(day), HasStarted = true, AskedAboutSilence = 0 };
            }

            var decision = Decide(facts, day);
            if (decision is CareDecision.StayQuiet)
            {
                continue;
            }

            nudges.Add((day, decision));
            facts = facts with
            {
                LastNudgedOn = Start.AddDays(day),
                WasAskedToStart = facts.WasAskedToStart || decision is CareDecision.AskToStart,
                WasAskedAtMidPoint = facts.WasAskedAtMidPoint || decision is CareDecision.MidPoint,
                WasAskedAtEnd = facts.WasAskedAtEnd || decision is CareDecision.AtEnd,
                AskedAboutSilence = facts.AskedAboutSilence + (decision is CareDecision.AfterSilence ? 1 : 0),
            };
        }

        var close = nudges.Zip(nudges.Skip(1)).Where(pair => pair.Second.Day - pair.First.Day < facts.CycleDays).ToList();
        Assert.That(close.Where(pair => pair is not { First.What: CareDecision.AskToStart, Second.What: CareDecision.AtEnd }), Is.Empty);
        Assert.That(nudges.Count(one => one.What is CareDecision.AskToStart), Is.LessThanOrEqualTo(1));
        Assert.That(nudges.Count(one => one.What is CareDecision.MidPoint), Is.LessThanOrEqualTo(1));
        Assert.That(nudges.Count(one => one.What is CareDecision.AtEnd), Is.EqualTo(facts.EndsOn is null ? 0 : 1));
        Assert.That(nudges.SkipWhile(one => one.What is not CareDecision.AtEnd).Skip(1), Is.Empty, "after the end there is peace");
    }

    private static CareDecision Decide(MentorshipFacts facts, int day) => MentorshipCare.Decide(facts, Start.AddDays(day));
}
