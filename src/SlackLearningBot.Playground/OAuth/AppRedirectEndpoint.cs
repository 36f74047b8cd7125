using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.OAuth;

/// <summary>/app_redirect?app&amp;team: the link apps give people to come back into Slack (https://docs.slack.dev/interactivity/deep-linking).</summary>
internal sealed class AppRedirectEndpoint(SlackWorld world)
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/app_redirect", (string? team) => Results.Redirect(PageOf(team)));

    /// <summary>The page of that workspace as its first person sees it.</summary>
    private string PageOf(string? team)
    {
        if (team is null || world.Find(team) is not { } workspace)
        {
            return "/";
        }

        lock (workspace.Gate)
        {
            return workspace.People.Order.FirstOrDefault(id => workspace.People.Find(id) is { IsBot: false, Deleted: false }) is { } person
                ? $"/?team={workspace.TeamId}&as={person}"
                : "/";
        }
    }
}
