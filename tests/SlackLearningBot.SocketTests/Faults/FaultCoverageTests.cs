using NUnit.Framework;
using SlackLearningBot.Playground.Faults;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.SocketTests.Faults;

/// <summary>Every variant of every fault of Socket Mode has a scenario of the bot under it.</summary>
internal sealed class FaultCoverageTests
{
    [Test]
    public void Every_variant_has_a_scenario()
    {
        var run = FaultScenarios.In(typeof(FaultCoverageTests).Assembly, typeof(FaultCoverageTests).Namespace!);

        Assert.That(run, Is.EquivalentTo(FaultScenarios.All(fault => fault.Place == FaultPlace.Socket)));
    }
}
