using NUnit.Framework;
using SlackLearningBot.Learning.Memory;
using SlackLearningBot.Learning.Memory.Schedule;

namespace SlackLearningBot.Learning.Tests.Memory.Schedule;

/// <summary>What is coming in the next days.</summary>
public sealed class WeekAheadTests
{
    /// <summary>A Monday.</summary>
    private static readonly DateOnly Today = new(2026, 11, 23);

    private static AskingDay Workdays(int most = 3) => new(Today, most, day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));

    private static ComingQuestion Due(int days) => new(Today.AddDays(days), Today.AddDays(-100), null);

    /// <summary>Due long after the deadline, and answered last so many days ago.</summary>
    private static ComingQuestion Wanted(int deadline, int answered = 60, int due = 300) => new(Today.AddDays(due), Today.AddDays(-answered), Today.AddDays(deadline));

    private static string Said(IReadOnlyList<ComingDay> days) => string.Join(' ', days.Select(day => $"{day.On.DayNumber - Today.DayNumber}:{day.Questions}"));

    [TestCase(new int[0], 3, 0, "")]
    [TestCase(new[] { 0, 2, 2 }, 3, 0, "0:1 2:2")]
    [TestCase(new[] { 0, 2, 2 }, 3, 1, "1:1 2:2", Description = "today's are chosen")]
    [TestCase(new[] { 5, 6 }, 3, 0, "", Description = "a weekend, and then the week is over")]
    [TestCase(new[] { 4, 4, 4, 4, 7 }, 3, 0, "4:3", Description = "the fourth waits until after the weekend")]
    [TestCase(new[] { -90, -20, -3, -3, 1 }, 2, 0, "0:2 1:2 2:1", Description = "what should have come long ago fills days, and no day more than it holds")]
    [TestCase(new[] { 0, 1 }, 0, 0, "")]
    public void Days_are_filled_as_far_as_there_is_room(int[] due, int most, int first, string expected) =>
        Assert.That(Said(WeekAhead.Of([.. due.Select(Due)], Workdays(most), Today.AddDays(first))), Is.EqualTo(expected));

    [FsCheck.NUnit.Property]
    public bool However_much_waits_it_looks_like_a_full_week(byte many) =>
        Said(WeekAhead.Of([.. Enumerable.Repeat(Due(-30), 15 + many)], Workdays(), Today)) == "0:3 1:3 2:3 3:3 4:3";

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool No_question_comes_before_its_day_or_twice(sbyte[] days)
    {
        ComingQuestion[] due = [.. days.Select(day => Due(day % 12))];
        var coming = WeekAhead.Of(due, Workdays(), Today);
        return coming.All(one => coming.Where(other => other.On <= one.On).Sum(other => other.Questions) <= due.Count(question => question.DueOn <= one.On));
    }

    [TestCase(10, 60, "0:1", Description = "within the last fourteen days")]
    [TestCase(18, 60, "4:1", Description = "from the fourteenth day before")]
    [TestCase(20, 60, "", Description = "the sweep begins on a Sunday, and with the Monday after it the week is over")]
    [TestCase(1, 60, "0:1")]
    [TestCase(0, 60, "", Description = "the deadline's own day is too late")]
    [TestCase(10, 4, "", Description = "the first day of the sweep was four days ago, and it was answered on that day")]
    [TestCase(10, 5, "0:1", Description = "the day before the sweep")]
    public void What_a_deadline_needs_comes_once_more_before_it(int deadline, int answered, string expected) =>
        Assert.That(Said(WeekAhead.Of([Wanted(deadline, answered)], Workdays(), Today)), Is.EqualTo(expected));

    [Test]
    public void Many_questions_begin_sooner_and_what_is_due_waits_for_them()
    {
        // 36 questions fill twelve learning days: with the ten of the fourteenth day before they would not fit.
        var coming = WeekAhead.Of([.. Enumerable.Range(0, 36).Select(_ => Wanted(deadline: 16)), Due(-3)], Workdays(), Today);

        Assert.That(Said(coming), Is.EqualTo("0:3 1:3 2:3 3:3 4:3"));
        Assert.That(coming.Select(day => day.Deadline), Is.All.EqualTo(Today.AddDays(16)));
    }

    [Test]
    public void What_is_due_needs_no_deadline_and_says_none()
    {
        var coming = WeekAhead.Of([Wanted(deadline: 9, due: -1), Wanted(deadline: 9, due: 2, answered: 3), Due(2)], Workdays(), Today);

        Assert.That(Said(coming), Is.EqualTo("0:1 2:2"));
        Assert.That(coming.Select(day => day.Deadline), Is.All.Null);
    }

    /// <summary>The week's first day says what the rule that will choose the questions would choose today.</summary>
    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool Today_is_what_is_chosen_today((byte Due, byte Last, byte Deadline)[] known)
    {
        KnownQuestion[] questions =
        [
            .. known.Take(30).Select((one, at) => new KnownQuestion(
                $"q{at}", $"l{at}", [], new MemoryTrace(new MemoryState(10, 5), Today.AddDays(-1 - (one.Last % 40))), Today.AddDays((one.Due % 60) - 20))
            {
                Deadline = one.Deadline % 3 == 0 ? null : Today.AddDays(one.Deadline % 30),
            }),
        ];
        var chosen = DailyQuestions.Choose(SomeQuestions.Model, questions, Workdays());
        var coming = WeekAhead.Of([.. questions.Select(one => new ComingQuestion(one.DueOn, one.Trace.LastOn, one.Deadline))], Workdays(), Today);
        return chosen.Count == coming.Where(day => day.On == Today).Sum(day => day.Questions);
    }
}
