using NUnit.Framework;
using SlackLearningBot.Playground.Faults;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Faults;

/// <summary>Every variant of every fault has a scenario of the bot under it, or an honest reason why not. Those of Socket Mode are counted where sockets are tested.</summary>
internal sealed class FaultCoverageTests
{
    private const string NoSchedule = "the bot keeps its own schedule and calls no method of Slack's";

    private static readonly Dictionary<string, string> Reasons = new()
    {
        ["W25 cant_delete_message"] = "the bot takes no message back",
        ["W26 time_in_past"] = NoSchedule,
        ["W26 time_too_far"] = NoSchedule,
        ["W26 restricted_too_many"] = NoSchedule,
        ["W26 invalid_scheduled_message_id"] = NoSchedule,
    };

    /// <summary>What the bot would call, if those reasons were none.</summary>
    private static readonly string[] NeverCalled = ["ChatDeleteAsync(", "ScheduleMessage", "\"refresh_token\"", "id_token"];

    private static bool IsHere(Fault fault) => fault.Place != FaultPlace.Socket;

    [Test]
    public void Every_variant_has_a_scenario_or_a_reason()
    {
        var run = FaultScenarios.In(typeof(FaultCoverageTests).Assembly, typeof(FaultCoverageTests).Namespace!);

        Assert.That(FaultScenarios.All(IsHere).Except(run), Is.EquivalentTo(Reasons.Keys));
        Assert.That(run.Except(FaultScenarios.All(IsHere)), Is.Empty, "scenarios name what there is");
    }

    [TestCaseSource(nameof(NeverCalled))]
    public void The_reasons_are_true(string call)
    {
        Assert.That(Repository.Files("src/SlackLearningBot", ".cs").Where(file => File.ReadAllText(file).Contains(call, StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void What_cannot_happen_in_the_Playground_is_what_the_bot_has_not()
    {
        Assert.That(FaultTable.All.Where(fault => fault.NotHere is not null).Select(fault => fault.Id), Is.EqualTo(new[] { "W32", "W33" }), "tokens that rotate, and Sign in with Slack");
    }
}
