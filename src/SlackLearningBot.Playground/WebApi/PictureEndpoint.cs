using System.Globalization;
using System.Net;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.WebApi;

/// <summary>/pictures/{team}/{who}-{size}.svg: a person's, an app's or a workspace's picture.</summary>
internal sealed class PictureEndpoint(SlackWorld world)
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/pictures/{team}/{name}.svg", Draw);

    private IResult Draw(string team, string name)
    {
        var dash = name.LastIndexOf('-');
        if (dash < 0 || !int.TryParse(name[(dash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var size) || size is 0 or > 1024
            || world.Find(team) is not { } workspace)
        {
            return Results.NotFound();
        }

        var (letters, color) = Of(workspace, name[..dash]);
        return letters is null
            ? Results.NotFound()
            : Results.Content(
                $"""<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}" viewBox="0 0 48 48"><rect width="48" height="48" rx="8" fill="#{color}"/><text x="24" y="31" font-family="sans-serif" font-size="19" fill="#fff" text-anchor="middle">{WebUtility.HtmlEncode(letters)}</text></svg>""",
                "image/svg+xml; charset=utf-8");
    }

    private static (string? Letters, string Color) Of(Workspace workspace, string who)
    {
        if (who == workspace.TeamId)
        {
            return (workspace.Seed.Name[..1], "611f69");
        }

        lock (workspace.Gate)
        {
            return workspace.People.Find(who) is { } person ? (person.Initials, person.Color) : (null, "");
        }
    }
}
