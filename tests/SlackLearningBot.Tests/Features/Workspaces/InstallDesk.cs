using System.Text.Json.Nodes;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;
using SlackLearningBot.Tests.Harness;
using World = SlackLearningBot.Playground.World;

namespace SlackLearningBot.Tests.Features.Workspaces;

/// <summary>A bot that can be installed by button, and a second company, Other Works, that has not done so yet.</summary>
internal sealed class InstallDesk : IAsyncDisposable
{
    public const string Team = "T0OTHER0001";
    public const string Token = "xoxb-other";

    private InstallDesk(TestBot bot, FaultyNetwork network, World.Workspace other)
    {
        Bot = bot;
        Network = network;
        Other = other;
    }

    public TestBot Bot { get; }

    public FaultyNetwork Network { get; }

    public World.Workspace Other { get; }

    public static async Task<InstallDesk> StartAsync(bool withStarter = false, IReadOnlyDictionary<string, string?>? more = null)
    {
        var network = new FaultyNetwork();
        var settings = new Dictionary<string, string?>(more ?? new Dictionary<string, string?>())
        {
            ["Slack:ClientId"] = "1.2",
            ["Slack:ClientSecret"] = "s3cret",
            ["Bot:PublicUrl"] = "https://learning.example.com",
            ["Bot:StarterCatalogue"] = withStarter ? "true" : "false",
        };
        var bot = await TestBot.StartAsync(TestBot.MondayMorning, settings, network.Use);
        var other = bot.Slack.World.Add(new WorkspaceSeed(Team, "Other Works", "other-works", Token));
        other.Admit(new Person { Id = "U0OTHERCLEO", TeamId = Team, Name = "cleo", RealName = "Cleo Novak", TimeZone = "Europe/Stockholm" });
        return new InstallDesk(bot, network, other);
    }

    /// <summary>What Slack's next oauth.v2.access answers.</summary>
    public void Exchange(Action<JsonObject>? but = null)
    {
        var answer = new JsonObject
        {
            ["ok"] = true, ["access_token"] = Token, ["token_type"] = "bot", ["scope"] = string.Join(',', BotScopes.All), ["bot_user_id"] = Other.Bot.Id,
            ["app_id"] = SlackWorld.AppId, ["team"] = new JsonObject { ["id"] = Team, ["name"] = "Other Works" }, ["enterprise"] = null,
            ["is_enterprise_install"] = false, ["authed_user"] = new JsonObject { ["id"] = "U0OTHERCLEO" },
        };
        but?.Invoke(answer);
        Network.Answer("oauth.v2.access", 200, answer.ToJsonString());
    }

    /// <summary>Through the pages, as somebody of Other Works.</summary>
    public async Task<BrowserPage> InstallAsync(Browser? browser = null)
    {
        browser ??= new Browser(Bot);
        Exchange();
        return await browser.ComeBackAsync(await browser.BeginAsync());
    }

    public Task<string?> StateAsync(string team = Team) => Bot.ScalarAsync<string>("select state from installation where team_id = @Team", new { Team = team });

    public async Task<Seams.Workspace?> FindAsync(string team = Team) =>
        await Bot.Services.GetRequiredService<IWorkspaces>().FindAsync(team, CancellationToken.None);

    public ValueTask DisposeAsync() => Bot.DisposeAsync();
}
