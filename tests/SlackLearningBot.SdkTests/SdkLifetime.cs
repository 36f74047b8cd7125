using NUnit.Framework;
using SlackLearningBot.SdkTests;

/// <summary>Around all tests of this project.</summary>
[SetUpFixture]
#pragma warning disable CA1050 // outside every namespace, so that it stands around all of them
public sealed class SdkLifetime
#pragma warning restore CA1050
{
    [OneTimeTearDown]
    public void Leave() => Sdk.Leave();
}
