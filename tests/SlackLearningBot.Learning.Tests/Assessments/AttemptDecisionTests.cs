using NUnit.Framework;
using SlackLearningBot.Learning.Assessments;
using SlackLearningBot.Learning.Reports;

namespace SlackLearningBot.Learning.Tests.Assessments;

internal sealed class AttemptDecisionTests
{
    private static readonly DateTimeOffset Deadline = new(2026, 11, 27, 16, 0, 0, TimeSpan.Zero);

    [TestCase(false, false, 0, 2, -1, "Begin { Number = 1 }", Standing.NotStarted)]
    [TestCase(false, true, 1, 2, -1, "GoOn { }", Standing.Underway)]
    [TestCase(false, false, 1, 2, -1, "Begin { Number = 2 }", Standing.MayTryAgain)]
    [TestCase(false, false, 2, 2, -1, "UsedUp { }", Standing.Failed)]
    [TestCase(true, false, 1, 2, -1, "Passed { }", Standing.Passed)]
    [TestCase(true, false, 1, 2, 1, "Passed { }", Standing.Passed)]
    [TestCase(false, false, 0, 2, 0, "TooLate { }", Standing.Missed)]
    [TestCase(false, true, 1, 2, 0, "TooLate { }", Standing.Failed)]
    [TestCase(false, false, 1, 2, 1, "TooLate { }", Standing.Failed)]
    public void What_somebody_may_do_and_where_they_stand(bool passed, bool hasOpen, int used, int allowed, int secondsAfter, string decision, Standing standing)
    {
        var now = Deadline.AddSeconds(secondsAfter);

        Assert.That(AttemptDecision.Of(passed, hasOpen, used, allowed, Deadline, now).ToString(), Is.EqualTo(decision));
        Assert.That(Standings.Of(passed, takenBack: false, hasOpen, used, allowed, Deadline, now), Is.EqualTo(standing));
    }

    [TestCase(false, false, 0, -1, Standing.TakenBack)]
    [TestCase(false, true, 1, -1, Standing.TakenBack)]
    [TestCase(false, false, 1, 1, Standing.TakenBack)]
    [TestCase(true, false, 1, -1, Standing.Passed)]
    public void Taken_back_it_is_over_for_all_but_those_who_passed(bool passed, bool hasOpen, int used, int secondsAfter, Standing standing) =>
        Assert.That(Standings.Of(passed, takenBack: true, hasOpen, used, 2, Deadline, Deadline.AddSeconds(secondsAfter)), Is.EqualTo(standing));

    [TestCase(-60, 20, -40)]
    [TestCase(-60, 60, 0)]
    [TestCase(-60, null, 0)]
    [TestCase(-10, 20, 0)]
    public void An_attempt_ends_with_its_time_or_the_deadline_whichever_is_first(int begun, int? minutes, int end) =>
        Assert.That(AttemptDecision.EndOf(Deadline.AddMinutes(begun), minutes, Deadline), Is.EqualTo(Deadline.AddMinutes(end)));

    [TestCase("PPPPPFFFF", null, null, 9, null, null)]
    [TestCase("PPPPFFFFF", null, null, 9, null, null)]
    [TestCase("PPPPPPPPPP", null, null, 10, null, null)]
    [TestCase("FFFFFFFFFF", null, null, 10, null, null)]
    [TestCase("PPPPPFFFFF", null, null, 10, 5, 5)]
    [TestCase("PPPPPPFFFFFNNU", null, null, 12, 6, 5)]
    [TestCase("NNNM", null, null, 0, null, null)]
    [TestCase("PPPPPFFFFFbbB", null, null, 11, 5, 5)]
    [TestCase("PPPPPPPPPFFFFFFFFF", 10, 5, 18, 5, 10)]
    [TestCase("PPPPPPPPPPFFFFF", 10, 5, 15, 10, 5)]
    [TestCase("PPPPPPPPPPFFFF", 10, 5, 14, null, null)]
    public void Without_names_results_are_told_of_five_of_each_and_in_steps_of_five(string people, int? results, int? passedBefore, int begun, int? passed, int? failed)
    {
        var tallies = people.GroupBy(letter => letter).Select(group => new StandingTally(
            group.Key switch { 'P' => Standing.Passed, 'F' => Standing.Failed, 'U' => Standing.Underway, 'M' => Standing.Missed, 'b' or 'B' => Standing.TakenBack, _ => Standing.NotStarted },
            group.Key is not ('M' or 'N' or 'b'),
            group.Count())).ToList();

        var counts = StandingCounts.Of(tallies, new Completion(results, passedBefore));

        Assert.That((counts.People, counts.Begun, counts.Passed, counts.Failed), Is.EqualTo((people.Length, begun, passed, failed)));
    }
}
