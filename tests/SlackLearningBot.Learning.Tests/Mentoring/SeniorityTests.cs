using NUnit.Framework;
using SlackLearningBot.Learning.Mentoring.People;

namespace SlackLearningBot.Learning.Tests.Mentoring;

internal sealed class SeniorityTests
{
    [TestCase("L4", 4)]
    [TestCase("IC 5", 5)]
    [TestCase("0", 0)]
    [TestCase("20", 20)]
    [TestCase("21", null)]
    [TestCase("99999999999999999999", null)]
    [TestCase("Senior Engineer", 4)]
    [TestCase("Senior Staff Engineer", 5)]
    [TestCase("sr. developer", 4)]
    [TestCase("VP of Sales", 8)]
    [TestCase("Vice President", 8)]
    [TestCase("Working student", 1)]
    [TestCase("Misleading", null, Description = "no word of it is 'lead'")]
    [TestCase("Engineer", null)]
    [TestCase("", null)]
    [TestCase(null, null)]
    public void A_level_as_companies_write_it(string? level, int? expected) => Assert.That(Seniority.Of(level), Is.EqualTo(expected));

    [TestCase("anna", "ben", true)]
    [TestCase("ben", "anna", true)]
    [TestCase("anna", "chief", true, Description = "the manager's manager")]
    [TestCase("anna", "cleo", false, Description = "two with one manager")]
    [TestCase("cleo", "chief", true)]
    [TestCase("round", "trip", true)]
    [TestCase("round", "ben", false, Description = "a circle ends, too")]
    [TestCase("nobody", "ben", false)]
    public void A_reporting_line_goes_all_the_way_up(string one, string other, bool joins)
    {
        var managers = new Dictionary<string, string> { ["anna"] = "ben", ["cleo"] = "ben", ["ben"] = "chief", ["round"] = "trip", ["trip"] = "round" };

        Assert.That(ReportingLine.Joins(one, other, managers), Is.EqualTo(joins));
    }
}
