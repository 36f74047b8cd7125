using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground.Demo;

namespace SlackLearningBot.Tests.Operator;

/// <summary><c>outbox list</c> and <c>outbox show</c>: which deliveries there are, and what became of one.</summary>
internal sealed class OutboxListTests
{
    private ConsoleDesk desk = null!;

    [SetUp]
    public async Task Start() => desk = await ConsoleDesk.StartAsync();

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private static int Count(Said said, string word) => said.Output.Split('\n').Count(line => line.Contains(word, StringComparison.Ordinal));

    [Test]
    public async Task Newest_first_and_a_page_at_a_time()
    {
        for (var i = 1; i <= 5; i++)
        {
            await desk.Outbox.OweAsync($"{i}");
        }

        var ids = await desk.Bot.QueryAsync<Guid>("select id from delivery where kind = 'test.note' order by id desc");
        var first = await desk.RunAsync("outbox list --kind test.note --limit 3");
        var next = await desk.RunAsync($"outbox list --kind test.note --limit 3 --before {ids[2]}");

        Assert.That(first.Output, Does.Match($"(?s){ids[0]}.*{ids[1]}.*{ids[2]}.*There may be more: --before {ids[2]}"));
        Assert.That(next.Output, Does.Match($"(?s){ids[3]}.*{ids[4]}").And.Not.Contain("There may be more"));
        Assert.That((Count(first, "test.note"), Count(next, "test.note")), Is.EqualTo((3, 2)));
    }

    [TestCase("--state dead", 1)]
    [TestCase("--state waiting", 2)]
    [TestCase("--kind test.note", 3)]
    [TestCase("--kind nothing.such", 0)]
    [TestCase("--person U0BEN", 0)]
    [TestCase("--person " + DemoWorkspace.Anna, 3)]
    [TestCase("--since 1h", 3)]
    [TestCase("--since 2026-11-24", 0)]
    [TestCase("--workspace " + DemoWorkspace.Team, 3)]
    public async Task Only_what_was_asked_for(string filter, int found)
    {
        await desk.Outbox.OweAsync("1");
        await desk.Outbox.OweAsync("2");
        await desk.DieAsync("3");

        var said = await desk.RunAsync($"outbox list {filter}");

        Assert.That((said.Code, Count(said, "test.note")), Is.EqualTo((0, found)), said.Output + said.Error);
    }

    [TestCase("--since soon", "--since soon is no time")]
    [TestCase("--workspace T0NOWHERE", "The bot was never installed in workspace T0NOWHERE")]
    [TestCase("--state lost", "lost")]
    [TestCase("--limit 0", "--limit expects a whole number from 1 to")]
    public async Task What_makes_no_sense_is_said(string filter, string complaint)
    {
        var said = await desk.RunAsync($"outbox list {filter}");

        Assert.That(said.Error, Does.Contain(complaint));
        Assert.That(said.Code, Is.EqualTo(1));
    }

    [Test]
    public async Task What_it_says_is_never_shown()
    {
        await desk.Outbox.OweAsync("1");
        await desk.Bot.ExecuteAsync("update delivery set payload = '{\"text\": \"a secret\"}' where kind = 'test.note'");
        var id = await desk.IdAsync("1");

        foreach (var verb in new[] { "outbox list", "outbox list --json", $"outbox show {id}", $"outbox show {id} --json", "status", "status --json" })
        {
            Assert.That((await desk.RunAsync(verb)).Output, Does.Not.Contain("a secret"), verb);
        }
    }

    [Test]
    public async Task A_plain_life_is_told_with_both_clocks_and_the_link()
    {
        await desk.Outbox.OweAsync("1", expires: desk.Bot.Now.AddHours(3));
        await desk.Bot.ExecuteAsync("update contact set zone = 'Europe/Stockholm' where user_id = @UserId", desk.Outbox.Anna);
        await desk.Bot.ExecuteAsync(
            "insert into contact (team_id, user_id, zone) values (@TeamId, @UserId, 'Europe/Stockholm') on conflict (team_id, user_id) do update set zone = excluded.zone", desk.Outbox.Anna);
        await desk.Outbox.SendAsync();

        var said = await desk.RunAsync($"outbox show {await desk.IdAsync("1")}");

        Assert.That(said.Output, Does.Contain("test.note, sent").And.Contain("whose zone is Europe/Stockholm").And.Contain("2026-11-23 06:00:00 UTC (07:00 there)  Created.")
            .And.Contain("Due; worth sending until 2026-11-23 09:00:00 UTC (10:00 there).").And.Match(@"Sent at the first attempt: http.*/archives/D\w+/p\d{16}"));
    }

    [Test]
    public async Task An_unusual_life_is_told_in_order()
    {
        desk.Outbox.Network.LoseAnswer("chat.postMessage");
        await desk.Outbox.OweAsync("1");
        await desk.Outbox.SendAsync();
        var unsure = await desk.RunAsync($"outbox show {await desk.IdAsync("1")}");
        await desk.Outbox.PassAsync(TimeSpan.FromSeconds(91));
        var sent = await desk.RunAsync($"outbox show {await desk.IdAsync("1")}");

        Assert.That(unsure.Output, Does.Contain("Nobody knows whether it was seen (connection_cut)").And.Contain("Unsure, not before 2026-11-23 06:01:30 UTC"));
        Assert.That(sent.Output, Does.Match("(?s)Created.*Nobody knows whether it was seen.*Looked up in the conversation.*Sent at the second attempt"));
    }

    [Test]
    public async Task One_that_is_not_there_is_said()
    {
        var said = await desk.RunAsync("outbox show 01930000-0000-7000-8000-000000000000");

        Assert.That(said.Error, Does.Contain("There is no delivery 01930000-0000-7000-8000-000000000000"));
        Assert.That(said.Code, Is.EqualTo(1));
    }

    [Test]
    public async Task Other_programs_read_it_as_JSON()
    {
        await desk.DieAsync("1");

        var read = JsonNode.Parse((await desk.RunAsync("outbox list --state dead --json")).Output)!.AsArray();

        Assert.That((read[0]!["state"]!.GetValue<string>(), read[0]!["reason"]!.GetValue<string>()), Is.EqualTo(("dead", "channel_not_found")));
    }
}
