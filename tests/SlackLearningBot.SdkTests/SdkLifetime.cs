using NUnit.Framework;

namespace SlackLearningBot.SdkTests;

/// <summary>Around all tests of this project.</summary>
[SetUpFixture]
internal sealed class SdkLifetime
{
    [OneTimeTearDown]
    public void Leave() => Sdk.Leave();
}
