using NUnit.Framework;
using SlackLearningBot.Playground;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Tests.Playground;

internal sealed class SizeTests
{
    [Test]
    public async Task One_of_ten_thousand_people_finds_their_own_two_messages()
    {
        await using var scene = await Scene.OpenAsync(new PlaygroundOptions { App = WideApp.Manifest with { BotEvents = WideApp.Events() }, WithDemoWorkspace = false });
        var workspace = scene.Slack.World.Add(new WorkspaceSeed("T0PGBIG0001", "Big", "big", PlaygroundOptions.BotToken));

        for (var i = 0; i < 10_000; i++)
        {
            var person = new Person { Id = workspace.Ids.Next("U"), TeamId = workspace.TeamId, Name = $"p{i}", RealName = $"Person {i}", Email = $"p{i}@big.example" };
            workspace.Admit(person);
            var direct = workspace.DmWithBot(person.Id);
            for (var n = 0; n < 2; n++)
            {
                direct.Add(new Message(workspace.NextTs(), workspace.Bot.Id, new MessageVersion(workspace.Now, "hi", Blocks: null, Metadata: null)));
            }
        }

        var found = await scene.FormAsync("users.lookupByEmail", ("email", "p9999@big.example"));
        var direct9999 = workspace.DmWithBot((string)found["user"]!["id"]!);
        var history = await scene.FormAsync("conversations.history", ("channel", direct9999.Id));

        Assert.That(history["messages"]!.AsArray(), Has.Count.EqualTo(2));
    }
}
