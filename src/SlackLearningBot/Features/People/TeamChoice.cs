using System.CommandLine;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.People;

/// <summary>Which workspace a console verb is about.</summary>
internal static class TeamChoice
{
    public static Option<string?> Option() => new("--workspace", "--team") { Description = "The workspace, T…; may be left out when there is only one" };

    /// <summary>The workspace, or null with the complaint written.</summary>
    public static async Task<Workspace?> ChooseAsync(IWorkspaces workspaces, string? asked, TextWriter error, CancellationToken cancel)
    {
        var all = await workspaces.ReadAllAsync(cancel);
        var list = string.Join(", ", all.Select(one => $"{one.TeamId} ({one.TeamName})"));
        switch (all.Where(one => asked is null || one.TeamId == asked).ToList())
        {
            case [var chosen]:
                return chosen;
            case [] when all.Count == 0:
                await error.WriteLineAsync("The bot is installed in no workspace yet. Set Slack:BotToken and start it once with serve.");
                return null;
            case []:
                await error.WriteLineAsync($"The bot is not installed in workspace {asked}. Expected one of {list}.");
                return null;
            default:
                await error.WriteLineAsync($"The bot is installed in several workspaces. Say which with --workspace: {list}.");
                return null;
        }
    }
}
