using System.Text.RegularExpressions;
using NUnit.Framework;
using SlackLearningBot.Playground.Faults;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Faults;

/// <summary>Every fault of the catalogue has a scenario of the bot under it, or an honest reason why not.</summary>
internal sealed partial class FaultCoverageTests
{
    private static readonly Dictionary<string, string> Reasons = new()
    {
        ["W26"] = "the bot keeps its own schedule and calls no method of Slack's",
        ["W32"] = "the bot's tokens do not rotate",
        ["W33"] = "the bot has no Sign in with Slack",
    };

    private static readonly string[] Folders = ["tests/SlackLearningBot.Tests/Faults/", "tests/SlackLearningBot.SocketTests/Faults/"];

    [Test]
    public void Every_fault_has_a_scenario_or_a_reason()
    {
        var named = Repository.Files("tests", ".cs")
            .Where(file => Repository.Name(file) is var name && Folders.Any(folder => name.StartsWith(folder, StringComparison.Ordinal)))
            .SelectMany(file => Named().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Success ? match.Groups[1].Value : match.Groups[2].Value)
            .ToHashSet();

        var missing = FaultTable.All.Select(fault => fault.Id).Where(id => !named.Contains(id)).ToList();

        Assert.That(missing, Is.EquivalentTo(Reasons.Keys));
        Assert.That(named.Where(id => FaultTable.Find(id) is null), Is.Empty);
    }

    [Test]
    public void What_cannot_happen_in_the_Playground_has_no_other_reason_there()
    {
        Assert.That(FaultTable.All.Where(fault => fault.NotHere is not null).Select(fault => fault.Id), Is.SubsetOf(Reasons.Keys));
    }

    [GeneratedRegex(@"\[(?:Test, )?(?:TestCase|Strikes)\(""([WESC]\d+)""|, Strikes\(""([WESC]\d+)""", RegexOptions.None, 1000)]
    private static partial Regex Named();
}
