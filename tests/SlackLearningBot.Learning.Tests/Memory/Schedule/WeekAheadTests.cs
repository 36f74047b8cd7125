using NUnit.Framework;
using SlackLearningBot.Learning.Memory.Schedule;

namespace SlackLearningBot.Learning.Tests.Memory.Schedule;

/// <summary>What is coming in the next days.</summary>
public sealed class WeekAheadTests
{
    /// <summary>A Monday.</summary>
    private static readonly DateOnly Today = new(2026, 11, 23);

    private static AskingDay Workdays(int most = 3) => new(Today, most, day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));

    private static string Said(IReadOnlyList<ComingDay> days) => string.Join(' ', days.Select(day => $"{day.On.DayNumber - Today.DayNumber}:{day.Questions}"));

    [TestCase(new int[0], 3, 0, "")]
    [TestCase(new[] { 0, 2, 2 }, 3, 0, "0:1 2:2")]
    [TestCase(new[] { 0, 2, 2 }, 3, 1, "1:1 2:2", Description = "today's are chosen")]
    [TestCase(new[] { 5, 6 }, 3, 0, "", Description = "a weekend, and then the week is over")]
    [TestCase(new[] { 4, 4, 4, 4, 7 }, 3, 0, "4:3", Description = "the fourth waits until after the weekend")]
    [TestCase(new[] { -90, -20, -3, -3, 1 }, 2, 0, "0:2 1:2 2:1", Description = "what should have come long ago fills days, and no day more than it holds")]
    [TestCase(new[] { 0, 1 }, 0, 0, "")]
    public void Days_are_filled_as_far_as_there_is_room(int[] due, int most, int first, string expected) =>
        Assert.That(Said(WeekAhead.Of([.. due.Select(days => Today.AddDays(days))], Workdays(most), Today.AddDays(first))), Is.EqualTo(expected));

    [FsCheck.NUnit.Property]
    public bool However_much_waits_it_looks_like_a_full_week(byte many) =>
        Said(WeekAhead.Of([.. Enumerable.Repeat(Today.AddDays(-30), 15 + many)], Workdays(), Today)) == "0:3 1:3 2:3 3:3 4:3";

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool No_question_comes_before_its_day_or_twice(sbyte[] days)
    {
        DateOnly[] due = [.. days.Select(day => Today.AddDays(day % 12))];
        var coming = WeekAhead.Of(due, Workdays(), Today);
        return coming.All(one => coming.Where(other => other.On <= one.On).Sum(other => other.Questions) <= due.Count(day => day <= one.On));
    }
}
