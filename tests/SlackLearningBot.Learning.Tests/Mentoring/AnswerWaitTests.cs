using NUnit.Framework;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Mentoring.Rhythm;
using static SlackLearningBot.Learning.Tests.Cadence.Instants;

namespace SlackLearningBot.Learning.Tests.Mentoring;

public sealed class AnswerWaitTests
{
    private static readonly HashSet<DateOnly> Never = [];

    // 2026-11-23 is a Monday; Stockholm is an hour ahead of UTC then.
    [TestCase("2026-11-23T09:00:00Z", "2026-11-26T23:00:00Z", Description = "asked on Monday: until Thursday is over")]
    [TestCase("2026-11-22T23:30:00Z", "2026-11-26T23:00:00Z", Description = "it is Monday already in Stockholm")]
    [TestCase("2026-11-26T09:00:00Z", "2026-12-01T23:00:00Z", Description = "over a weekend")]
    [TestCase("2026-11-28T09:00:00Z", "2026-12-02T23:00:00Z", Description = "on a Saturday")]
    [TestCase("2026-03-26T09:00:00Z", "2026-03-31T22:00:00Z", Description = "over the change to summer time")]
    public void Three_working_days_of_the_mentors_own(string asked, string deadline) =>
        Assert.That(AnswerWait.DeadlineOf(At(asked), "Europe/Stockholm", LearningDays.Weekdays, Never), Is.EqualTo(At(deadline)));

    [Test]
    public void Leave_and_holidays_do_not_count_but_nobody_is_waited_for_longer_than_a_month()
    {
        var monday = At("2026-11-23T09:00:00Z");

        Assert.That(AnswerWait.DeadlineOf(monday, "Europe/Stockholm", LearningDays.Weekdays, new HashSet<DateOnly> { Day("2026-11-24"), Day("2026-11-26") }), Is.EqualTo(At("2026-11-30T23:00:00Z")));
        Assert.That(AnswerWait.DeadlineOf(monday, "Europe/Stockholm", LearningDays.Tuesday, Never), Is.EqualTo(At("2026-12-08T23:00:00Z")));
        Assert.That(AnswerWait.DeadlineOf(monday, "Europe/Stockholm", LearningDays.None, Never), Is.EqualTo(At("2026-12-23T23:00:00Z")));
    }

    [Test]
    public void Until_then_nothing_happens_and_then_the_next_choice_is_asked_who_can_be()
    {
        var deadline = At("2026-11-26T23:00:00Z");
        string[] choices = ["ben", "carl"];

        Assert.That(AnswerWait.Decide(deadline, deadline.AddTicks(-1), choices, _ => true), Is.EqualTo(new AnswerWait.Waiting(deadline)));
        Assert.That(AnswerWait.Decide(deadline, deadline, choices, _ => true), Is.EqualTo(new AnswerWait.AskNext("ben")));
        Assert.That(AnswerWait.Decide(deadline, deadline, choices, key => key == "carl"), Is.EqualTo(new AnswerWait.AskNext("carl")));
        Assert.That(AnswerWait.Decide(null, deadline.AddDays(-9), choices, _ => true), Is.EqualTo(new AnswerWait.AskNext("ben")), "a decline is not waited out");
        Assert.That(AnswerWait.Decide(deadline, deadline, choices, _ => false), Is.EqualTo(new AnswerWait.NobodyLeft()));
    }

    [Test]
    public void The_queue_serves_the_declined_then_those_who_waited_weeks_longer_then_the_fit()
    {
        WaitingMentee[] waiting =
        [
            new("fits", Day("2026-11-20"), 0, 900), new("a day earlier", Day("2026-11-19"), 0, 500), new("weeks", Day("2026-11-01"), 0, 100),
            new("declined", Day("2026-11-23"), 1, 0), new("tomorrow", Day("2026-11-24"), 0, 950),
        ];

        Assert.That(
            FairTurns.Order(waiting, "ben", Day("2026-11-23")).Select(one => one.Key), Is.EqualTo(new[] { "declined", "weeks", "tomorrow", "fits", "a day earlier" }));
    }

    [FsCheck.NUnit.Property(MaxTest = 100)]
    public void The_order_in_which_they_came_does_not_matter(Guid seed)
    {
        var chance = Seeds.Chance(seed);
        WaitingMentee[] waiting = [.. Enumerable.Range(0, 8).Select(at => new WaitingMentee($"p{at}", Day("2026-11-01").AddDays(chance.Next(20)), chance.Next(2), chance.Next(3)))];
        var queue = FairTurns.Order(waiting, "ben", Day("2026-11-23"));
        chance.Shuffle(waiting);

        Assert.That(FairTurns.Order(waiting, "ben", Day("2026-11-23")), Is.EqualTo(queue));
    }
}
