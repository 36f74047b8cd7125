using NUnit.Framework;
using NUnit.Framework.Interfaces;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Faults;

/// <summary>One bot for a fixture's scenarios, each with people of its own; what was to go wrong must have gone wrong.</summary>
internal abstract class FaultFixture
{
    protected FaultDesk Desk { get; private set; } = null!;

    protected TestBot Bot => Desk.Bot;

    [OneTimeSetUp]
    public async Task Open() => Desk = await StartAsync();

    [OneTimeTearDown]
    public async Task Close() => await Desk.DisposeAsync();

    [TearDown]
    public void Check()
    {
        if (TestContext.CurrentContext.Result.Outcome.Status == TestStatus.Passed)
        {
            Desk.Check();
            return;
        }

        Desk.Forget();
    }

    protected virtual Task<FaultDesk> StartAsync() => FaultDesk.StartAsync();
}
