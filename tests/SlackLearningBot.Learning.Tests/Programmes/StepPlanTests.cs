using System.Globalization;
using NUnit.Framework;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Programmes;

namespace SlackLearningBot.Learning.Tests.Programmes;

internal sealed class StepPlanTests
{
    private static readonly Rhythm Anna = new("Europe/Stockholm", new TimeOnly(8, 30), LearningDays.Weekdays);

    // Thursday, 10 December 2026, 14:00 in Stockholm.
    private static readonly CohortDates Dates = new(At("2026-12-10T13:00Z"), 90, default);

    // Stockholm is an hour ahead of UTC in winter, so half past eight is 07:30Z. 28 November, 29 November and 5 December are on a weekend.
    [TestCase(-10, "2026-11-30T07:30Z", TestName = "Ten_days_before_is_a_Monday")]
    [TestCase(-5, "2026-12-04T07:30Z", TestName = "A_Saturday_before_the_session_is_the_Friday")]
    [TestCase(-2, "2026-12-08T07:30Z", TestName = "Two_days_before")]
    [TestCase(0, "2026-12-11T07:30Z", TestName = "What_follows_on_the_day_comes_after_the_session")]
    [TestCase(1, "2026-12-11T07:30Z", TestName = "The_day_after")]
    [TestCase(2, "2026-12-14T07:30Z", TestName = "A_Saturday_after_the_session_is_the_Monday")]
    [TestCase(30, "2027-01-11T07:30Z", TestName = "Thirty_days_after_is_a_Saturday_so_the_Monday")]
    public void By_the_day_of_the_session(int days, string expected) =>
        Assert.That(Show(StepPlan.First([Step("a", days)], Dates, Anna, At("2026-11-20T09:00Z"))), Is.EqualTo($"a {expected}"));

    [TestCase("Asia/Tokyo", "2026-12-11", TestName = "A_late_session_is_the_next_day_in_Tokyo")]
    [TestCase("America/New_York", "2026-12-10", TestName = "And_the_same_day_in_New_York")]
    public void Everybody_counts_from_the_session_on_their_own_calendar(string zone, string zero) =>
        Assert.That(new CohortDates(At("2026-12-10T16:00Z"), 60, default).DayZero(zone), Is.EqualTo(DateOnly.Parse(zero, CultureInfo.InvariantCulture)));

    [Test]
    public void The_hour_stays_when_the_clocks_change() =>
        // Stockholm goes to summer time on 28 March 2027.
        Assert.That(
            Show(StepPlan.First([Step("before", -4), Step("after", 1)], new CohortDates(At("2027-03-30T12:00Z"), 60, default), Anna, At("2027-03-01T09:00Z"))),
            Is.EqualTo("before 2027-03-26T07:30Z after 2027-03-31T06:30Z"));

    [Test]
    public void Who_joins_late_gets_what_is_before_the_session_at_once_and_nothing_after_it_began()
    {
        ProgrammeStep[] steps = [Step("video", -10), Step("paper", -5), Step("quiz", -2), Session, Step("recap", 1), Step("final", 30)];

        // Wednesday, 9 December, 18:00 in Stockholm: the next of Anna's office hours is the morning of the session.
        Assert.That(
            Show(StepPlan.First(steps, Dates, Anna, At("2026-12-09T17:00Z"))),
            Is.EqualTo("video 2026-12-10T08:00Z paper 2026-12-10T08:00Z quiz 2026-12-10T08:00Z session 2026-12-10T08:00Z recap 2026-12-11T07:30Z final 2027-01-11T07:30Z"));

        // The session is under way.
        Assert.That(
            Show(StepPlan.First(steps, Dates, Anna, At("2026-12-10T13:05Z"))),
            Is.EqualTo("video - paper - quiz - session - recap 2026-12-11T07:30Z final 2027-01-11T07:30Z"));
    }

    [Test]
    public void What_follows_is_caught_up_with_for_a_week()
    {
        ProgrammeStep[] steps = [Session, Step("recap", 1), Step("talk", 5)];

        // Friday, 18 December, noon: the recap was due seven days and some hours ago.
        Assert.That(Show(StepPlan.First(steps, Dates, Anna, At("2026-12-18T11:00Z"))), Is.EqualTo("session - recap - talk 2026-12-18T11:00Z"));
    }

    [Test]
    public void From_a_start_on_the_days_count_from_it() =>
        Assert.That(
            Show(StepPlan.First([Step("a", 0), Step("b", 5)], new CohortDates(null, 0, new DateOnly(2026, 12, 7)), Anna, At("2026-12-01T09:00Z"))),
            Is.EqualTo("a 2026-12-07T07:30Z b 2026-12-14T07:30Z"));

    [Test]
    public void An_edit_plans_what_has_not_come_and_takes_nobody_back()
    {
        ProgrammeStep[] steps = [Step("sent", -10), Step("new-early", -9), Step("waiting", -2), Step("new-late", -1), Session];
        var fates = new Dictionary<string, StepFate> { ["sent"] = StepFate.Out, ["waiting"] = StepFate.Waiting, ["session"] = StepFate.Out };

        Assert.That(Show(StepPlan.Again(steps, Dates, Anna, At("2026-12-03T12:00Z"), fates)), Is.EqualTo("new-early - waiting 2026-12-08T07:30Z new-late 2026-12-09T07:30Z"));
    }

    [Test]
    public void Without_days_there_is_nothing_to_plan() =>
        Assert.That(() => StepPlan.First([Step("a", 1)], Dates, Anna with { Days = LearningDays.None }, At("2026-12-01T09:00Z")), Throws.ArgumentException);

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public void Each_step_once_in_order_on_their_days_in_their_hours_and_pre_work_before_the_session(int seed)
    {
        var world = new Chance(seed);
        var (steps, dates, rhythm, joined) = (world.Steps(), world.Dates(), world.Rhythm(), world.Now());

        var planned = StepPlan.First(steps, dates, rhythm, joined);

        Assert.That(planned.Select(one => one.StepId), Is.EqualTo(steps.Select(step => step.Id)), "every step once, in the order of the programme");
        var coming = planned.Zip(steps).Where(pair => pair is { First.At: not null, Second.Kind: not StepKind.Session }).ToList();
        Assert.That(coming.Select(pair => pair.First.At), Is.Ordered);
        foreach (var ((_, at), step) in coming)
        {
            var hour = WallClock.Of(at!.Value, rhythm.Zone);
            Assert.That(at, Is.GreaterThanOrEqualTo(joined));
            Assert.That(hour == rhythm.Hour || (hour >= OfficeHours.Opening && hour < OfficeHours.Closing), Is.True, $"{hour} of {rhythm}");
            Assert.That(rhythm.Days & DaysText.Of(LocalDay.Of(at.Value, rhythm.Zone).DayOfWeek), Is.Not.EqualTo(LearningDays.None));
            Assert.That(!step.IsPreWork || at < dates.SessionAt, Is.True, "what is to be done before the session comes before it");
            Assert.That(step.IsPreWork || dates.SessionEndsAt is null || at >= dates.SessionEndsAt, Is.True, "what follows it comes after it");
        }
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public void Whatever_is_edited_and_however_often_no_step_is_sent_twice(int seed)
    {
        var world = new Chance(seed);
        var (dates, rhythm, now) = (world.Dates(), world.Rhythm(), world.Now());
        var plan = StepPlan.First(world.Steps(), dates, rhythm, now).ToDictionary(one => one.StepId, one => one.At);
        var fates = plan.ToDictionary(one => one.Key, one => one.Value is null ? StepFate.LeftOut : StepFate.Waiting);
        List<string> sent = [];

        for (var edit = 0; edit < 8; edit++)
        {
            now = now.AddHours(world.Next(24 * 8));
            foreach (var (step, at) in plan.Where(one => one.Value <= now).OrderBy(one => one.Value))
            {
                sent.Add(step);
                fates[step] = StepFate.Out;
            }

            dates = world.Next(4) == 0 ? world.Dates() : dates;
            plan = StepPlan.Again(world.Steps(), dates, rhythm, now, fates).ToDictionary(one => one.StepId, one => one.At);
            foreach (var (step, at) in plan)
            {
                Assert.That(at is null || at >= now, Is.True);
                fates[step] = at is null ? StepFate.LeftOut : StepFate.Waiting;
            }
        }

        Assert.That(sent, Is.Unique);
    }

    private static ProgrammeStep Session { get; } = new("session", StepKind.Session, "Session", 0) { Minutes = 90 };

    private static ProgrammeStep Step(string id, int days) => new(id, StepKind.Do, id, days) { Text = "x" };

    private static string Show(IEnumerable<PlannedStep> planned) =>
        string.Join(' ', planned.Select(one => $"{one.StepId} {one.At?.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture) ?? "-"}"));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>Programmes, people and dates, over both changes of the clocks.</summary>
    private sealed class Chance(int seed)
    {
        private static readonly string[] Zones = ["Europe/Stockholm", "America/New_York", "Asia/Tokyo", "Pacific/Auckland", "Pacific/Apia", "America/Havana"];
        private readonly Random chance = new(seed);

        public int Next(int most) => chance.Next(most);

        /// <summary>Some of twelve steps that always have the same ids, with other days each time, and always with the session.</summary>
        public IReadOnlyList<ProgrammeStep> Steps()
        {
            var days = Enumerable.Range(0, 12).Select(_ => chance.Next(-15, 40)).Order().ToList();
            var ids = Enumerable.Range(0, 12).OrderBy(_ => chance.Next()).ToList();
            var steps = days.Zip(ids).Where(_ => chance.Next(3) > 0).Select(pair => Step($"step-{pair.Second}", pair.First)).ToList();
            steps.Insert(steps.FindIndex(step => step.Days >= 0) is var first and >= 0 ? first : steps.Count, Session);
            return steps;
        }

        public CohortDates Dates() => new(At("2027-03-01T00:00Z").AddMinutes(chance.Next(60 * 24 * 60)), 30 + chance.Next(120), default);

        public Rhythm Rhythm() => new(Zones[chance.Next(Zones.Length)], new TimeOnly(5 + chance.Next(18), chance.Next(2) * 30), (LearningDays)chance.Next(1, 128));

        public DateTimeOffset Now() => At("2027-02-10T00:00Z").AddMinutes(chance.Next(60 * 24 * 60));
    }
}
