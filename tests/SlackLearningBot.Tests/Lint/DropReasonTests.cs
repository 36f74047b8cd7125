using System.Text.RegularExpressions;
using NUnit.Framework;
using SlackLearningBot.Outbox;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Lint;

/// <summary>Metrics name each reason for which something is dropped, and never a text that somebody made up.</summary>
internal sealed partial class DropReasonTests
{
    [Test]
    public void Every_reason_in_the_source_is_known()
    {
        var unknown = Repository.Files("src/SlackLearningBot", ".cs")
            .SelectMany(file => Dropping().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .Where(reason => DropReasons.Label(reason) == DropReasons.Other);

        Assert.That(unknown.Distinct(), Is.Empty, "add it to DropReasons");
    }

    [GeneratedRegex(@"\.(?:Drop|Dropped|Never)\(""([^""]+)""")]
    private static partial Regex Dropping();

    [TestCase("expired", "expired")]
    [TestCase("by an operator: she left", "other")]
    [TestCase("cannot be reached: user_disabled", "cannot be reached")]
    [TestCase("cannot be reached", "cannot be reached")]
    [TestCase("expired while it was unknown whether it was seen", "expired while it was unknown whether it was seen")]
    [TestCase(null, "")]
    public void Labels(string? reason, string label) => Assert.That(DropReasons.Label(reason), Is.EqualTo(label));
}
