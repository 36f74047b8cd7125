using NUnit.Framework;
using SlackLearningBot.Playground.Faults;
using SlackLearningBot.Playground.Setup;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Playground.Faults;

/// <summary>What a file says shall go wrong.</summary>
internal sealed class FaultFileTests
{
    [Test]
    public void The_readmes_example_is_read_as_it_stands()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        var start = readme.IndexOf("```yaml\nseed: 7", StringComparison.Ordinal) + "```yaml\n".Length;
        var (faults, limits) = Read(readme[start..readme.IndexOf("```", start, StringComparison.Ordinal)]);

        Assert.That(faults.Seed, Is.EqualTo(7));
        Assert.That(faults.Wishes.Select(wish => (wish.Fault, wish.At, wish.Chance, wish.Count)), Is.EqualTo(new (string, string?, double, int?)[]
        {
            ("W1", "chat.postMessage", 0.02, null), ("W4", "chat.postMessage", 0.01, null), ("E4", "message", 1, null),
        }));
        Assert.That(limits!.Planning, Is.EqualTo(new PlanningRates(Posts: 600)));
    }

    [Test]
    public async Task A_playground_begins_with_what_its_file_says()
    {
        var (faults, limits) = Read("faults: [ { fault: W9, at: auth.test } ]\nlimits: { distributed: true }");
        await using var scene = await Scene.OpenAsync(new SlackLearningBot.Playground.PlaygroundOptions { App = WideApp.Manifest, Faults = faults, Limits = limits! });

        using var broken = await scene.RawAsync(HttpMethod.Post, "/api/auth.test", new FormUrlEncodedContent([]), SlackLearningBot.Playground.PlaygroundOptions.BotToken);

        Assert.That((int)broken.StatusCode, Is.EqualTo(500));
        Assert.That(scene.Slack.World.Limits.IsDistributed, Is.True);
        Assert.That((bool?)(await scene.CallAsync("auth.test", []))["ok"], Is.True);
    }

    [TestCase("fault: [ { } ]", "f.yaml:1: fault is not known here; expected one of seed, limits, faults.")]
    [TestCase("faults:\n  - { fault: W99 }", "f.yaml:2: faults[0].fault: There is no fault 'W99'.")]
    [TestCase("faults:\n  - { fault: W9, att: auth.test }", "f.yaml:2: faults[0].att is not known here; expected one of fault, variant, at,")]
    [TestCase("faults:\n  - fault: W11\n    variant: tired", "f.yaml:3: faults[0].variant: W11 has no variant 'tired'; expected one of account_inactive, token_revoked, invalid_auth, not_authed.")]
    [TestCase("faults:\n  - { fault: W9, chance: often }", "f.yaml:2: faults[0].chance is 'often'; expected a number from 0 to 1.")]
    [TestCase("faults:\n  - { fault: W9, chance: 7 }", "f.yaml:2: faults[0].chance: The chance is 7; expected 0 to 1.")]
    [TestCase("faults:\n  - { fault: W9, count: 1.5 }", "f.yaml:2: faults[0].count is '1.5'; expected a whole number from 1, or always.")]
    [TestCase("faults:\n  - { fault: W9, until: soon }", "f.yaml:2: faults[0].until is 'soon'; expected a time such as 2026-11-24T08:00:00Z.")]
    [TestCase("faults:\n  - { fault: E10 }", "f.yaml:2: faults[0].fault: E10 is done at once")]
    [TestCase("faults:\n  - { fault: C1, user: anna }", "f.yaml:2: faults[0].fault: C1 needs 'at' here")]
    [TestCase("faults:\n  - { fault: W32 }", "f.yaml:2: faults[0].fault: W32 cannot happen here: tokens of this bot do not rotate")]
    [TestCase("limits: { posts: none }", "f.yaml:1: limits.posts is 'none'; expected calls a minute, more than 0.")]
    [TestCase("limits: { posts: 0 }", "f.yaml:1: limits.posts is '0'; expected calls a minute, more than 0.")]
    public void What_is_wrong_is_named_with_its_place(string yaml, string message)
    {
        Assert.That(() => Read(yaml), Throws.TypeOf<SetupException>().With.Message.StartsWith(message));
    }

    private static (FaultFile Faults, LimitOptions? Limits) Read(string text) => FaultReader.Read(SetupFile.Parse("f.yaml", text));
}
