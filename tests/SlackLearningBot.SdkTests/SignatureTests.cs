using System.Text;
using NUnit.Framework;
using SlackLearningBot.Playground.Demo;

namespace SlackLearningBot.SdkTests;

/// <summary>Bolt checks the Playground's signatures itself.</summary>
internal sealed class SignatureTests
{
    [Test]
    public async Task A_request_with_another_secret_is_turned_away_by_Bolt()
    {
        await Sdk.ReadyAsync();
        await using var scene = await SdkScene.OpenAsync();
        await using var bolt = await scene.StartBoltAsync("http");
        var body = Encoding.UTF8.GetBytes("command=%2Fsay&text=x&user_id=" + DemoWorkspace.Anna);

        var forged = await scene.Slack.Line.SendAsync(
            "/slack/events", "application/x-www-form-urlencoded", body, "1700000000", "v0=" + new string('0', 64), CancellationToken.None);
        var signed = await scene.Anna.CommandAsync("/say signed");

        Assert.That(forged.Status, Is.EqualTo(401));
        Assert.That(signed.Ok, Is.True, signed.Message);
    }
}
