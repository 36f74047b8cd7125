using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.PersonalData;

/// <summary>A person gets everything the bot keeps about them as a file in their conversation.</summary>
internal sealed class ExportTests
{
    private FaultyNetwork network = null!;
    private TestBot bot = null!;

    [SetUp]
    public async Task Start()
    {
        network = new FaultyNetwork();
        bot = await TestBot.StartAsync(
            TestBot.MondayMorning, new Dictionary<string, string?> { ["Bot:StarterCatalogue"] = "true" }, network.Use);
    }

    [TearDown]
    public async Task Stop()
    {
        await bot.DisposeAsync();
        network.Dispose();
    }

    private static List<SharedFile> FilesOf(PersonHands person) => [.. person.Messages().SelectMany(message => message.Files)];

    private static JsonObject Read(SharedFile file) => JsonNode.Parse(file.Bytes!)!.AsObject();

    [Test]
    public async Task Whoever_asks_what_is_kept_is_told_and_gets_it_with_one_click()
    {
        var answer = (await bot.Anna.CommandAsync("/learn data")).Ephemeral!;

        await bot.Anna.ClickAsync(answer, "Export my data");
        await bot.SettleAsync();

        Assert.That(answer.Text, Does.Contain("I keep your name and zone"));
        Assert.That(answer.Blocks, Does.Contain("Erase me"));
        Assert.That(FilesOf(bot.Anna), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_file_holds_a_row_of_every_table_with_a_person_in_it()
    {
        await bot.FillAsync(bot.Anna);
        var kept = await bot.CountAsync(bot.Anna);
        await bot.Anna.OpenHomeAsync();
        await bot.SettleAsync();

        await bot.Anna.ClickAsync(bot.Anna.Home!, "Export my data");
        await bot.SettleAsync();

        var file = Read(FilesOf(bot.Anna).Single());
        var data = file["data"]!.AsObject();
        Assert.That(kept.Values, Has.All.GreaterThan(0), "FullLife knows every table; add the new one there");
        Assert.That(kept.Keys.Where(table => data[table] is not JsonArray { Count: > 0 }), Is.Empty);
        Assert.That((file["team"]!.GetValue<string>(), file["user"]!.GetValue<string>()), Is.EqualTo((bot.Anna.Workspace.TeamId, bot.Anna.UserId)));
        Assert.That(file["about"]!.GetValue<string>(), Does.Contain("Everything SlackLearningBot keeps about you"));
        Assert.That(data["person"]![0]!["real_name"]!.GetValue<string>(), Is.EqualTo("Full <!channel> Name 🦄"));
    }

    [Test]
    public async Task The_file_can_be_read_by_people_and_comes_with_a_sentence()
    {
        await bot.FillAsync(bot.Anna);

        await bot.Anna.CommandAsync("/learn data export");
        await bot.SettleAsync();

        var message = bot.Anna.Messages().Single(message => message.Files.Count > 0);
        Assert.That(message.Text, Does.Contain("Here is everything I keep about you"));
        Assert.That(message.Files[0].Name, Is.EqualTo($"learning-data-{bot.Anna.UserId}-2026-11-23.json"));
        Assert.That(System.Text.Encoding.UTF8.GetString(message.Files[0].Bytes!), Does.Contain("\n  \"data\": {"));
    }

    [Test]
    public async Task Nobody_else_is_in_the_file()
    {
        var cleo = await bot.AddCleoAsync();
        await bot.FillAsync(bot.Anna);
        await bot.FillAsync(bot.Ben);

        await bot.Anna.CommandAsync("/learn data export");
        await bot.SettleAsync();

        var text = System.Text.Encoding.UTF8.GetString(FilesOf(bot.Anna).Single().Bytes!);
        Assert.That(text, Does.Not.Contain(bot.Ben.UserId).And.Not.Contain(cleo.UserId));
        Assert.That(FilesOf(bot.Ben), Is.Empty);
    }

    [Test]
    public async Task Three_clicks_at_once_bring_one_file()
    {
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => bot.Anna.CommandAsync("/learn data export")));
        await bot.SettleAsync();

        Assert.That(FilesOf(bot.Anna), Has.Count.EqualTo(1));
    }

    [TestCase("files.getUploadURLExternal", "missing_scope")]
    [TestCase("files.completeUploadExternal", "channel_not_found")]
    public async Task A_file_that_Slack_refuses_for_good_is_told_of(string method, string error)
    {
        network.Answer(method, 200, $$"""{"ok":false,"error":"{{error}}"}""");

        await bot.Anna.CommandAsync("/learn data export");
        await bot.SettleAsync();

        var message = bot.Anna.Messages().Single(message => message.EphemeralTo is null);
        Assert.That(message.Text, Does.Contain("I could not hand over the file").And.Contain(error).And.Contain("doctor").And.Contain("/learn data export"));
        Assert.That(await bot.ScalarAsync<string>("select state || ' ' || reason from delivery where kind = 'data.export'"), Is.EqualTo($"dropped {error}"));
    }

    [Test]
    public async Task A_file_that_fails_again_and_again_is_told_of_once()
    {
        for (var tried = 0; tried < 9; tried++)
        {
            network.Answer("files.getUploadURLExternal", 500, "oh no");
        }

        await bot.Anna.CommandAsync("/learn data export");
        for (var minutes = 0; minutes < 20; minutes++)
        {
            bot.Machine.Advance(TimeSpan.FromMinutes(1));
            await bot.SettleAsync();
        }

        Assert.That(bot.Anna.Messages().Count(message => message.Text.Contains("could not hand over", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task An_upload_that_failed_is_tried_again()
    {
        network.Answer("files.getUploadURLExternal", 500, "oh no");
        await bot.Anna.CommandAsync("/learn data export");
        await bot.SettleAsync();
        var before = FilesOf(bot.Anna).Count;

        bot.Machine.Advance(TimeSpan.FromMinutes(1));
        await bot.SettleAsync();

        Assert.That((before, FilesOf(bot.Anna).Count), Is.EqualTo((0, 1)));
    }
}
