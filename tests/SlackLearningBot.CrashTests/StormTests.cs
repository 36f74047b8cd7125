using NUnit.Framework;
using SlackLearningBot.CrashTests.Bots;

namespace SlackLearningBot.CrashTests;

internal sealed class StormTests
{
    /// <summary>What must hold holds strictly; how much of a storm there was depends on how fast the machine is.</summary>
    [Test]
    public async Task Nothing_is_lost_and_nothing_doubled_while_everything_breaks()
    {
        var tally = await CrashRun.RunAsync(CrashOptions.Short, TestContext.Progress);
        tally.Print(TestContext.Progress);

        Assert.Multiple(() =>
        {
            Assert.That(tally.Wrongs.Where(row => row.Value > 0), Is.Empty, string.Join('\n', tally.Examples));
            Assert.That(tally.Deeds["processes that died"], Is.GreaterThanOrEqualTo(4), "there was no storm");
            Assert.That(tally.Deeds["PostgreSQL killed"], Is.GreaterThanOrEqualTo(1));
            Assert.That(tally.Deeds["faults of Slack's Web API"], Is.GreaterThan(10));
            Assert.That(tally.Deeds["people whose click was acknowledged"], Is.GreaterThan(tally.Deeds["people who clicked on an answer"] / 2), "most should come through");
            Assert.That(tally.Deeds.GetValueOrDefault("dropped: the person wants silence"), Is.GreaterThan(0), "nobody on leave was owed anything");
            Assert.That(tally.Deeds.GetValueOrDefault("dropped: a public holiday"), Is.GreaterThan(0), "nobody with a holiday was owed anything");
            Assert.That(tally.Deeds["deliveries put off by do-not-disturb"], Is.GreaterThan(0));
            Assert.That(tally.Deeds["people to whom too much was owed"], Is.GreaterThan(0));
        });
    }

    [Test]
    public void The_seed_alone_decides_who_dies_where()
    {
        var patience = TimeSpan.FromSeconds(20);
        var (one, same, other) = (new DeathPlan(7, patience), new DeathPlan(7, patience), new DeathPlan(8, patience));
        var deaths = Enumerable.Range(0, 60).Select(_ => one.Next()).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(Enumerable.Range(0, 60).Select(_ => same.Next()), Is.EqualTo(deaths));
            Assert.That(Enumerable.Range(0, 60).Select(_ => other.Next()), Is.Not.EqualTo(deaths));
            Assert.That(deaths.Select(death => death.Step).OfType<string>().Distinct(), Is.EquivalentTo(DeathPlan.AllSteps));
        });
    }
}
