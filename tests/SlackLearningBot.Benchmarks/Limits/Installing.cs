using SlackLearningBot.Features.Workspaces;
using SlackLearningBot.Operator;
using SlackLearningBot.Playground;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Benchmarks.Limits;

internal static class Installing
{
    /// <summary>The bot is installed in every workspace of the Playground.</summary>
    public static async Task EverywhereAsync(string connectionString, PlaygroundServer slack, CancellationToken cancel)
    {
        await using var bot = await BotHost.BuildAsync(new BotHostOptions
        {
            Environment = "Benchmark",
            IsServing = false,
            Settings = new Dictionary<string, string?>
            {
                ["ConnectionStrings:Postgres"] = connectionString,
                ["Slack:SigningSecret"] = PlaygroundOptions.SigningSecret,
                ["Logging:LogLevel:Default"] = "Warning",
            },
        }, cancel);
        foreach (var workspace in slack.World.All)
        {
            await bot.Services.GetRequiredService<InstallationStore>().SaveAsync(
                new Seams.Workspace(workspace.TeamId, workspace.Seed.Name, slack.Url, workspace.Bot.Id, workspace.Seed.BotToken),
                BotScopes.All, FastTime.Real.GetUtcNow(), cancel);
        }
    }
}
