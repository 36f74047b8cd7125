using NUnit.Framework;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Edge;

internal sealed class CommandsDeskTests
{
    private TestBot bot = null!;

    [OneTimeSetUp]
    public async Task Start() => bot = await TestBot.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await bot.DisposeAsync();

    [Test]
    public async Task A_command_from_an_unknown_workspace_gets_an_empty_200()
    {
        var answer = await SlackRequest.Form(
            "/slack/commands", ("command", "/learn"), ("text", "help"), ("team_id", "T0STRANGER"), ("user_id", "U1"), ("channel_id", "D1")).SendAsync(bot);

        Assert.That((answer.Status, answer.Body), Is.EqualTo((200, "")));
    }
}
