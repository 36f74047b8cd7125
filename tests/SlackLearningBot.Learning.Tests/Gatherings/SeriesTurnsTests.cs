using NUnit.Framework;
using SlackLearningBot.Learning.Gatherings;

namespace SlackLearningBot.Learning.Tests.Gatherings;

public sealed class SeriesTurnsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);

    [TestCase(10, null, false, true, Description = "nobody's turn")]
    [TestCase(10, "UB", false, false, Description = "somebody else's")]
    [TestCase(10, "UB", true, true, Description = "they passed")]
    [TestCase(10, "UA", false, true, Description = "one's own")]
    [TestCase(7, "UB", false, true, Description = "a week before it is anybody's")]
    [TestCase(0, null, false, false, Description = "it begins")]
    [TestCase(-1, "UA", false, false, Description = "it is over")]
    public void Whether_Anna_may_take_a_date(int days, string? turn, bool passed, bool may) =>
        Assert.That(SeriesTurns.MayTake(Now.AddDays(days), turn, passed, "UA", Now), Is.EqualTo(may));

    [FsCheck.NUnit.Property]
    public bool Whoevers_turn_it_is_may_take_it_whenever_anybody_may(int hours, bool passed) =>
        !SeriesTurns.MayTake(Now.AddHours(hours), "UB", passed, "UA", Now) || SeriesTurns.MayTake(Now.AddHours(hours), "UB", passed, "UB", Now);
}
