using NUnit.Framework;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests;

/// <summary>In the namespace above all fixtures, so that NUnit runs it once, after the last of them.</summary>
[SetUpFixture]
internal sealed class TestDatabaseLifetime
{
    [OneTimeTearDown]
    public Task Leave_the_test_server() => TestDatabaseServer.CloseAsync();
}
