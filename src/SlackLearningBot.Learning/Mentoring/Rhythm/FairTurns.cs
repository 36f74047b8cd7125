namespace SlackLearningBot.Learning.Mentoring.Rhythm;

/// <summary>Somebody who waits for a mentor who has no place.</summary>
/// <param name="Key">Who.</param>
/// <param name="Since">The day from which on they look for a mentor; what they waited elsewhere counts.</param>
/// <param name="Declined">How often they were declined or got no answer since then, from 0.</param>
/// <param name="Fit">How well the mentor fits them.</param>
public sealed record WaitingMentee(string Key, DateOnly Since, int Declined, int Fit);

/// <summary>Whose turn it is when a mentor has a place again: not who came first.</summary>
public static class FairTurns
{
    private const int Week = 7;

    /// <summary>
    /// Whoever was declined most often, then whoever has waited longest in whole weeks, so that a day earlier is no advantage; then whom the mentor fits best, and then a lot.
    /// </summary>
    /// <param name="waiting">In any order.</param>
    /// <param name="mentor">Who has the place; the lots differ from mentor to mentor.</param>
    /// <param name="today">The day it is.</param>
    public static IReadOnlyList<WaitingMentee> Order(IEnumerable<WaitingMentee> waiting, string mentor, DateOnly today) =>
    [
        .. waiting
            .OrderByDescending(one => one.Declined)
            .ThenByDescending(one => Math.Max(0, today.DayNumber - one.Since.DayNumber) / Week)
            .ThenByDescending(one => one.Fit)
            .ThenBy(one => Lot.Of("queue", mentor, one.Key))
            .ThenBy(one => one.Key, StringComparer.Ordinal),
    ];
}
