using System.Text.Json;
using NUnit.Framework;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Edge;

/// <summary>A menu gets its offers, and never an error.</summary>
internal sealed class OptionsDeskTests
{
    private const string None = """{"options":[]}""";

    private TestBot bot = null!;

    [OneTimeSetUp]
    public async Task Start() => bot = await TestBot.StartAsync(
        TestBot.MondayMorning, new Dictionary<string, string?>(), services => services.AddSingleton<IOptionsHandler>(new Offers()));

    [OneTimeTearDown]
    public async Task Stop() => await bot.DisposeAsync();

    private async Task<(int? Status, string Body)> AskAsync(string query, string actionId = "test.offers", string team = DemoWorkspace.Team)
    {
        var answer = await SlackRequest.Form("/slack/options", ("payload", JsonSerializer.Serialize(new
        {
            type = "block_suggestion",
            team = new { id = team },
            user = new { id = DemoWorkspace.Anna, team_id = team },
            api_app_id = "A1",
            container = new { type = "view", view_id = "V1" },
            action_id = actionId,
            block_id = "b",
            value = query,
        }))).SendAsync(bot);
        return (answer.Status, answer.Body);
    }

    [Test]
    public async Task The_handler_of_that_name_offers_and_at_most_a_hundred_are_shown()
    {
        var (status, body) = await AskAsync("many", "test.offers:3");

        Assert.That(status, Is.EqualTo(200));
        Assert.That(JsonDocument.Parse(body).RootElement.GetProperty("options").GetArrayLength(), Is.EqualTo(100));
    }

    [TestCase("break", "test.offers", DemoWorkspace.Team)]
    [TestCase("many", "unknown.menu", DemoWorkspace.Team)]
    [TestCase("many", "test.offers", "T0STRANGER")]
    public async Task Whatever_goes_wrong_is_an_empty_list(string query, string actionId, string team)
    {
        Assert.That(await AskAsync(query, actionId, team), Is.EqualTo(((int?)200, None)));
    }

    private sealed class Offers : IOptionsHandler
    {
        public string Name => "test.offers";

        public Task<IReadOnlyList<Option>> HandleAsync(BlockSuggestion suggestion, CancellationToken cancel) => suggestion.Value == "break"
            ? throw new InvalidOperationException("broken")
            : Task.FromResult<IReadOnlyList<Option>>([.. Enumerable.Range(0, 150).Select(i => new Option(new PlainText($"offer {i}"), $"{i}"))]);
    }
}
