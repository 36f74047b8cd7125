using System.CommandLine;

namespace SlackLearningBot.Seams;

/// <summary>Which workspace a console verb is about.</summary>
internal static class TeamChoice
{
    public static Option<string?> Option() => new("--workspace", "--team") { Description = "The workspace, T…; may be left out when there is only one" };

    /// <summary>The workspace, or null with the complaint written.</summary>
    public static async Task<Workspace?> ChooseAsync(ConsoleHost host, IServiceProvider services, string? asked, CancellationToken cancel)
    {
        var all = await services.GetRequiredService<IWorkspaces>().ReadAllAsync(cancel);
        var list = string.Join(", ", all.Select(one => $"{one.TeamId} ({one.TeamName})"));
        switch (all.Where(one => asked is null || one.TeamId == asked).ToList())
        {
            case [var chosen]:
                return chosen;
            case [] when all.Count == 0:
                await host.Error.WriteLineAsync("The bot is installed in no workspace yet. Set Slack:BotToken and start it once with serve.");
                return null;
            case []:
                await host.Error.WriteLineAsync($"Found --workspace {asked}, but the bot is not installed there. Expected one of {list}.");
                return null;
            default:
                await host.Error.WriteLineAsync($"The bot is installed in several workspaces. Add --workspace with one of {list}.");
                return null;
        }
    }
}
